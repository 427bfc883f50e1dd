"""What is measured on attributions: the annotated texts, and the systems that are compared on them."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec

from training.corpora.authored import read_authored

from benchmarks._data import data_dir
from benchmarks.polnear import Annotated, Gold, annotated_texts
from whosays.extract.attribution import Found, find_attributions, quoted_parts
from whosays.extract.attribution.lexicon import CLAIM_CLASSES
from whosays.language.passages import Passage
from whosays.language.reading import Bounds, Proposed
from whosays.records import Block, Document

#: The texts that can be named, with what they are.
PARTS = {
    "dev": "PolNeAR dev",
    "train": "PolNeAR train (the encoder learns from it)",
    "authored-dev": "authored passages, dev (the encoder's thresholds are chosen on it)",
    "authored-test": "authored passages, test",
}
#: PolNeAR's texts have a paragraph a line; they are taken as they are, since offsets count in them.
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_FIRST_PERSON = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated text with its paragraphs, half-open ranges of code points."""

    annotated: Annotated
    paragraphs: tuple[Bounds, ...]

    def document(self) -> Document:
        """A document with a block a paragraph."""
        name, text = self.annotated.name, self.annotated.text
        blocks = tuple(Block("paragraph", start, end) for start, end in self.paragraphs)
        return Document("doc", name, name, "text/plain", "", "source", None, text, (), blocks)


@dataclass(frozen=True, slots=True)
class Predicted:
    """An attribution that a system finds, as code points, with what rows are chosen by."""

    roles: Gold
    cue_class: str
    probability: float | None = None
    nested: bool = False


def texts_of(part: str) -> list[Text]:
    """The texts of one of ``PARTS``; a text of PolNeAR that was annotated more than once comes each time."""
    if part.startswith("authored-"):
        return list(_authored(part.removeprefix("authored-")))
    return [
        Text(annotated, tuple(match.span() for match in _LINE.finditer(annotated.text)))
        for annotated in annotated_texts(data_dir("polnear") / part)
    ]


def _authored(split: str) -> Iterator[Text]:
    for labelled in read_authored(split):
        gold = tuple(Gold(_points(a.source), _points([a.cue]), _points(a.content)) for a in labelled.attributions or ())
        yield Text(Annotated(labelled.name, labelled.text, gold), labelled.paragraphs)


def _points(bounds: Iterable[Bounds]) -> frozenset[int]:
    return frozenset(i for start, end in bounds for i in range(start, end))


def found_in(parsed: Iterable[Passage]) -> list[Predicted]:
    """What is found in passages: by rules, and by the encoder too where it has read them.

    Whoever is cited for the content of another counts as an attribution too, since both corpora annotate it as one.
    """
    return [
        Predicted(as_offsets(one, passage), one.cue_class, one.probability)
        for passage in parsed
        for found in find_attributions(passage, quoted_parts(passage))
        for one in (found, *(replace(found, source=source, cue=cue) for source, cue in found.relays))
    ]


def as_offsets(found: Found, passage: Passage) -> Gold:
    """Token ranges as code points of the text."""

    def offsets(parts: Iterable[tuple[int, int]]) -> frozenset[int]:
        spans = (passage.doc[start:end] for start, end in parts)
        return frozenset(i for s in spans for i in range(passage.start + s.start_char, passage.start + s.end_char))

    return Gold(offsets([found.source] if found.source else []), offsets([found.cue]), offsets(found.content))


def encoder(proposed: Iterable[Proposed]) -> list[Predicted]:
    """What the encoder proposes."""
    return [_predicted(one) for one in proposed]


def _predicted(proposed: Proposed) -> Predicted:
    roles = Gold(_points(proposed.source), _points([proposed.cue]), _points(proposed.content))
    return Predicted(roles, proposed.cue_class, proposed.probability, proposed.nested)


def outermost(predicted: Sequence[Predicted]) -> list[Predicted]:
    """Those whose cue stands in the content of no other; of two that hold each other's cue, the first."""

    def holds(outer: Predicted, inner: Predicted) -> bool:
        return not outer.roles.content.isdisjoint(inner.roles.cue)

    return [
        one
        for place, one in enumerate(predicted)
        if not any(
            holds(other, one) and not (holds(one, other) and place < index)
            for index, other in enumerate(predicted)
            if index != place
        )
    ]


def has_textacy() -> bool:
    """Whether the peer is installed."""
    return find_spec("textacy") is not None


def quotations(parsed: Sequence[Passage]) -> list[Predicted]:
    """Peer: textacy's direct quotations with speaker and cue; it refuses a passage whose marks do not pair."""
    direct_quotations = importlib.import_module("textacy.extract.triples").direct_quotations
    found = []
    for passage in parsed:
        try:
            triples = list(direct_quotations(passage.doc))
        except ValueError:
            continue
        for speaker, cue, content in triples:
            roles = Gold(*(_token_points(tokens, passage.start) for tokens in (speaker, cue, content)))
            if roles.cue and roles.content:
                found.append(Predicted(roles, "speech"))
    return found


def _token_points(tokens: Iterable[object], base: int) -> frozenset[int]:
    bounds = ((getattr(token, "idx", 0), str(token)) for token in tokens)
    return frozenset(i for start, word in bounds for i in range(base + start, base + start + len(word)))


def claims(predicted: Sequence[Predicted], text: str) -> list[Predicted]:
    """Those that the product makes a link of: of a claim class, and no first person, who holds the words already."""
    return [
        p
        for p in predicted
        if p.cue_class in CLAIM_CLASSES
        and "".join(text[i] for i in sorted(p.roles.source)).casefold() not in _FIRST_PERSON
    ]
