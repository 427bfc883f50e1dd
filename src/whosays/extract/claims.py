"""Claims of a passage: each attributed content and each assertion of the author's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.attribution import find_attributions, quoted_parts
from whosays.extract.attribution.found import Range, trimmed
from whosays.extract.attribution.introductions import introduction
from whosays.extract.attribution.lexicon import CLAIM_CLASSES
from whosays.extract.attribution.syntax import content_clause, is_absent
from whosays.extract.carried import Carried, carry_on
from whosays.extract.certainty import Modifier, commitment, find_modifiers
from whosays.extract.drafts import DraftClaim, Part
from whosays.extract.holders import nest
from whosays.extract.propositions import is_locative, proposition, role
from whosays.extract.relations import find_relations, shared_out
from whosays.extract.sources import Description, subjects_of
from whosays.extract.stances import as_held
from whosays.extract.stretches import Held, held_in
from whosays.language.passages import Passage
from whosays.records import Mention, Proposition

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


#: A bracket that tells where something stands.
_REFERENCE = re.compile(
    r"\[[^\]]{1,60}\]|\((?:[^)]*[\s;,])?(?:ibid\.?|supra|infra|§+|(?:pp?|paras?|paragraphs?|pages?|chs?|chapter|nos?|fn|"
    r"nn?|arts?|article|annexe?|exhibit|vol|items?|points?|sections?|sec)\.?\s+[\dA-Z])[^)]{0,60}\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PassageClaims:
    """What a passage yields.

    Attributes:
        claims: In order.
        subjects: Whom its sentences are about; a pronoun may take them up.
        carried: Who speaks on into the next passage.
    """

    claims: list[DraftClaim]
    subjects: list[Description]
    carried: Carried


def draft_claims(passage: Passage, mentions: Sequence[Mention], carried: Carried) -> PassageClaims:
    """The claims of one passage.

    Args:
        passage: What to read.
        mentions: The names found in it.
        carried: Who was speaking before it.
    """
    quoted = quoted_parts(passage)
    found = [f for f in find_attributions(passage, quoted) if f.cue_class in CLAIM_CLASSES]
    opening = introduction(passage.doc, quoted)
    if opening is not None:
        found = [*(f for f in found if f.cue != opening.cue), opening]
    speech = carried.speaking(passage, quoted)
    holders = nest(passage, found, mentions, speech)
    modifiers = find_modifiers(passage)
    parts = _parts(passage, mentions)
    helds = [
        held for sentence in passage.doc.sents for held in held_in(passage, sentence, holders, quoted, carried.voice)
    ]
    stated = shared_out(passage, helds, find_relations(passage, mentions), modifiers)
    claims = [
        replace(_draft(passage, held, modifiers, parts), relations=tuple(relations))
        for held, relations in zip(helds, stated, strict=True)
    ]
    reported = {token for f in found for part in f.content for token in range(*part)}
    subjects = list(subjects_of(passage, mentions, reported))
    return PassageClaims(claims, subjects, carry_on(carried, speech, opening, holders, quoted))


def _parts(passage: Passage, mentions: Sequence[Mention]) -> list[Part]:
    """The names of the passage with the role that each plays in its clause."""
    parts: list[Part] = []
    for mention in mentions:
        start, end = mention.span.start - passage.start, mention.span.end - passage.start
        tokens = passage.doc.char_span(start, end, alignment_mode="expand")
        if tokens is not None:
            parts.append(Part(mention.span.start, mention.span.end, role(tokens.root), is_locative(tokens.root)))
    return parts


def _draft(passage: Passage, held: Held, modifiers: Sequence[Modifier], parts: Sequence[Part]) -> DraftClaim:
    words = _unquoted(passage, held.content)
    content = tuple(passage.tokens_span(passage.doc[start:end]) for start, end in words)
    certainty = commitment(passage, _judged(held.head), content, modifiers)
    if held.found is not None:
        certainty = as_held(passage, held.found, certainty)
    return DraftClaim(
        content=content,
        chain=held.chain,
        quote_type=held.quote_type,
        stance=held.found.stance if held.found is not None else "asserts",
        certainty=certainty,
        proposition=_proposition(passage, held, words),
        rule=held.found.rule if held.found is not None else ("quotation runs on" if held.chain else "author"),
        by=held.found.by if held.found is not None else "rules",
        probability=held.found.probability if held.found is not None else None,
        parts=tuple(p for p in parts if any(s.start <= p.start and p.end <= s.end for s in content)),
    )


def _judged(head: Token) -> Token:
    """What the certainty of a content is read of: of "no evidence that he paid", the paying."""
    stated = content_clause(head) if head.pos_ == "NOUN" and is_absent(head) else None
    return stated if stated is not None else head


def _proposition(passage: Passage, held: Held, words: tuple[Range, ...]) -> Proposition:
    """The content as a clause; where it is none, who does what to it: "the court | rejected | the appeal"."""
    read = proposition(passage, held.head, words)
    if read.predicate or held.found is None or held.found.source is None:
        return read
    source, cue = (
        " ".join(passage.tokens_span(passage.doc[a:b]).exact.split()) for a, b in (held.found.source, held.found.cue)
    )
    return replace(read, subject=source, predicate=cue)


def _unquoted(passage: Passage, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """``content`` without the marks at its two ends, unless they belong to words within it, and without stops there."""
    doc = passage.doc
    start, end = content[0][0], content[-1][1]
    marks = [t for part in content for t in range(*part) if doc[t].text == '"']
    opens = bool(marks) and marks[0] == start
    closes = bool(marks) and marks[-1] == end - 1
    wraps = opens and closes and len(marks) == 2
    first = start + 1 if opens and (wraps or len(marks) % 2) else start
    last = end - 1 if closes and (wraps or (len(marks) % 2 and not opens)) else end
    last = _before_reference(doc, first, last)
    cut = ((max(s, first), min(e, last)) for s, e in content)
    return trimmed(doc, [(s, e) for s, e in cut if s < e]) or content


def _before_reference(doc: Doc, start: int, end: int) -> int:
    """Where words end that have a reference in brackets behind them, or reach into a bracket that they do not close."""
    opened: list[int] = []
    last = None
    for token in doc[start:end]:
        if token.text in {"(", "["}:
            opened.append(token.i)
        elif token.text in {")", "]"} and opened:
            last = (opened.pop(), token.i)
    if opened:
        return opened[0] if opened[0] > start else end
    if last is not None and start < last[0] and last[1] == end - 1:
        return last[0] if _REFERENCE.fullmatch(doc[last[0] : end].text) else end
    return end
