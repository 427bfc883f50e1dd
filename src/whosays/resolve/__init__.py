"""Mentions become entities: who is the same as whom across documents, by judgement and by machine."""

from whosays.resolve.assuming import parse_assumption, under_assumptions
from whosays.resolve.bearers import Bearer, Bearers
from whosays.resolve.clusters import Clusters, Joined, State, cluster, join_entities, to_compare
from whosays.resolve.contexts import Context
from whosays.resolve.judging import Judged, draft, judgement_in_words
from whosays.resolve.makeup import Makeup, Part, makeup_of
from whosays.resolve.queue import Pair, Side, open_identities, pair_of
from whosays.resolve.renaming import case_claims, case_sources
from whosays.resolve.resolver import Resolved, Resolver

__all__ = [
    "Bearer",
    "Bearers",
    "Clusters",
    "Context",
    "Joined",
    "Judged",
    "Makeup",
    "Pair",
    "Part",
    "Resolved",
    "Resolver",
    "Side",
    "State",
    "case_claims",
    "case_sources",
    "cluster",
    "draft",
    "join_entities",
    "judgement_in_words",
    "makeup_of",
    "open_identities",
    "pair_of",
    "parse_assumption",
    "to_compare",
    "under_assumptions",
]
