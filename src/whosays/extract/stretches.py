"""Which stretch of a sentence is whose claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Found, Range, minus, ranges, subtree, trimmed
from whosays.extract.attribution.quoting import Quoted
from whosays.extract.carried import Chain, voice_before
from whosays.extract.clauses import clause_extent, clause_heads, content_heads, predicate, states
from whosays.extract.holders import SPEECH, Holder
from whosays.language.passages import Passage
from whosays.records import QuoteType

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Held:
    """A stretch of content with whoever holds it; without ``found`` the author, or a quotation that runs on."""

    head: Token
    content: tuple[Range, ...]
    chain: Chain
    found: Found | None
    quote_type: QuoteType


def held_in(
    passage: Passage, sentence: Tokens, holders: Sequence[Holder], quoted: Quoted, voice: Chain
) -> Iterator[Held]:
    """What each holder, or the author, asserts in one sentence.

    Args:
        passage: Where the sentence stands.
        sentence: Its tokens.
        holders: The attributions of the passage.
        quoted: The quotations of the passage.
        voice: Who was quoted last in the passage before.
    """
    touching = [
        h for h in holders if any(s < sentence.end and sentence.start < e for s, e in (*h.found.content, h.found.cue))
    ]
    cue_tokens = _cue_tokens(touching)
    seen: set[int] = set()
    for holder in touching:
        for content in _that_by_that(passage, _within(holder.found.content, sentence)):
            for head, stretch in _stretches(passage, content, holder, touching, cue_tokens):
                if head.i not in seen:
                    seen.add(head.i)
                    implicit = content[0][0] > passage.doc[holder.found.cue[0]].sent.end - 1
                    chain = holder.implicit() if implicit else holder.chain
                    kind = "direct" if holder.found.rule == SPEECH else quoted.quote_type(stretch)
                    yield Held(head, stretch, chain, holder.found, kind)
    voice = voice_before(sentence.start, holders, quoted) or voice
    yield from _unattributed(passage, sentence, touching, quoted, voice)


def _cue_tokens(holders: Sequence[Holder]) -> frozenset[int]:
    return frozenset(t for h in holders for t in range(*h.found.cue))


def _within(content: Sequence[Range], sentence: Tokens) -> tuple[Range, ...]:
    cut = ((max(s, sentence.start), min(e, sentence.end)) for s, e in content)
    return tuple((s, e) for s, e in cut if s < e)


def _that_by_that(passage: Passage, content: tuple[Range, ...]) -> Iterator[tuple[Range, ...]]:
    """Cut "that A and that B" at its second "that": the words part the assertions, whatever the parse makes of them."""
    doc = passage.doc
    if len(content) != 1 or doc[content[0][0]].lower_ != "that":
        yield from (content,) if content else ()
        return
    start, end = content[0]
    for place in range(start + 1, end - 1):
        joined = doc[place].lower_ in {"and", "but", "or"} and doc[place + 1].lower_ == "that"
        if joined and doc[place + 1].dep_ == "mark":
            yield ((start, place),)
            start = place + 1
    yield ((start, end),)


def _stretches(
    passage: Passage, content: tuple[Range, ...], holder: Holder, holders: Sequence[Holder], cue_tokens: frozenset[int]
) -> Iterator[tuple[Token, tuple[Range, ...]]]:
    """Split a content into independent clauses, leaving those that another attribution inside it holds."""
    doc = passage.doc
    inside = {t for part in content for t in range(*part)}
    tops = content_heads(doc, content)
    heads = [h for h in clause_heads(tops[0], cue_tokens) if h.i in inside]
    own = [
        h
        for h in heads
        if h.i not in cue_tokens and _innermost(h.i, holders) is holder and not _leads_to(h, cue_tokens)
    ]
    if len(heads) == 1 or any(len(clause_extent(h, heads)) > 1 for h in own):
        parts = trimmed(doc, _without_joints(passage, _without_that(passage, content)))
        if own and parts:
            yield own[0], parts
        return
    for head in own:
        extent = _intersection(clause_extent(head, heads), inside)
        parts = trimmed(doc, _without_joints(passage, _without_that(passage, extent)))
        if parts:
            yield head, parts


def _innermost(token: int, holders: Sequence[Holder]) -> Holder | None:
    covering = [h for h in holders if h.found.covers(token)]
    return max(covering, key=lambda h: len(h.chain), default=None)


def _leads_to(head: Token, cue_tokens: frozenset[int]) -> bool:
    """Whether the clause only leads up to a cue: "went on to say", "appeared to confirm"."""
    return any(t.dep_ == "xcomp" and t.i in cue_tokens for t in head.children)


def _intersection(parts: Sequence[Range], inside: set[int]) -> tuple[Range, ...]:
    return ranges(t for part in parts for t in range(*part) if t in inside)


def _without_that(passage: Passage, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """The content without the conjunction that joins it to its cue."""
    start, end = content[0]
    while (
        start < end
        and passage.doc[start].dep_ in {"mark", "cc"}
        and passage.doc[start].lower_ in {"that", "and", "but"}
    ):
        start += 1
    return ((start, end), *content[1:]) if start < end else content[1:]


def _without_joints(passage: Passage, parts: Sequence[Range]) -> Iterator[Range]:
    """``parts`` without the conjunctions that join them to what was taken out beside them."""
    for start, end in parts:
        first, last = start, end
        while first < last and (passage.doc[first].dep_ in {"cc", "punct"} and not passage.doc[first].is_quote):
            first += 1
        while last > first and passage.doc[last - 1].dep_ in {"cc", "mark"}:
            last -= 1
        if first < last:
            yield first, last


def _unattributed(
    passage: Passage, sentence: Tokens, holders: Sequence[Holder], quoted: Quoted, voice: Chain
) -> Iterator[Held]:
    """The author's own assertions in a sentence, or a quotation that runs on without a cue."""
    if passage.block.kind == "heading" or not states(sentence):
        return
    cue_tokens = _cue_tokens(holders)
    heads = clause_heads(sentence.root, cue_tokens, shared=True)
    for head in heads:
        if head.i in cue_tokens or _innermost(head.i, holders) or _leads_to(head, cue_tokens):
            continue
        holes = [r for h in holders for r in _extent(passage, h.found, head)]
        parts = trimmed(passage.doc, _without_joints(passage, minus(clause_extent(head, heads), *holes)))
        if sum(passage.doc[t].is_alpha for part in parts for t in range(*part)) < _LEAST_WORDS:
            continue
        kind = quoted.quote_type(parts)
        runs_on = bool(voice) and kind != "indirect" and quoted.around(head.i) is not None and not holders
        yield Held(predicate(head), parts, voice if runs_on else (), None, kind if runs_on else "none")


def _extent(passage: Passage, found: Found, head: Token) -> Iterator[Range]:
    """Everything that an attribution takes out of the clause of ``head``: all of a clause that only attributes."""
    yield found.cue
    verb = passage.doc[found.cue[0] : found.cue[1]].root
    if verb.dep_ in {"relcl", "acl", "advcl", "parataxis"} and verb.i != head.i:
        yield subtree(verb)
    yield from found.content
    if found.source is not None and not found.rule.startswith("colon"):
        yield found.source
    for source, cue in found.relays:
        yield source
        yield cue
