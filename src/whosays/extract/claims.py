"""Claims of a passage: each attributed content and each assertion of the author's own."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.attribution import find_attributions, quoted_parts
from whosays.extract.attribution.found import Found, Range, minus, ranges, subtree, trimmed
from whosays.extract.attribution.introductions import introduction, speaks_in_first_person
from whosays.extract.attribution.lexicon import CLAIM_CLASSES, load_toml
from whosays.extract.attribution.quoting import Quoted
from whosays.extract.certainty import Modifier, commitment, find_modifiers
from whosays.extract.clauses import clause_extent, clause_heads, content_heads, predicate, states
from whosays.extract.drafts import DraftClaim, DraftLink, Part
from whosays.extract.holders import SPEECH, Holder, nest
from whosays.extract.propositions import is_locative, proposition, role
from whosays.extract.sources import Description, subjects_of
from whosays.language.passages import Passage
from whosays.records import Certainty, Level, Mention, Polarity, QuoteType, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_LEVELS: tuple[Level, ...] = ("certain", "probable", "possible", "unknown")
_LEAST_WORDS = 3
_QUOTED_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class _Held:
    """A stretch of content with whoever holds it; without ``found`` the author, or a quotation that runs on."""

    head: Token
    content: tuple[Range, ...]
    chain: tuple[DraftLink, ...]
    found: Found | None
    quote_type: QuoteType


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's words given in full over the paragraphs below the one that introduces them.

    Attributes:
        chain: Who speaks.
        fresh: Whether no paragraph of it has been read yet; the first belongs to it in any case, the next as long
            as they speak in the first person.
    """

    chain: tuple[DraftLink, ...]
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class PassageClaims:
    """What a passage yields.

    Attributes:
        claims: In order.
        subjects: Whom its sentences are about; a pronoun may take them up.
        speech: What it introduces, or what goes on through it.
    """

    claims: list[DraftClaim]
    subjects: list[Description]
    speech: Speech | None


def draft_claims(passage: Passage, mentions: Sequence[Mention], speech: Speech | None = None) -> PassageClaims:
    """The claims of one passage.

    Args:
        passage: What to read.
        mentions: The names found in it.
        speech: What the passages before it introduced.
    """
    quoted = quoted_parts(passage)
    found = [f for f in find_attributions(passage, quoted) if f.cue_class in CLAIM_CLASSES]
    opening = introduction(passage.doc, quoted)
    if opening is not None:
        found = [*(f for f in found if f.cue != opening.cue), opening]
    if speech is not None and not (speech.fresh or speaks_in_first_person(passage.doc, quoted)):
        speech = None
    holders = nest(passage, found, mentions, speech.chain if speech is not None else ())
    modifiers = find_modifiers(passage)
    parts = _parts(passage, mentions)
    claims = [
        _draft(passage, held, modifiers, parts)
        for sentence in passage.doc.sents
        for held in _held(passage, sentence, holders, quoted)
    ]
    subjects = list(subjects_of(passage, mentions))
    if opening is not None:
        return PassageClaims(claims, subjects, Speech(next(h.implicit() for h in holders if h.found is opening)))
    return PassageClaims(claims, subjects, Speech(speech.chain, fresh=False) if speech is not None else None)


def _held(passage: Passage, sentence: Tokens, holders: Sequence[Holder], quoted: Quoted) -> Iterator[_Held]:
    """What each holder, or the author, asserts in one sentence."""
    touching = [
        h for h in holders if any(s < sentence.end and sentence.start < e for s, e in (*h.found.content, h.found.cue))
    ]
    cue_tokens = _cue_tokens(touching)
    seen: set[int] = set()
    for holder in touching:
        content = _within(holder.found.content, sentence)
        if content:
            for head, stretch in _stretches(passage, content, holder, touching, cue_tokens):
                if head.i not in seen:
                    seen.add(head.i)
                    implicit = content[0][0] > passage.doc[holder.found.cue[0]].sent.end - 1
                    chain = holder.implicit() if implicit else holder.chain
                    kind = "direct" if holder.found.rule == SPEECH else quoted.quote_type(stretch)
                    yield _Held(head, stretch, chain, holder.found, kind)
    yield from _unattributed(passage, sentence, touching, quoted)


def _cue_tokens(holders: Sequence[Holder]) -> frozenset[int]:
    return frozenset(t for h in holders for t in range(*h.found.cue))


def _within(content: Sequence[Range], sentence: Tokens) -> tuple[Range, ...]:
    cut = ((max(s, sentence.start), min(e, sentence.end)) for s, e in content)
    return tuple((s, e) for s, e in cut if s < e)


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


def _unattributed(passage: Passage, sentence: Tokens, holders: Sequence[Holder], quoted: Quoted) -> Iterator[_Held]:
    """The author's own assertions in a sentence, or a quotation that runs on without a cue."""
    if passage.block.kind == "heading" or not states(sentence):
        return
    cue_tokens = _cue_tokens(holders)
    heads = clause_heads(sentence.root, cue_tokens)
    for head in heads:
        if head.i in cue_tokens or _innermost(head.i, holders) or _leads_to(head, cue_tokens):
            continue
        holes = [r for h in holders for r in _extent(passage, h.found, head)]
        parts = trimmed(passage.doc, _without_joints(passage, minus(clause_extent(head, heads), *holes)))
        if sum(passage.doc[t].is_alpha for part in parts for t in range(*part)) < _LEAST_WORDS:
            continue
        kind = quoted.quote_type(parts)
        runs_on = kind == "direct" or (kind == "mixed" and _after_quotation(sentence, quoted, holders))
        chain = (DraftLink(None, None, implicit=True),) if runs_on else ()
        yield _Held(predicate(head), parts, chain, None, kind if runs_on else "none")


def _after_quotation(sentence: Tokens, quoted: Quoted, holders: Sequence[Holder]) -> bool:
    """Whether a sentence with a quotation of its own follows one that quotes, with no attribution between."""
    return not holders and any(s < sentence.start and e >= sentence.start - 2 for s, e in quoted.parts)


def _extent(passage: Passage, found: Found, head: Token) -> Iterator[Range]:
    """Everything that an attribution takes out of the clause of ``head``: all of a clause that only attributes."""
    yield found.cue
    verb = passage.doc[found.cue[0] : found.cue[1]].root
    if verb.dep_ in {"relcl", "acl", "advcl", "parataxis"} and verb.i != head.i:
        yield subtree(verb)
    yield from found.content
    if found.source is not None:
        yield found.source
    for source, cue in found.relays:
        yield source
        yield cue


def _parts(passage: Passage, mentions: Sequence[Mention]) -> list[Part]:
    """The names of the passage with the role that each plays in its clause."""
    parts: list[Part] = []
    for mention in mentions:
        start, end = mention.span.start - passage.start, mention.span.end - passage.start
        tokens = passage.doc.char_span(start, end, alignment_mode="expand")
        if tokens is not None:
            parts.append(Part(mention.span.start, mention.span.end, role(tokens.root), is_locative(tokens.root)))
    return parts


def _draft(passage: Passage, held: _Held, modifiers: Sequence[Modifier], parts: Sequence[Part]) -> DraftClaim:
    words = _unquoted(passage, held.content)
    content = tuple(passage.tokens_span(passage.doc[start:end]) for start, end in words)
    certainty = commitment(passage, held.head, content, modifiers)
    if held.found is not None:
        certainty = _as_held(passage, held.found, certainty)
    return DraftClaim(
        content=content,
        chain=held.chain,
        quote_type=held.quote_type,
        stance=held.found.stance if held.found is not None else "asserts",
        certainty=certainty,
        proposition=proposition(passage, held.head, words),
        rule=held.found.rule if held.found is not None else ("quotation runs on" if held.chain else "author"),
        parts=tuple(p for p in parts if any(s.start <= p.start and p.end <= s.end for s in content)),
    )


def _unquoted(passage: Passage, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """``content`` without the quotation marks at its two ends, unless they belong to words within it."""
    doc = passage.doc
    start, end = content[0][0], content[-1][1]
    marks = [t for part in content for t in range(*part) if doc[t].text == '"']
    opens = bool(marks) and marks[0] == start
    closes = bool(marks) and marks[-1] == end - 1
    wraps = opens and closes and len(marks) == 2
    first = start + 1 if opens and (wraps or len(marks) % 2) else start
    last = end - 1 if closes and (wraps or (len(marks) % 2 and not opens)) else end
    cut = ((max(s, first), min(e, last)) for s, e in content)
    return tuple((s, e) for s, e in cut if s < e) or content


@functools.cache
def _commitments() -> dict[str, frozenset[str]]:
    """Cue lemmas by how far they commit."""
    return {level: frozenset(lemmas.split()) for level, lemmas in load_toml("cues.toml")["commitment"].items()}


def _as_held(passage: Passage, found: Found, certainty: Certainty) -> Certainty:
    """The certainty of a content as its cue lets the source hold it."""
    cue = passage.doc[found.cue[0] : found.cue[1]]
    lemma = cue.root.lemma_.lower()
    words = passage.tokens_span(passage.doc[cue.root.i : cue.root.i + 1])
    if found.stance == "denies" or lemma in _commitments()["doubted"]:
        certainty = _turned(certainty)
    for level in ("probable", "possible"):
        if lemma in _commitments()[level]:
            certainty = _capped(certainty, level, words)
    if found.stance == "promises":
        certainty = _capped(certainty, "unknown", words)
    negation = next((t for t in cue.root.children if t.dep_ == "neg"), None)
    if negation is None:
        return certainty
    if found.cue_class == "belief" or found.stance == "denies":
        return _turned(certainty)
    return _capped(certainty, "unknown", passage.tokens_span(passage.doc[negation.i : negation.i + 1]))


def _turned(certainty: Certainty) -> Certainty:
    polarity: Polarity = "negative" if certainty.polarity == "positive" else "positive"
    return replace(certainty, polarity=polarity)


def _capped(certainty: Certainty, level: Level, by: Span) -> Certainty:
    weaker = max(certainty.level, level, key=_LEVELS.index)
    return replace(certainty, level=weaker, hedges=tuple(sorted({*certainty.hedges, by})))
