"""What the texts of a case argue to be one person: arguments read, and what is said of both sides weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whosays.extract.argued import arguments_of, statements_of
from whosays.records import Argument, Claim, Document, IdentityHypothesis, Reading, Span, Statement
from whosays.resolve import Resolved
from whosays.resolve.argued import Dossier, Draft, Key, collect, hypothesis_of
from whosays.resolve.bearers import Bearer

_Wanted = tuple[frozenset[str], frozenset[Span]]


class Hypotheses:
    """The argued identities of one set of documents; texts are read once, whatever is judged or assumed.

    Args:
        read: The documents, in the order in which they are shown, and their readings.
    """

    def __init__(self, read: Sequence[tuple[Document, Reading]]) -> None:
        self._read = {document.id: (document, reading) for document, reading in read}
        self._arguments: list[Argument] | None = None
        self._statements: dict[tuple[str, _Wanted], Mapping[str, tuple[Statement, ...]]] = {}

    def under(self, resolved: Resolved) -> tuple[IdentityHypothesis, ...]:
        """All hypotheses, with what the case looks like under certain judgements."""
        if self._arguments is None:
            self._arguments = [argument for both in self._read.values() for argument in arguments_of(*both)]
        drafts = collect(self._arguments, resolved.compared)
        if not drafts:
            return ()
        bearers: defaultdict[str, list[Bearer]] = defaultdict(list)
        for bearer, entity_id in resolved.compared.ids.items():
            bearers[entity_id].append(bearer)
        said = self._said(drafts, bearers)
        names = {entity.id: (entity.name, *entity.aliases) for entity in resolved.compared.entities}
        claims = self._claims(drafts)
        judged = {frozenset((it.left, it.right)): it.judgement for it in resolved.clusters.identities}
        found = []
        for draft in drafts:
            left, right = (_dossier(key, names, bearers, said) for key in (draft.left, draft.right))
            hypothesis = hypothesis_of(draft, (left, right), claims)
            verdict = judged.get(frozenset((hypothesis.left, hypothesis.right)))
            found.append(replace(_in_view(hypothesis, draft, resolved), judgement=verdict))
        return tuple(found)

    def _said(
        self, drafts: Sequence[Draft], bearers: Mapping[str, Sequence[Bearer]]
    ) -> Mapping[tuple[str, str], tuple[Statement, ...]]:
        """What is said of all sides, by document and id within it."""
        wanted: defaultdict[str, set[str]] = defaultdict(set)
        described: defaultdict[str, set[Span]] = defaultdict(set)
        for draft in drafts:
            for key in (draft.left, draft.right):
                for bearer in bearers.get(key.entity_id or "", ()):
                    wanted[bearer.document_id].add(bearer.id)
            for argument in draft.arguments:
                for side in (argument.left, argument.right):
                    if side.entity_id is None:
                        described[argument.document_id].add(side.span)
        said = {}
        for document_id in {*wanted, *described}:
            needs = frozenset(wanted[document_id]), frozenset(described[document_id])
            if (document_id, needs) not in self._statements:
                found = statements_of(*self._read[document_id], needs[0], sorted(needs[1]))
                self._statements[document_id, needs] = found
            for identity, statements in self._statements[document_id, needs].items():
                said[document_id, identity] = statements
        return said

    def _claims(self, drafts: Sequence[Draft]) -> Mapping[str, Claim]:
        """The claims that carry arguments."""
        wanted = {argument.claim_id for draft in drafts for argument in draft.arguments if argument.claim_id}
        documents = {argument.document_id for draft in drafts for argument in draft.arguments}
        return {claim.id: claim for it in documents for claim in self._read[it][1].claims if claim.id in wanted}


def _dossier(
    key: Key,
    names: Mapping[str, tuple[str, ...]],
    bearers: Mapping[str, Sequence[Bearer]],
    said: Mapping[tuple[str, str], tuple[Statement, ...]],
) -> Dossier:
    if key.entity_id is None:
        document_id, _, place = key.reference.rpartition(":")
        return Dossier(key.reference, (), said.get((document_id, place), ()))
    mine = bearers[key.entity_id]
    statements = tuple(statement for bearer in mine for statement in said.get((bearer.document_id, bearer.id), ()))
    return Dossier(key.reference, names[key.entity_id], statements, frozenset(bearer.reference for bearer in mine))


def _in_view(hypothesis: IdentityHypothesis, draft: Draft, resolved: Resolved) -> IdentityHypothesis:
    """A hypothesis with its names as they are judged by, and whether the two are one in this view."""
    keys = draft.left, draft.right
    shown = [
        resolved.lookup.label(key.reference) if key.entity_id is not None else name
        for key, name in zip(keys, (hypothesis.left_name, hypothesis.right_name), strict=True)
    ]
    meant = [resolved.clusters.bearers.meant_by(key.reference) for key in keys if key.entity_id is not None]
    entities = {resolved.clusters.table.ids[bearer] for side in meant for bearer in side}
    return replace(
        hypothesis,
        left_name=shown[0],
        right_name=shown[1],
        joined=len(meant) == len(keys) and len(entities) == 1,
    )
