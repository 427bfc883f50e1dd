"""How an audit is held against what is expected of it: which entry is which claim, and how many are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, zip_longest

from benchmarks._audit_set import VERDICTS, AuditCase, ExpectedClaim, Quoted, places, worst_of
from benchmarks._baselines import Located
from benchmarks._scores import Counts
from benchmarks._thresholds import balanced
from whosays.records import Claim, Document, Span
from whosays.records.audit import Audit, AuditedPart, AuditEntry, AuditVerdict, Cited, Drift

#: How many omissions an analyst reads.
FIRST = 20
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Texts:
    """A case with its documents as they are read, the sources by their path below the case's folder."""

    case: AuditCase
    brief: Document
    sources: Mapping[str, Document]

    def quote(self, words: str) -> Bounds:
        """Where words of the brief stand in its document.

        Raises:
            ValueError: If reading has lost them.
        """
        return self._placed(words, self.brief, "brief.txt")[0]

    def passage(self, quoted: Quoted) -> list[Located]:
        """Every place of words of a source.

        Raises:
            ValueError: If reading has lost them.
        """
        found = self._placed(quoted.exact, self.sources[quoted.source], quoted.source)
        return [(quoted.source, start, end) for start, end in found]

    def located(self, document_id: str | None, span: Span) -> Located | None:
        """A span of one of the sources; None for one of another document."""
        for source, document in self.sources.items():
            if document.id == document_id:
                return source, span.start, span.end
        return None

    def _placed(self, words: str, document: Document, path: str) -> list[Bounds]:
        found = places(words, document.text)
        if not found:
            message = f"{self.case.name}/{path}: as it is read, it no longer has the words {words!r}"
            raise ValueError(message)
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system says of an expected claim.

    Attributes:
        verdict: None where it has no entry for it.
        drift: Every kind that it names.
        sources: The documents that it takes to be cited, by their paths; None where the system was told.
        passages: What the claim rests on, best first.
        support_probability: That of the part that is supported least.
    """

    verdict: AuditVerdict | None
    drift: frozenset[Drift] = frozenset()
    sources: tuple[str, ...] | None = ()
    passages: tuple[Located, ...] = ()
    support_probability: float | None = None


Pairs = Sequence[tuple[ExpectedClaim, Answer]]


def half(one: Sequence[Bounds], other: Sequence[Bounds]) -> int:
    """Code points that two sets of ranges share, where that is at least half of the shorter; else 0."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    shorter = min(sum(end - start for start, end in ranges) for ranges in (one, other))
    return shared if 2 * shared >= shorter else 0


def hits(found: Located, gold: Iterable[Located]) -> bool:
    """Whether a place has at least half of the shorter in common with one of the same document."""
    return any(found[0] == one[0] and half([found[1:]], [one[1:]]) for one in gold)


class Matched:
    """The entries of an audit, by the expected claims that they fall on.

    An entry falls on a claim when its content and the claim's quote share at least half of the shorter. The one that
    shares most tells what is cited. Several count as the worst of them; of an entry that reaches beyond the quote, only
    the parts that fall on it, where it has such.

    Args:
        texts: The case.
        audit: What the product made of it.
        claims: The claims of the case.
    """

    def __init__(self, texts: Texts, audit: Audit, claims: Iterable[Claim]) -> None:
        self._texts = texts
        self._audit = audit
        contents = {
            claim.id: [(span.start, span.end) for span in claim.content]
            for claim in claims
            if claim.document_id == texts.brief.id
        }
        self._entries: dict[str, list[AuditEntry]] = {}
        for expected in texts.case.claims:
            quote = texts.quote(expected.quote)
            shares = [(half(contents.get(entry.claim_id, []), [quote]), entry) for entry in audit.entries]
            shares = sorted((pair for pair in shares if pair[0]), key=lambda pair: -pair[0])
            self._entries[expected.id] = [entry for _, entry in shares]

    @property
    def extra(self) -> int:
        """Entries that fall on no expected claim."""
        used = {entry.claim_id for entries in self._entries.values() for entry in entries}
        return sum(entry.claim_id not in used for entry in self._audit.entries)

    def answers(self) -> list[tuple[ExpectedClaim, Answer]]:
        """Every expected claim with what the audit says of it."""
        return [(expected, self._answer(expected)) for expected in self._texts.case.claims]

    def parts(self) -> list[tuple[AuditVerdict, AuditVerdict | None]]:
        """The verdict of every expected part, with that of the audited parts that fall on it."""
        found: list[tuple[AuditVerdict, AuditVerdict | None]] = []
        for expected in self._texts.case.claims:
            for part in expected.parts:
                audited = [p for entry in self._entries[expected.id] for p in self._parts_on(entry, part.quote)]
                found.append((part.verdict, worst_of([p.verdict for p in audited]) if audited else None))
        return found

    def omissions(self) -> tuple[Counts, Counts]:
        """Expected omissions among the first ``FIRST`` that are listed, and among the first half of these."""
        gold = [self._texts.passage(omission.passage) for omission in self._texts.case.omissions]
        listed = [self._texts.located(one.document_id, one.passage) for one in self._audit.omissions]
        return _listed(gold, listed[:FIRST]), _listed(gold, listed[: FIRST // 2])

    def twice_told(self) -> Counts:
        """Pairs of claims that rest on one thing; of pairs that are listed, those of two expected claims."""
        gold = {frozenset(pair) for group in self._texts.case.twice_told for pair in combinations(group, 2)}
        by_entry: dict[str, set[str]] = {}
        for name, entries in self._entries.items():
            for entry in entries:
                by_entry.setdefault(entry.claim_id, set()).add(name)
        listed: set[frozenset[str]] = set()
        for told in self._audit.twice_told:
            for one, other in combinations(told.claim_ids, 2):
                named = {frozenset((a, b)) for a in by_entry.get(one, ()) for b in by_entry.get(other, ()) if a != b}
                # Two entries may fall on several claims; the pair is counted once, as the expected one if it is one.
                listed |= (named & gold) or set(sorted(named, key=sorted)[:1])
        return Counts(len(listed), len(gold), len(listed & gold), len(listed & gold))

    def _answer(self, expected: ExpectedClaim) -> Answer:
        entries = self._entries[expected.id]
        if not entries:
            return Answer(None)
        verdicts: list[AuditVerdict] = []
        drift: set[Drift] = set()
        ranked: list[Located] = []
        probabilities: list[float] = []
        for entry in entries:
            parts = self._parts_on(entry, expected.quote) or list(entry.parts)
            whole = len(parts) == len(entry.parts)
            verdicts.append(entry.verdict if whole else worst_of([part.verdict for part in parts]))
            drift |= set(entry.drift) if whole else {d.drift for part in parts for d in part.differences}
            ranked += self._ranked(entry, parts)
            probabilities += [p.support_probability for p in parts if p.support_probability is not None]
        return Answer(
            worst_of(verdicts),
            frozenset(drift),
            self._sources(entries[0]),
            tuple(dict.fromkeys(ranked)),
            min(probabilities, default=None),
        )

    def _parts_on(self, entry: AuditEntry, words: str) -> list[AuditedPart]:
        quote = self._texts.quote(words)
        return [part for part in entry.parts if half([(part.content.start, part.content.end)], [quote])]

    def _sources(self, entry: AuditEntry) -> tuple[str, ...]:
        ids = entry.candidates[0].document_ids if entry.candidates else ()
        return tuple(source for source, document in self._texts.sources.items() if document.id in ids)

    def _ranked(self, entry: AuditEntry, parts: Sequence[AuditedPart]) -> list[Located]:
        """The passages of the parts: the first of each, the second of each, and so on."""
        cited: Iterable[Cited | None] = chain.from_iterable(zip_longest(*(part.passages for part in parts)))
        found = [self._texts.located(one.document_id, one.span) for one in cited if one is not None]
        if not found and entry.passage is not None:
            found = [self._texts.located(entry.document_id, entry.passage)]
        return [one for one in found if one is not None]


def _listed(gold: Sequence[Sequence[Located]], listed: Sequence[Located | None]) -> Counts:
    right = sum(one is not None and any(hits(one, places_of) for places_of in gold) for one in listed)
    reached = sum(any(one is not None and hits(one, places_of) for one in listed) for places_of in gold)
    return Counts(len(listed), len(gold), right, reached)


def group(verdict: AuditVerdict | None) -> str:
    """The lenient verdict: ``supported``, ``flawed``, ``unavailable``, or ``no entry``."""
    if verdict is None:
        return "no entry"
    return {"supported": "supported", "source_unavailable": "unavailable"}.get(verdict, "flawed")


def strict(pairs: Pairs) -> float:
    """Share of the claims with the very verdict."""
    return _share(answer.verdict == expected.verdict for expected, answer in pairs)


def lenient(pairs: Pairs) -> float:
    """Share of the claims with the verdict of the same group."""
    return _share(group(answer.verdict) == group(expected.verdict) for expected, answer in pairs)


def balanced_accuracy(pairs: Pairs) -> float:
    """Mean of the recalls of supported and of flawed, over claims whose source is at hand.

    To have no entry, or to call the source unavailable, is wrong in either class.
    """
    at_hand = [(e, a) for e, a in pairs if e.verdict != "source_unavailable"]
    gold = [expected.verdict == "supported" for expected, _ in at_hand]
    right = [group(answer.verdict) == group(expected.verdict) for expected, answer in at_hand]
    return balanced(gold, [label == answer for label, answer in zip(gold, right, strict=True)])


def false_alarms(pairs: Pairs) -> float:
    """Share of the supported claims for which some drift is named."""
    return _share(bool(answer.drift) for expected, answer in pairs if expected.verdict == "supported")


def covered(pairs: Pairs) -> float:
    """Share of the claims that there is an entry for."""
    return _share(answer.verdict is not None for _, answer in pairs)


def right_source(pairs: Pairs) -> float | None:
    """Share of the claims for which the first candidate is what is cited, or there is none where nothing is at hand.

    None where the system was told.
    """
    if any(answer.sources is None for _, answer in pairs):
        return None
    return _share(
        answer.verdict is not None
        and (expected.cites in (answer.sources or ()) if expected.cites else not answer.sources)
        for expected, answer in pairs
    )


def passage_recall(pairs: Pairs, gold: Callable[[ExpectedClaim], Sequence[Sequence[Located]]], first: int) -> float:
    """Share of the claims with passages that have one of them among the first so many; see ``hits``."""
    return _share(
        any(hits(found, places_of) for found in answer.passages[:first] for places_of in expected_places)
        for expected, answer in pairs
        if (expected_places := gold(expected))
    )


def confusion(pairs: Pairs) -> list[str]:
    """A Markdown table: expected verdicts in rows, found ones in columns."""
    counts = Counter((expected.verdict, answer.verdict) for expected, answer in pairs)
    columns: list[AuditVerdict | None] = [*VERDICTS, None]
    names = [name or "no entry" for name in columns]
    rows = [f"| expected | {' | '.join(names)} |", "|---|" + "---:|" * len(columns)]
    return rows + [f"| {v} | {' | '.join(str(counts[v, column] or '·') for column in columns)} |" for v in VERDICTS]


def _share(hits_of: Iterable[bool]) -> float:
    answers = list(hits_of)
    return sum(answers) / len(answers) if answers else 0.0
