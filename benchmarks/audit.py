"""The audit against the audit set: ``python -m benchmarks.audit dev|test [--oracle] [--weights FOLDER]``.

Each case of ``audit_set`` is read from its files into a case of its own and audited. An expected claim is matched to
the entries whose content shares at least half of the shorter with its quote; see ``_audit_scores.Matched``.

- coverage: expected claims that have an entry; one that has none is wrong in every other column;
- source: the first candidate is the document cited, or there is no candidate where it is not among the sources;
- strict: the same of seven verdicts; lenient: supported, flawed or unavailable; balanced: the mean of the recalls of
  supported and flawed, over claims whose source is at hand;
- false alarms: supported claims for which some drift is named;
- @1, @5, @20: claims of which one of the expected passages is among the first so many, by half of the shorter.

For each type of drift: claims that have it; that are called flawed; for which it is named; that are called flawed when
the line is drawn on ``support_probability`` so that at most 15 % of the supported claims are; claims without it for
which it is named. The last but one is for comparing systems: no line is drawn so in the product.

``--oracle`` adds a row for the comparison alone, told the words of each claim (of each part, for composite ones) and
the document that it cites. The baselines are told the same: that everything is supported; word overlap, the share of
the claim's content words in the best window of one to three sentences, with the threshold of the best balanced accuracy
on dev; and the encoder's head over pairs on the best window by BM25, with nothing beside it. Where a baseline of two
answers calls a claim flawed, it says ``distorted``, the most frequent of the flawed verdicts.

Nothing is tuned on ``test``. ``--weights`` is for the head alone; the audit has the shipped weights.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from benchmarks import _audit_scores as scores
from benchmarks._audit_product import Comparison, Run, run, searched, texts_of
from benchmarks._audit_scores import Answer, Matched, Pairs, Texts, group
from benchmarks._audit_set import DRIFTS, PARTS, ExpectedClaim, read_set, worst_of
from benchmarks._baselines import Bm25, Located, best_overlap, entailment
from benchmarks._encoder import Encoder, open_encoder
from benchmarks._scores import Counts
from benchmarks._thresholds import ALARMS, best_threshold, threshold_at
from whosays.language.labels import ENTAILMENT
from whosays.records import AuditVerdict, Span

#: What the head's answer comes to.
_HEAD: Mapping[str, AuditVerdict] = {"supports": "supported", "contradicts": "contradicted", "neither": "not_found"}
_UNAVAILABLE = Answer("source_unavailable", sources=None)
_COLUMNS = ("claims", "coverage", "source", "strict", "lenient", "balanced", "false alarms", "@1", "@5", "@20")


@dataclass(frozen=True, slots=True)
class Row:
    """A system with its answers to every case, in order of the cases."""

    name: str
    answers: list[Pairs]
    has_passages: bool = True
    has_verdicts: bool = True

    @property
    def pairs(self) -> Pairs:
        """The answers to all cases."""
        return [pair for pairs in self.answers for pair in pairs]


def told(texts: Texts, answer: Callable[[Texts, ExpectedClaim, str], Answer]) -> Pairs:
    """A system that is told claim and document; what is not at hand it is told as well."""
    claims = texts.case.claims
    return [(claim, answer(texts, claim, claim.cites) if claim.cites else _UNAVAILABLE) for claim in claims]


def by_comparison(comparison: Comparison) -> Callable[[Texts, ExpectedClaim, str], Answer]:
    """The product's comparison alone."""

    def answer(texts: Texts, claim: ExpectedClaim, cited: str) -> Answer:
        quotes = [part.quote for part in claim.parts] or [claim.quote]
        document = texts.sources[cited]
        spans = [Span.of(texts.brief.text, *texts.quote(quote)) for quote in quotes]
        parts = [part for span in spans for part in comparison.judged(span, texts.brief, document.id)]
        ranks = zip_longest(*(part.passages for part in parts))
        ranked = [texts.located(one.document_id, one.span) for rank in ranks for one in rank if one is not None]
        return Answer(
            worst_of([part.verdict for part in parts]),
            frozenset(difference.drift for part in parts for difference in part.differences),
            None,
            tuple(place for place in ranked if place is not None),
            min((p.support_probability for p in parts if p.support_probability is not None), default=None),
        )

    return answer


def by_search(comparison: Comparison, *, is_told: bool = True) -> Callable[[Texts, ExpectedClaim, str], Answer]:
    """The product's search alone: it has no verdict, only passages."""

    def answer(texts: Texts, claim: ExpectedClaim, cited: str) -> Answer:
        quotes = [part.quote for part in claim.parts] or [claim.quote]
        ranks = zip_longest(*(searched(texts, comparison, quote, cited if is_told else None) for quote in quotes))
        return Answer(None, sources=None, passages=tuple(place for rank in ranks for place in rank if place))

    return answer


def by_overlap(least: float) -> Callable[[Texts, ExpectedClaim, str], Answer]:
    """Word overlap with the best window, supported from ``least``."""

    def answer(texts: Texts, claim: ExpectedClaim, cited: str) -> Answer:
        share = best_overlap(claim.quote, texts.sources[cited])
        return Answer("supported" if share >= least else "distorted", sources=None, support_probability=share)

    return answer


def by_head(encoder: Encoder, index: Bm25) -> Callable[[Texts, ExpectedClaim, str], Answer]:
    """The encoder's head over pairs on the best window by BM25."""

    def answer(texts: Texts, claim: ExpectedClaim, cited: str) -> Answer:
        ranked = index.ranked(claim.quote, cited)
        if not ranked:
            return Answer("not_found", sources=None, support_probability=0.0)
        source, start, end = ranked[0]
        (chances,) = entailment([(texts.sources[source].text[start:end], claim.quote)], encoder.pairs())
        verdict = _HEAD[ENTAILMENT[chances.index(max(chances))]]
        return Answer(verdict, frozenset(), None, tuple(ranked), chances[ENTAILMENT.index("supports")])

    return answer


def overlap_threshold() -> float:
    """The word overlap from which a claim of dev is best called supported."""
    measured = [
        (best_overlap(claim.quote, texts.sources[claim.cites]), claim.verdict == "supported")
        for texts in map(texts_of, read_set("dev"))
        for claim in texts.case.claims
        if claim.cites
    ]
    return best_threshold([share for share, _ in measured], [supported for _, supported in measured])


def passages_of(cases: Sequence[Texts]) -> Callable[[ExpectedClaim], Sequence[Sequence[Located]]]:
    """The places of each passage of a claim of these cases."""
    owners = {id(claim): texts for texts in cases for claim in texts.case.claims}
    return lambda claim: [owners[id(claim)].passage(passage) for passage in claim.passages]


def line(row: Row, gold: Callable[[ExpectedClaim], Sequence[Sequence[Located]]]) -> str:
    """A row of the first table."""
    pairs = row.pairs
    source = scores.right_source(pairs)
    figures = [scores.strict, scores.lenient, scores.balanced_accuracy, scores.false_alarms]
    cells = [f"{scores.covered(pairs):.3f}", "told" if source is None else f"{source:.3f}"]
    cells += [f"{figure(pairs):.3f}" for figure in figures]
    cells = [str(len(pairs)), *(cells if row.has_verdicts else "–" * len(cells))]
    cells += [f"{scores.passage_recall(pairs, gold, k):.3f}" if row.has_passages else "–" for k in (1, 5, 20)]
    return f"| {row.name} | {' | '.join(cells)} |"


def by_drift(pairs: Pairs) -> list[str]:
    """The table of the types of drift; see the head of the module."""
    honest = [support(answer) for expected, answer in pairs if expected.verdict == "supported"]
    least = threshold_at(honest)
    rows = [
        f"| drift | claims | called flawed | named | flawed at {ALARMS:.0%} false alarms | named wrongly |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for drift in DRIFTS:
        having = [answer for expected, answer in pairs if drift in expected.drift]
        flawed = sum(group(answer.verdict) == "flawed" for answer in having)
        named = sum(drift in answer.drift for answer in having)
        under = sum(support(answer) < least for answer in having)
        wrongly = sum(drift in answer.drift and drift not in expected.drift for expected, answer in pairs)
        shares = [f"{count / len(having):.2f}" if having else "–" for count in (flawed, named, under)]
        rows.append(f"| {drift} | {len(having)} | {' | '.join(shares)} | {wrongly} |")
    return rows


def support(answer: Answer) -> float:
    """The probability that a claim is supported; without one, by what is said of it: 0 if flawed, else 1."""
    if answer.support_probability is not None:
        return answer.support_probability
    return 0.0 if group(answer.verdict) == "flawed" else 1.0


def by_case(cases: Sequence[Texts], row: Row, runs: Sequence[Run], matched: Sequence[Matched]) -> list[str]:
    """A table with a row a case: what it comes to, and how long it took."""
    rows = [
        "| case | claims | coverage | strict | lenient | balanced | entries | extra | reading, s | audit, s |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for texts, pairs, one, match in zip(cases, row.answers, runs, matched, strict=True):
        figures = [scores.covered, scores.strict, scores.lenient, scores.balanced_accuracy]
        cells = [texts.case.name, str(len(pairs)), *(f"{figure(pairs):.3f}" for figure in figures)]
        cells += [str(len(one.audit.entries)), str(match.extra), f"{one.reading:.1f}", f"{one.auditing:.1f}"]
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def beside(matched: Sequence[Matched]) -> list[str]:
    """What is measured beside the verdicts of claims, in lines."""
    parts = [pair for match in matched for pair in match.parts()]
    strict = sum(found == expected for expected, found in parts)
    loose = sum(group(found) == group(expected) for expected, found in parts)
    audited = sum(found is not None for _, found in parts)
    first, half = (_sum([match.omissions()[index] for match in matched]) for index in (0, 1))
    twice = _sum([match.twice_told() for match in matched])
    return [
        f"- Parts of composite claims: {len(parts)}; audited {audited}, verdict strict {strict}, lenient {loose}.",
        f"- Omissions among the first {scores.FIRST} of a case: {first.reached} of {first.gold} found (recall "
        f"{first.recall:.3f}), {first.right} of {first.found} listed are expected (precision {first.precision:.3f}); "
        f"among the first {scores.FIRST // 2}: recall {half.recall:.3f}, precision {half.precision:.3f}.",
        f"- Twice told: {twice.right} of {twice.gold} pairs found (recall {twice.recall:.3f}), {twice.found} listed "
        f"(precision {twice.precision:.3f}).",
    ]


def _sum(counts: Sequence[Counts]) -> Counts:
    fields = ("found", "gold", "right", "reached")
    return Counts(*(sum(getattr(count, field) for count in counts) for field in fields))


def product_alone(cases: Sequence[Texts], runs: Sequence[Run], *, oracle: bool) -> list[Row]:
    """Parts of the product by themselves: its search, and for ``oracle`` its comparison."""
    comparisons = [Comparison(one.analysis) for one in runs]
    systems: list[tuple[str, Callable[[Comparison], Callable[[Texts, ExpectedClaim, str], Answer]], bool]] = [
        ("whosays, told", by_comparison, True),
        ("passages alone, told", by_search, False),
        ("passages alone, in all sources", partial(by_search, is_told=False), False),
    ]
    rows = []
    for name, system, has_verdicts in systems if oracle else systems[1:]:
        answers = [told(texts, system(one)) for texts, one in zip(cases, comparisons, strict=True)]
        rows.append(Row(name, answers, has_verdicts=has_verdicts))
    return rows


def baselines(cases: Sequence[Texts], encoder: Encoder | None, indices: Sequence[Bm25]) -> list[Row]:
    """What the audit is compared with."""
    everything = Answer("supported", sources=None)
    overlap = by_overlap(least := overlap_threshold())
    rows = [
        Row("everything supported", [[(claim, everything) for claim in texts.case.claims] for texts in cases], False),
        Row(f"word overlap from {least:.2f}, told", [told(texts, overlap) for texts in cases], False),
    ]
    if encoder is not None:
        heads = [told(texts, by_head(encoder, index)) for texts, index in zip(cases, indices, strict=True)]
        rows.append(Row("BM25 and the head over pairs, told", heads))
    return rows


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    encoder, rest = open_encoder(arguments)
    oracle = "--oracle" in rest
    rest = [argument for argument in rest if argument != "--oracle"]
    part = rest[0] if rest else "dev"
    if rest[1:] or part not in PARTS:
        print(f"unknown arguments: {' '.join(rest)}; one of {', '.join(PARTS)} and --oracle", file=sys.stderr)
        raise SystemExit(2)
    cases = [texts_of(case) for case in read_set(part)]
    gold = passages_of(cases)
    print(f"Audit set, {part}: {len(cases)} briefs, {sum(len(texts.case.claims) for texts in cases)} cited claims\n")
    print(f"| system | {' | '.join(_COLUMNS)} |\n|---|{'---:|' * len(_COLUMNS)}")
    runs = [run(texts.case) for texts in cases]
    matched = [Matched(texts, one.audit, one.analysis.claims) for texts, one in zip(cases, runs, strict=True)]
    product = Row("whosays", [match.answers() for match in matched])
    print(line(product, gold), flush=True)
    alone = product_alone(cases, runs, oracle=oracle)
    for row in (*alone, *baselines(cases, encoder, [Bm25(texts.sources) for texts in cases])):
        print(line(row, gold), flush=True)
    for one in (product, *(row for row in alone if row.has_verdicts)):
        print(f"\n{one.name}:\n", *by_drift(one.pairs), "", *scores.confusion(one.pairs), sep="\n")
    print("", *by_case(cases, product, runs, matched), "", *beside(matched), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
