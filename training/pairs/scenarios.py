"""Claims that say the same, more, less, the contrary or something else: ``training/data/same/*.jsonl``.

A scenario is a JSON object a line, about invented people: a ``base`` claim, with claims that say the ``same``, that are
``broader`` or ``narrower`` than it, ``contradicting`` ones, and ``unrelated`` ones on the same people or of the same
sort. The held-out passages of ``training/data/drift``, which the encoder has not learnt from, give further pairs: a
claim that a passage bears out and one on the same matter that it does not speak of are unrelated, a claim and its twin
with another number or turned round contradict each other. All are read by the reader as documents are: all bases as
one document, all first claims that say the same as another, and so on, so that no two of a scenario stand in one.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from training.pairs.told import read_drift
from whosays import Case
from whosays.language.pairs import shipped_pairs
from whosays.records import Analysis, BondKind, Claim, ReadOptions
from whosays.weigh.same.candidates import candidates
from whosays.weigh.same.compare import Comparer
from whosays.weigh.same.compared import Compared
from whosays.weigh.same.facets import Facets, facets_of
from whosays.weigh.same.reading import read_pairs

FOLDER = Path(__file__).parents[1] / "data" / "same"
KINDS = (*get_args(BondKind), "unrelated")
#: Every so many scenarios of a file are kept to measure on.
HELD_OUT = 3
#: What turns a claim into one that contradicts it.
_CONTRARY = frozenset({"number", "polarity"})


@dataclass(frozen=True, slots=True)
class Told:
    """One authored text: scenario, kind, and its place among those of the kind."""

    scenario: int
    kind: str
    place: int
    text: str
    held_out: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of authored claims.

    Attributes:
        kind: What the left is to the right.
        held_out: Whether it is kept to measure on.
        words: Of both.
        authored: Whether somebody wrote them as a pair; the others are of two scenarios, and share some words.
        compared: With the encoder’s reading where it is installed.
    """

    kind: str
    held_out: bool
    words: tuple[str, str]
    authored: bool
    compared: Compared

    @property
    def bonded(self) -> bool:
        """Whether the two are on one matter."""
        return self.kind != KINDS[-1]


def read_scenarios() -> Iterator[Told]:
    """All texts, in order of file and line."""
    for scenario, (kinds, held_out) in enumerate((*_authored(), *_drifted())):
        for kind, texts in kinds.items():
            for place, text in enumerate(texts):
                yield Told(scenario, kind, place, text, held_out)


def _authored() -> Iterator[tuple[dict[str, list[str]], bool]]:
    for path in sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            told = json.loads(line)
            yield {"base": [told.pop("base")], **told}, number % HELD_OUT == HELD_OUT - 1


def _drifted() -> Iterator[tuple[dict[str, list[str]], bool]]:
    _, held_out = read_drift()
    for number, one in enumerate(held_out):
        turned = [
            [told.text for told in one.altered if told.of == of and told.drift in _CONTRARY]
            for of in range(len(one.honest))
        ]
        of = max(range(len(turned)), key=lambda index: len(turned[index]))
        told = {"base": [one.honest[of]], "contradicting": turned[of], "unrelated": [*one.absent]}
        yield told, number % HELD_OUT == HELD_OUT - 1


def rows() -> list[Row]:
    """Every authored pair of which both claims were read, then those pairs across scenarios that are worth comparing.

    The left of an authored pair is the variant, the right its base.
    """
    told = list(read_scenarios())
    found = _facets(told)
    kept = [one for one in told if one in found]
    facets = [found[one] for one in kept]
    bases = {one.scenario: one for one in kept if one.kind == "base"}
    pairs = [(one, bases[one.scenario], one.kind) for one in kept if one.kind != "base" and one.scenario in bases]
    authored = len(pairs)
    for left, right in candidates(facets):
        one, other = kept[left], kept[right]
        if one.scenario != other.scenario and one.held_out == other.held_out:
            pairs.append((one, other, "unrelated"))
    comparer = Comparer(facets)
    readings = read_pairs([(found[one], found[other]) for one, other, _ in pairs], shipped_pairs())
    return [
        Row(
            kind,
            one.held_out,
            (one.text, other.text),
            number < authored,
            comparer.compared(found[one], found[other], read),
        )
        for number, ((one, other, kind), read) in enumerate(zip(pairs, readings, strict=True))
    ]


def _facets(told: list[Told]) -> Mapping[Told, Facets]:
    """The facets of the claim that has most of each text; nothing for a text in which no claim was read."""
    sheets: defaultdict[tuple[str, int], list[Told]] = defaultdict(list)
    for one in told:
        sheets[one.kind, one.place].append(one)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for (kind, place), texts in sheets.items():
            (root / f"{kind}{place}.txt").write_text("\n\n".join(one.text for one in texts), "utf-8")
        with Case.open(root / "c.whosays", create=True) as case:
            case.read([str(path) for path in sorted(root.glob("*.txt"))], ReadOptions(role="source"))
            analysis = case.analysis()
    of = {facets.id: facets for facets in facets_of(analysis)}
    return {
        one: of[claim.id]
        for (kind, place), texts in sheets.items()
        for one, claim in _claims(texts, analysis, f"{kind}{place}.txt")
    }


def _claims(texts: list[Told], analysis: Analysis, name: str) -> Iterator[tuple[Told, Claim]]:
    document = next(one for one in analysis.documents if Path(one.path).name == name)
    claims = [claim for claim in analysis.claims if claim.document_id == document.id]
    start = 0
    for one in texts:
        start = document.text.index(one.text, start)
        end = start + len(one.text)
        within = [claim for claim in claims if start <= claim.content[0].start < end]
        if within:
            yield one, max(within, key=lambda claim: sum(map(len, claim.content)))
        start = end
