"""The case as tensions are looked for in it."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from whosays.records import Analysis, Claim, ClaimBond, Relation, TimeExpression
from whosays.text.temporal.vocabulary import CARDINALS, TENS
from whosays.text.words import stem, telling, words_of
from whosays.weigh.tensions.statements import DESCRIBED, Statement, statements_of
from whosays.weigh.tensions.within import Nesting

_NUMBERS = frozenset(map(stem, (*CARDINALS, *TENS, "hundred", "thousand", "million", "dozen")))


@dataclass(frozen=True)
class Book:
    """A case with its bonds and relations, read once for all finders.

    Attributes:
        analysis: The case.
        bonds: Which claims say the same as others, or the contrary.
        relations: What they say of two entities.
    """

    analysis: Analysis
    bonds: tuple[ClaimBond, ...]
    relations: tuple[Relation, ...]

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """By claim id, in order of the case; claims that state nothing have none."""
        return {statement.id: statement for statement in statements_of(self.analysis)}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """By id."""
        return {claim.id: claim for claim in self.analysis.claims}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each claim comes in the case."""
        return {claim.id: index for index, claim in enumerate(self.analysis.claims)}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each entity, source and document."""
        return {
            **{document.id: document.title for document in self.analysis.documents},
            **{source.id: source.name for source in self.analysis.sources},
            **{entity.id: entity.name for entity in self.analysis.entities},
        }

    def name(self, identity: str) -> str:
        """What an entity, source or document is called; of what is only described, the words that describe it."""
        return self.names.get(identity) or self._described[identity]

    @cached_property
    def _described(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for statement in self.statements.values():
            proposition = statement.claim.proposition
            for identities, words in (
                (statement.subjects, proposition.subject),
                ((*statement.agents, *statement.patients), proposition.object.removeprefix("by ")),
            ):
                for identity in identities:
                    if identity.startswith(DESCRIBED):
                        found.setdefault(identity, words)
        return found

    @cached_property
    def schemata(self) -> Mapping[str, str]:
        """What sort of thing each entity is."""
        return {entity.id: entity.schema for entity in self.analysis.entities}

    @cached_property
    def nesting(self) -> Nesting:
        """Which places lie within which."""
        return Nesting(self.analysis)

    @cached_property
    def durations(self) -> Mapping[str, list[TimeExpression]]:
        """The durations of each document, in order of text."""
        found: defaultdict[str, list[TimeExpression]] = defaultdict(list)
        for document_id, time in self.analysis.times:
            if time.kind == "duration" and time.duration:
                found[document_id].append(time)
        return found

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each document."""
        return {document.id: document.text for document in self.analysis.documents}

    def by(self, role: str) -> Mapping[str, list[Statement]]:
        """Positive statements by each of the entities in a role of theirs: ``subjects`` or ``agents``."""
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements.values():
            if not statement.negative:
                for entity_id in getattr(statement, role):
                    found[entity_id].append(statement)
        return found

    @cached_property
    def by_agent(self) -> Mapping[str, list[Statement]]:
        """Positive statements by whoever does what they say."""
        return self.by("agents")

    @cached_property
    def by_subject(self) -> Mapping[str, list[Statement]]:
        """Positive statements by whom their verb is about."""
        return self.by("subjects")


@functools.lru_cache(maxsize=200_000)
def terms_of(text: str) -> frozenset[str]:
    """Stems of the telling words of some text, without numbers in figures or words."""
    return frozenset(term for term in telling(words_of(text)) if not term[0].isdigit()) - _NUMBERS


def quote(words: str, longest: int = 120) -> str:
    """Words in quotation marks on one line, cut behind a word."""
    line = " ".join(words.split())
    if len(line) > longest:
        line = re.sub(r"\s+\S*$", "", line[:longest]) + " …"
    return f"“{line}”"


def listed(names: Iterable[str]) -> str:
    """Names in a row: "A, B and C"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def holder_of(claim: Claim) -> str:
    """Whoever a claim ends at: a source's id, or the document's."""
    chain = claim.attribution.chain
    return chain[-1].source_id if chain else claim.document_id


def about(book: Book, sides: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The entities that claims of every side are about."""
    named = [{one.entity_id: None for claim in side for one in book.claims[claim].participants} for side in sides]
    return tuple(entity_id for entity_id in named[0] if all(entity_id in other for other in named))
