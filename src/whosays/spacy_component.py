"""whosays in a spaCy pipeline: who says what in a ``Doc``, how surely.

    nlp = spacy.blank("en")
    nlp.add_pipe("whosays")
    doc = nlp("The harbour master said that the lamp might have failed.")
    doc._.attributions[0].chain, doc._.attributions[0].level

The component reads the text by itself, with the models and rules of ``whosays read``, and lays what it finds over the
tokens of the ``Doc``; it needs no other component before it. It sees one ``Doc`` at a time: names are joined within it,
and not across.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypedDict

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from whosays.records import (
    Block,
    Claim,
    Document,
    Level,
    Polarity,
    QuoteType,
    Reading,
    ReadOptions,
    SourceKind,
    Stance,
    content_id,
)
from whosays.records import Span as Place

SOURCE: Final = "SOURCE"
CUE: Final = "CUE"
CONTENT: Final = "CONTENT"
HEDGE: Final = "HEDGE"
LABELS: Final = (SOURCE, CUE, CONTENT, HEDGE)

#: Where attributions are kept in ``Doc.user_data``, as plain values that spaCy can write.
_KEPT: Final = "whosays"
_EMPTY_LINE: Final = re.compile(r"\n\s*\n")
#: What no parser should see; each becomes one blank, so that offsets stay.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Time:
    """A date in a content.

    Attributes:
        span: The words.
        edtf: Extended Date/Time Format (ISO 8601-2), level 2; None where the text fixes no date.
        earliest: First day that it can mean, an ISO date, or None when open.
        latest: Last day.
    """

    span: Span
    edtf: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """One through whom a claim passed.

    Attributes:
        name: The fullest name that the text has.
        kind: What sort of source it is.
        anonymous: Whether the text withholds the name.
        source: The words for it here; None where the text names none here.
        cue: The words that attribute; None where the content goes on without a new cue.
    """

    name: str
    kind: SourceKind
    anonymous: bool
    source: Span | None
    cue: Span | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claim with whoever it is attributed to. Spans take in every token that the words touch.

    Attributes:
        content: What is said: one span, or several where the cue interrupts it.
        links: Through whom it passed, from the author's nearest source to the origin; empty for the author's own.
        hedges: The words that hedge.
        stance: What the origin does with it.
        quote_type: How it is reported.
        level: How surely it is put, by the words of the text.
        polarity: Whether it is put as so, or as not so.
        times: The dates in it.
        probability: The model's own, that cue, source and content are right; None where rules alone found it.
        claim_id: Derived from the text and the place, so that the same text gives the same id.
    """

    content: tuple[Span, ...]
    links: tuple[Link, ...]
    hedges: tuple[Span, ...]
    stance: Stance
    quote_type: QuoteType
    level: Level
    polarity: Polarity
    times: tuple[Time, ...]
    probability: float | None
    claim_id: str

    @property
    def chain(self) -> tuple[str, ...]:
        """The names of the links."""
        return tuple(link.name for link in self.links)

    @property
    def source(self) -> Span | None:
        """The words for the origin; None where the text names none here, and for the author's own."""
        return self.links[-1].source if self.links else None

    @property
    def cue(self) -> Span | None:
        """The words that attribute it to the origin; None likewise."""
        return self.links[-1].cue if self.links else None


class _KeptLink(TypedDict):
    """A link as plain values; offsets in code points of ``Doc.text``."""

    name: str
    kind: SourceKind
    anonymous: bool
    source: _Bounds | None
    cue: _Bounds | None


class _Kept(TypedDict):
    """An attribution likewise."""

    content: list[_Bounds]
    links: list[_KeptLink]
    hedges: list[_Bounds]
    times: list[tuple[int, int, str | None, str | None, str | None]]
    values: dict[str, Any]


@Language.factory(
    "whosays",
    default_config={"author": False, "published": None, "spans_key": "whosays"},
    assigns=["doc._.attributions", "doc.spans", "span._.attribution", "span._.certainty", "span._.stance"],
)
def make_component(nlp: Language, name: str, author: bool, published: str | None, spans_key: str) -> Attributions:
    """The component of ``nlp.add_pipe("whosays")``.

    Args:
        nlp: The pipeline; the component takes nothing from it.
        name: What it is called there.
        author: Also give what the author says in their own words; such attributions have an empty chain.
        published: EDTF date from which dates such as “last May” are counted, for texts that carry none.
        spans_key: Where the spans go in ``doc.spans``, labelled SOURCE, CUE, CONTENT and HEDGE.
    """
    del nlp, name
    return Attributions(author=author, published=published, spans_key=spans_key)


class Attributions:
    """Finds attributions. Arguments as for ``make_component``."""

    def __init__(self, *, author: bool = False, published: str | None = None, spans_key: str = "whosays") -> None:
        self.author = author
        self.published = published
        self.spans_key = spans_key
        _register()

    def __call__(self, doc: Doc) -> Doc:
        """Read ``doc`` and write down what it says.

        Raises:
            ModelError: If a model that whosays reads with is missing or damaged.
        """
        reading = _read(doc.text, self.published)
        claims = [one for one in (reading.claims if reading else ()) if one.attribution.chain or self.author]
        kept = [_kept(claim) for claim in claims]
        doc.user_data[_KEPT] = kept
        spans = [span for number, one in enumerate(kept) for span in _labelled(doc, number, one)]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=spans)
        return doc


def _register() -> None:
    """Declare the extensions; getters over plain values, so that a ``Doc`` can be written, and read in a process."""
    if not Doc.has_extension("attributions"):
        Doc.set_extension("attributions", getter=_attributions)
    getters: dict[str, Callable[[Span], Any]] = {
        "attribution": _attribution,
        "certainty": lambda span: getattr(_attribution(span), "level", None),
        "stance": lambda span: getattr(_attribution(span), "stance", None),
    }
    for name, getter in getters.items():
        if not Span.has_extension(name):
            Span.set_extension(name, getter=getter)


def _attributions(doc: Doc) -> list[Attribution]:
    return [_shown(doc, one) for one in doc.user_data.get(_KEPT, ())]


def _attribution(span: Span) -> Attribution | None:
    """The attribution that a span of ours belongs to; None for any other."""
    kept: Sequence[_Kept] = span.doc.user_data.get(_KEPT, ())
    number = span.id_
    if span.label_ not in LABELS or not number.isdecimal() or int(number) >= len(kept):
        return None
    return _shown(span.doc, kept[int(number)])


def _read(text: str, published: str | None) -> Reading | None:
    """The text read as a document of its own; None where it holds no words. Offsets stay as they are."""
    from whosays.extract import read_document

    plain = _CONTROLS.sub(" ", text)
    blocks = tuple(_blocks(plain))
    if not blocks:
        return None
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    identity = content_id("doc", sha256, "source")
    document = Document(identity, "text", "-", "text/plain", sha256, "source", published, plain, blocks=blocks)
    return read_document(document, ReadOptions(role="source", published=published))


def _blocks(text: str) -> Iterator[Block]:
    """The paragraphs, told from headings and lists as in plain text files; what is not English is passed over."""
    from whosays.text.language_id import ENGLISH, language_of
    from whosays.text.segment import classify

    bounds = []
    at = 0
    for start, end in [*(gap.span() for gap in _EMPTY_LINE.finditer(text)), (len(text), len(text))]:
        words = text[at:start]
        if words.strip():
            bounds.append((at + len(words) - len(words.lstrip()), at + len(words.rstrip())))
        at = end
    kinds = classify([text[start:end].split("\n") for start, end in bounds])
    for kind, (start, end) in zip(kinds, bounds, strict=True):
        foreign = kind != "furniture" and language_of(text[start:end]) not in (None, ENGLISH)
        yield Block("foreign" if foreign else kind, start, end)


def _kept(claim: Claim) -> _Kept:
    certainty, held = claim.certainty, claim.attribution
    return {
        "content": [_bounds(span) for span in claim.content],
        "links": [
            {
                "name": link.name,
                "kind": link.kind,
                "anonymous": link.anonymous,
                "source": _bounds(link.source) if link.source else None,
                "cue": _bounds(link.cue) if link.cue else None,
            }
            for link in held.chain
        ],
        "hedges": [_bounds(span) for span in certainty.hedges],
        "times": [(*_bounds(one.span), one.edtf, one.earliest, one.latest) for one in claim.times],
        "values": {
            "stance": held.stance,
            "quote_type": held.quote_type,
            "level": certainty.level,
            "polarity": certainty.polarity,
            "probability": claim.model_probability,
            "claim_id": claim.id,
        },
    }


def _bounds(span: Place) -> _Bounds:
    return span.start, span.end


def _shown(doc: Doc, kept: _Kept) -> Attribution:
    return Attribution(
        content=tuple(_span(doc, one, CONTENT) for one in kept["content"]),
        links=tuple(_link(doc, one) for one in kept["links"]),
        hedges=tuple(_span(doc, one, HEDGE) for one in kept["hedges"]),
        times=tuple(Time(_span(doc, (start, end), "DATE"), *when) for start, end, *when in kept["times"]),
        **kept["values"],
    )


def _link(doc: Doc, kept: _KeptLink) -> Link:
    source = _span(doc, kept["source"], SOURCE) if kept["source"] else None
    cue = _span(doc, kept["cue"], CUE) if kept["cue"] else None
    return Link(kept["name"], kept["kind"], kept["anonymous"], source, cue)


def _labelled(doc: Doc, number: int, kept: _Kept) -> Iterator[Span]:
    """The spans of one attribution, each with its number for an id."""
    places = [
        (place, label) for link in kept["links"] for place, label in ((link["source"], SOURCE), (link["cue"], CUE))
    ]
    places += [(one, CONTENT) for one in kept["content"]]
    places += [(one, HEDGE) for one in kept["hedges"]]
    for place, label in places:
        if place:
            yield _span(doc, place, label, str(number))


def _span(doc: Doc, place: _Bounds, label: str, number: str = "") -> Span:
    found = doc.char_span(*place, label=label, span_id=number, alignment_mode="expand")
    if found is None:
        msg = f"no tokens at {place} in a Doc of {len(doc.text)} characters"
        raise ValueError(msg)
    return found
