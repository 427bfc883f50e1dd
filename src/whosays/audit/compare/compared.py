"""A statement of a brief held against one passage by every comparison there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.audit.compare.aligned import aligned_claim, telling
from whosays.audit.compare.certainty import compare_certainty
from whosays.audit.compare.dates import compare_dates
from whosays.audit.compare.holders import compare_holders
from whosays.audit.compare.names import missing_names
from whosays.audit.compare.numbers import compare_numbers
from whosays.audit.compare.polarity import compare_polarity
from whosays.audit.compare.quotes import Quoted, compare_quotes
from whosays.audit.compare.scope import compare_scope
from whosays.audit.compare.side import Side
from whosays.audit.compare.spoken import spoken
from whosays.audit.passages import Found
from whosays.language.decode import logit
from whosays.language.labels import DRIFTS
from whosays.language.pairs import PairReading
from whosays.records import Claim, Difference, Link, Source, Span
from whosays.text.names import latin, name_key, sound_key

#: What the weights of the judgement are for, in order; see ``features``.
RULES = (
    "number differs", "number missing", "time differs", "time missing", "name missing", "surer", "less sure",
    "speaker left out", "wider", "narrower", "polarity differs", "wording differs", "quoted", "quotation missing",
    "overlap", "found",
)  # fmt: skip
FEATURES = (
    "supports", "contradicts", "changed", *(f"changed: {name}" for name in DRIFTS),
    *(f"told: {name}" for name in DRIFTS), *(f"both: {name}" for name in DRIFTS), "supports together", *RULES,
)  # fmt: skip


#: How much of a statement must be quoted to count as a quotation, and how many words copied to be no chance.
_NEARLY_ALL, _ENOUGH = 0.9, 6


@dataclass(frozen=True, slots=True)
class Statement:
    """What the brief says, in one claim or a part of it.

    Attributes:
        claim: The claim.
        part: Its own words, or those of the part.
        side: The words compared: ``part`` with the speakers behind the cited source, where these stand beside it, and
            with what denies or weakens it ("may have known that", "some of the survivors described").
        cited: Index, in the claim's chain, of the source that was looked up; what follows it also speaks.
        wording: The words as they are read beside the passage, with the speakers that do not stand beside them before.
        lead: How many characters of ``wording`` stand before the words of ``side``.
    """

    claim: Claim
    part: Side
    side: Side
    cited: int
    wording: str
    lead: int

    @classmethod
    def of(cls, claim: Claim, part: Side, cited: int) -> Statement:
        """A statement with its inner speakers in words: the brief's own where they stand beside it."""
        inner = claim.attribution.chain[cited + 1 :]
        side = spoken(claim, part, cited)
        absent = [link.name for link in inner if link.name and not _stands_in_side(link, side)]
        lead = f"According to {', citing '.join(absent)}, " if absent else ""
        return cls(claim, part, side, cited, lead + side.text, len(lead))

    @classmethod
    def whole(cls, claim: Claim, side: Side) -> Statement:
        """Words that carry their own speakers."""
        return cls(claim, side, side, -1, side.text, 0)


def _stands_in_side(link: Link, side: Side) -> bool:
    return any(
        span is not None and side.start <= span.start and span.end <= side.end for span in (link.source, link.cue)
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome of all comparisons with one passage.

    Attributes:
        passage: The words of the source.
        around: The same with what stands around them.
        place: Where and how well they were found.
        differences: What the comparisons by rule found.
        reading: The encoder's, or None without it; its evidence is ``around``.
        features: A number for each of ``FEATURES``; those of the encoder are 0 without it.
        verbatim: Whether the source has the statement word for word, spelling apart, and no rule sees a difference.
    """

    passage: Side
    around: Side
    place: Found
    differences: tuple[Difference, ...]
    reading: PairReading | None
    features: tuple[float, ...]
    verbatim: bool = False


def compare(
    statement: Statement,
    passage: Side,
    around: Side,
    place: Found,
    reading: PairReading | None,
    together: PairReading | None,
    quotes: Sequence[Quoted],
    sources: Mapping[str, Source],
) -> Compared:
    """Hold a statement against one passage.

    Args:
        statement: What the brief says.
        passage: The words of the source.
        around: The same with what stands around them.
        place: Where and how well the passage was found.
        reading: The encoder's, if there is one.
        together: The encoder's of the two likeliest passages side by side: a claim may sum up several.
        quotes: What of the statement stands in quotation marks.
        sources: Of the case, by id.
    """
    content, claim = statement.side, statement.claim
    numbers, numbers_missing = compare_numbers(content, passage)
    dates, dates_missing = compare_dates(content, passage, around)
    spoken = [link.source for link in claim.attribution.chain if link.source is not None]
    names = missing_names(content, around, aside=spoken)
    here = [quote for quote in quotes if quote.match is not None and _within(quote.match.span, around)]
    differences = [*compare_quotes(here, passage.document), *numbers, *dates, *compare_scope(content, passage)]
    aligned = aligned_claim(content, passage)
    if aligned is not None:
        differences += compare_certainty(claim, content, aligned, statement.cited)
        differences += compare_holders(claim, content, passage, aligned, sources)
        differences += compare_polarity(claim, content, passage, aligned)
    ours = telling(content.doc)
    overlap = len(ours & telling(around.doc)) / len(ours) if ours else 0.0
    rules = (
        _any(differences, "number"), float(numbers_missing > 0), _any(differences, "time"), float(dates_missing > 0),
        float(min(len(names), 2)), _any(differences, "certainty", True), _any(differences, "certainty", False),
        _any(differences, "attribution"), _any(differences, "scope", True), _any(differences, "scope", False),
        _any(differences, "polarity"), _any(differences, "wording"), float(bool(here)),
        float(any(quote.match is None for quote in quotes)), overlap, place.weight,
    )  # fmt: skip
    verbatim = not differences and (_is_quoted(content, here) or _stands_in(content, around))
    both = 0.0 if together is None else logit(together.supports)
    features = (*_witness(reading, passage, around), both, *rules)
    return Compared(passage, around, place, tuple(differences), reading, features, verbatim)


def _is_quoted(content: Side, quotes: Sequence[Quoted]) -> bool:
    """Whether nearly all of the words stand in quotation marks, and in the source."""
    kept = sum(
        max(0, min(content.end, quote.span.end) - max(content.start, quote.span.start))
        for quote in quotes
        if quote.match is not None and all(change.spelling_only for change in quote.match.changes)
    )
    return kept >= _NEARLY_ALL * (content.end - content.start)


def _stands_in(content: Side, around: Side) -> bool:
    """Whether the words stand in the source in one run: enough of them that this is no chance."""
    ours, theirs = ([sound_key(word) for word in name_key(latin(side.text)).split()] for side in (content, around))
    return len(ours) >= _ENOUGH and f" {' '.join(ours)} " in f" {' '.join(theirs)} "


def _within(span: Span, side: Side) -> bool:
    return span.start < side.end and side.start < span.end


def _any(differences: Sequence[Difference], drift: str, stronger: bool | None = None) -> float:
    return float(any(one.drift == drift and stronger in {None, one.stronger} for one in differences))


def _witness(reading: PairReading | None, passage: Side, around: Side) -> tuple[float, ...]:
    if reading is None:
        return (0.0,) * (3 + 3 * len(DRIFTS))
    whole = (logit(reading.supports), logit(reading.contradicts), logit(reading.changed()))
    start = passage.start - around.start
    changed = reading.strongest(in_claim=True)
    told = reading.strongest(in_claim=False, start=start, end=start + passage.end - passage.start)
    both = {name: min(changed[name], told[name]) for name in DRIFTS}
    return (*whole, *(found[name] for found in (changed, told, both) for name in DRIFTS))
