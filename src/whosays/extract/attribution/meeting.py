"""Where a model and the rules meet: the model proposes who says what, the rules explain and repair it.

The model is the encoder, or a language model where the user asks for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.attribution.bounds import bounded, tokens_in
from whosays.extract.attribution.empty import is_unsaid, tells_nothing
from whosays.extract.attribution.found import Finders, Found, Range, minus, trimmed
from whosays.extract.attribution.lexicon import Cue, cue_named, cues
from whosays.extract.attribution.quoting import Quoted, with_quotations
from whosays.language.passages import Passage
from whosays.language.reading import Proposed
from whosays.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What the source does with the content, by the class of the cue; a lexicon entry knows better.
_STANCES: dict[str, Stance] = {
    "denial": "denies", "belief": "believes", "accusation": "accuses", "promise": "promises",
}  # fmt: skip
#: A proposal that is likelier wrong than right, and that no rule explains, makes no claim.
LEAST = 0.5
#: Rules that find what the encoder passes over, and are right at it more often than not; those for nouns are not.
_TRUSTED = ("label:", "colon:", "phrase:", "verb:")
#: Contents that share so much are the same, handed on from one source to the other.
_SAME = 0.8
_EDGES = frozenset(",;:-–—.()")
_PROPOSERS = {"encoder": "encoder", "llm": "language model"}


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A proposal in the tokens of its passage."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    proposed: Proposed


def meet(passage: Passage, quoted: Quoted, ruled: Sequence[Found]) -> tuple[Found, ...]:
    """The attributions of a passage, in order of the cue.

    The model decides what is attributed and how far source and content reach. A rule that has the same cue names the
    stance and the links behind it, and stands as the explanation. Of what rules alone find, what those in
    ``_TRUSTED`` do stays. The encoder's bounds are mended; a language model has copied whole phrases.
    """
    proposed = (p if p.by == "llm" else bounded(passage, p) for p in passage.proposed or ())
    aligned = [a for p in proposed if (a := _aligned(passage, p)) is not None]
    kept: list[Found] = []
    explained: set[int] = set()
    for one in aligned:
        rule = next((r for r in ruled if _touch(r.cue, one.cue)), None)
        if rule is not None:
            explained.add(rule.cue[0])
        found = _joined(passage.doc, quoted, one, rule)
        if found is not None:
            kept.append(found)
    taken = [found.cue for found in kept] + [cue for found in kept for _, cue in found.relays]
    kept += (
        rule
        for rule in ruled
        if rule.rule.startswith(_TRUSTED)
        and not any(_touch(rule.cue, cue) for cue in taken)
        and rule.cue[0] not in explained
    )
    return tuple(sorted(_handed_on(passage.doc, kept), key=lambda f: (f.cue, f.content)))


def _aligned(passage: Passage, proposed: Proposed) -> _Aligned | None:
    """A proposal as tokens; None where its cue or all of its content lies outside the passage."""
    doc = passage.doc
    cue = tokens_in(passage, proposed.cue)
    content = trimmed(doc, [part for bounds in proposed.content if (part := tokens_in(passage, bounds)) is not None])
    if cue is None or not content:
        return None
    sources = [part for bounds in proposed.source if (part := tokens_in(passage, bounds)) is not None]
    longest = max(sources, key=lambda part: part[1] - part[0], default=None)
    return _Aligned(cue, _without_edges(doc, longest) if longest is not None else None, content, proposed)


def _without_edges(doc: Doc, part: Range) -> Range | None:
    """A source without stops at its ends; None where nothing else is in it."""
    start, end = part
    while start < end and doc[start].text in _EDGES:
        start += 1
    while end > start and doc[end - 1].text in _EDGES - {")"}:
        end -= 1
    return (start, end) if start < end else None


def _joined(doc: Doc, quoted: Quoted, one: _Aligned, rule: Found | None) -> Found | None:
    """What proposal and rule say together; None where it reports no actual saying."""
    by = _by(one.proposed, rule)
    probability = one.proposed.probability if one.proposed.by == "llm" else one.proposed.probability or 0.0
    verb = doc[one.cue[0] : one.cue[1]].root
    if all(map(_is_of_a_name, doc[one.cue[0] : one.cue[1]])):
        return None
    unlikely = probability is not None and probability < LEAST
    if rule is None and (unlikely or is_unsaid(doc, one.cue) or tells_nothing(doc, one.cue, one.content)):
        return None
    if rule is not None and _relays(doc, rule):
        return replace(rule, by=by, probability=probability)  # models take who is cited for the content
    source = _source(doc, one, rule)
    relays = rule.relays if rule is not None else ()
    whole = with_quotations(one.content, quoted, verb)
    left = minus(whole, one.cue, source, *(part for relay in relays for part in relay), *_added(doc, source, one.cue))
    if relays and rule is not None:  # "according to A, *which* cited *what* B *had*, …": what only links is no content
        left = tuple(part for part in left if any(_touch(part, own) for own in rule.content)) or left
    content = trimmed(doc, [_ended(doc, part) for part in left])
    if not content:
        return rule
    known = _known(verb) if one.proposed.by == "llm" else None
    kind = rule.cue_class if rule is not None else known.cue_class if known is not None else one.proposed.cue_class
    stance = rule.stance if rule is not None else known.stance if known is not None else _STANCES.get(kind, "asserts")
    return Found(
        cue=one.cue,
        source=source,
        content=content,
        cue_class=kind,
        stance=stance,
        quote_type=quoted.quote_type(content),
        rule=rule.rule if rule is not None else f"{_PROPOSERS[one.proposed.by]}: {kind}",
        relays=relays,
        by=by,
        probability=probability,
    )


def _added(doc: Doc, source: Range | None, cue: Range) -> Iterator[Range]:
    """The clauses that tell who a source is, but for the one that it speaks in: "the log, *which nobody kept*"."""
    head = None if source is None else doc[slice(*source)].root
    for clause in () if head is None else head.children:
        part = (clause.left_edge.i, clause.right_edge.i + 1)
        if clause.dep_ in {"relcl", "acl"} and not _touch(part, cue):
            yield part


def _by(proposed: Proposed, rule: Found | None) -> Finders:
    if proposed.by == "llm":
        return "llm" if rule is None else "llm and rules"
    return "encoder" if rule is None else "both"


def _known(verb: Token) -> Cue | None:
    """What the lexicon says of a cue, whatever stands around it: a language model names no class."""
    return cue_named(verb.lemma_.lower())


def _ended(doc: Doc, part: Range) -> Range:
    """``part`` without a conjunction or an article that begins what follows it: "the box, and no"."""
    start, end = part
    while end > start and doc[end - 1].pos_ in {"CCONJ", "DET"} and end < len(doc) and doc[end].pos_ != "PUNCT":
        end -= 1
    return start, end


def _source(doc: Doc, one: _Aligned, rule: Found | None) -> Range | None:
    """The model's source; the rule's where that has all of it, or where the model has none or more than one phrase."""
    proposed, ruled = one.source, rule.source if rule is not None else None
    if proposed is None or ruled is None:
        return proposed or ruled
    if ruled[0] <= proposed[0] and proposed[1] <= ruled[1]:
        return ruled
    head = doc[slice(*ruled)].root
    within = proposed[0] <= head.i < proposed[1]
    return ruled if within and not _is_one_phrase(doc, proposed, head) else proposed


def _is_one_phrase(doc: Doc, part: Range, head: Token) -> bool:
    """Whether words belong together with ``head``: "with the Observer *he*" does not."""
    return all(token == head or head.is_ancestor(token) or token.is_ancestor(head) for token in doc[slice(*part)])


def _is_of_a_name(word: Token) -> bool:
    """Whether a word is a part of a name: a man may be called Said."""
    return word.ent_type_ == "PERSON" or (word.pos_ == "PROPN" and word.dep_ == "compound")


def _handed_on(doc: Doc, found: Sequence[Found]) -> Iterator[Found]:
    """Make a source that is cited for the content of another a link behind it: "the paper, citing officials, wrote"."""
    relayed = {cue for f in found for _, cue in f.relays}
    extra: dict[Found, list[tuple[Range, Range]]] = {}
    dropped: set[Found] = {f for f in found if any(_touch(f.cue, cue) for cue in relayed)}
    for cited in found:
        if cited in dropped or cited.source is None or not _relays(doc, cited):
            continue
        citing = [
            other
            for other in found
            if other.source != cited.source and (_alike(other, cited) or _says(doc, other, cited))
        ]
        if citing:
            nearest = min(citing, key=lambda other: abs(other.cue[0] - cited.cue[0]))
            extra.setdefault(nearest, []).append((cited.source, cited.cue))
            dropped.add(cited)
    for one in found:
        if one not in dropped:
            yield replace(one, relays=(*one.relays, *extra.get(one, ())))


def _relays(doc: Doc, found: Found) -> bool:
    """Whether its cue is one that hands a claim back: "citing", "quoted"."""
    return any(doc[token].lemma_.lower() in cues().words["relays"] for token in range(*found.cue))


def _alike(one: Found, other: Found) -> bool:
    """Whether two attributions have the same content."""
    ours, theirs = ({t for part in f.content for t in range(*part)} for f in (one, other))
    return len(ours & theirs) >= _SAME * len(ours | theirs)


def _says(doc: Doc, one: Found, cited: Found) -> bool:
    """Whether "citing" hangs on who says ``one``, or on the verb: "the paper notes, citing a clerk, that"."""
    governor = doc[cited.cue[0] : cited.cue[1]].root.head.i
    return any(part is not None and part[0] <= governor < part[1] for part in (one.cue, one.source))


def _touch(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
