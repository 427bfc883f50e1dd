"""Attributions by a phrase whose object is the source: "according to the court"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Found, Range, minus, subtree, trimmed
from whosays.extract.attribution.lexicon import cues
from whosays.extract.attribution.quoting import Quoted, with_quotations
from whosays.extract.attribution.relays import hanging_clauses, relays_of
from whosays.extract.attribution.syntax import child, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TAILS = frozenset(
    {"which", "who", "whose", "whom", "where", "when", "citing", "quoting", "itself", "himself", "herself"}
)
_STARTERS = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "ADP", "SCONJ", "ADV", "PUNCT", "AUX"})
_CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "advcl", "conj", "relcl", "acl", "pcomp", "xcomp", "parataxis", "csubj"})


def phrase_attributions(sentence: Sequence[Token], quoted: Quoted) -> Iterator[Found]:
    """Every attribution of a sentence whose cue is a phrase of the lexicon."""
    firsts = {phrase[0] for phrase in cues().phrases}
    for token in sentence:
        viewpoint = _viewpoint(token, quoted)
        if viewpoint is not None:
            yield viewpoint
        if token.lower_ in firsts:
            for phrase in cues().phrases:
                found = _attribution(token, phrase, quoted)
                if found is not None:
                    yield found
                    break


def _viewpoint(noun: Token, quoted: Quoted) -> Found | None:
    """Read "in her view, …" or "by the court's own account, …": the possessor is the source."""
    link, owner = noun.head, child(noun, "poss")
    if owner is None or link.dep_ != "prep" or link.lower_ not in {"in", "by", "to"}:
        return None
    if noun.lemma_.lower() not in cues().words["viewpoints"] or owner.lower_ in {"my", "our", "your", "its"}:
        return None
    clause = _clause(link)
    if clause is None:
        return None
    content = minus(with_quotations(minus([subtree(clause)], subtree(link)), quoted, link), subtree(link))
    parts = trimmed(noun.doc, _beside(content, clause))
    if not parts:
        return None
    kind = quoted.quote_type(parts)
    return Found(
        (noun.i, noun.i + 1), noun_phrase(owner), parts, "belief", "believes", kind, f"phrase: in … {noun.lower_}"
    )


def _attribution(first: Token, phrase: tuple[str, ...], quoted: Quoted) -> Found | None:
    doc = first.doc
    cue: Range = (first.i, first.i + len(phrase))
    if tuple(t.lower_ for t in doc[cue[0] : cue[1]]) != phrase or cue[1] >= len(doc):
        return None
    head = child(doc[cue[1] - 1], "pobj", "dobj")
    clause = _clause(first)
    if head is not None and head.lemma_.lower() in cues().words["standards"]:
        return None
    if phrase[0] in {"citing", "quoting"} and not (clause is not None and _is_said(clause)):
        return None  # "the minister, citing a study, closed the mill" gives a reason, not a claim
    if phrase[0] == "on" and not (_opens(first) or doc[first.i - 1].text == ","):
        return None  # "relied on the testimony of" says what a verb needs, not who says so
    if head is None or clause is None or (_opens(first) and _is_tangled(head, clause)):
        return _on_surface(first, cue, quoted) if _opens(first) and phrase[0] == "according" else None
    source = noun_phrase(head)
    phrase_extent = (cue[0], max(subtree(head)[1], source[1]))
    clauses = hanging_clauses(head)
    handed = tuple(relays_of(clauses))
    content = minus(with_quotations(minus([subtree(clause)], phrase_extent), quoted, first), phrase_extent)
    parts = trimmed(doc, _beside(content, clause))
    if not parts:
        return None
    return Found(
        cue, source, parts, "speech", "asserts", quoted.quote_type(parts), f"phrase: {' '.join(phrase)}", handed
    )


def _is_said(clause: Token) -> bool:
    """Whether a clause is a cue or stands under one."""
    return any(t.lemma_.lower() in cues().verbs for t in (clause, *clause.ancestors))


def _is_tangled(source: Token, clause: Token) -> bool:
    """Whether the parse has lost the clause, or an aside follows the source: "According to X, citing Y, …"."""
    doc, end = source.doc, noun_phrase(source)[1]
    aside = end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].lower_ in {"citing", "quoting"}
    return aside or clause.i < source.right_edge.i


def _opens(first: Token) -> bool:
    """Whether the phrase opens its sentence, a conjunction or adverb apart."""
    return first.i - first.sent.start <= 2 and all(
        t.pos_ in {"CCONJ", "ADV", "PUNCT"} for t in first.doc[first.sent.start : first.i]
    )


def _on_surface(first: Token, cue: Range, quoted: Quoted) -> Found | None:
    """Read "According to SOURCE, which …, CONTENT" by its commas, where the parse has lost the thread."""
    doc, end = first.doc, first.sent.end
    commas = [t for t in range(cue[1], end) if doc[t].text == "," and t + 1 < end]
    comma = next((c for c in commas if _begins_clause(doc, c + 1, end)), None)
    if comma is None:
        return None
    tail = next((c for c in commas if c < comma and doc[c + 1].lower_ in _TAILS), comma)
    content = trimmed(doc, with_quotations([(comma + 1, end)], quoted, first))
    if not content:
        return None
    handed = tuple(_relayed_on_surface(doc, tail, comma))
    kind = quoted.quote_type(content)
    return Found(cue, (cue[1], tail), content, "speech", "asserts", kind, "phrase: according to (surface)", handed)


def _begins_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether a main clause may begin at ``start``: a noun phrase with a finite verb after it, no aside."""
    first = doc[start]
    if first.lower_ in _TAILS or first.is_digit or first.tag_ in {"VBG", "VBN"} or first.pos_ not in _STARTERS:
        return False
    rest = doc[start:end]
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in rest)


def _relayed_on_surface(doc: Doc, start: int, end: int) -> Iterator[tuple[Range, Range]]:
    """The source cited between two commas: "which cited information from officials"."""
    for token in range(start, end):
        if doc[token].lemma_.lower() in cues().words["relays"]:
            origin = next((t + 1 for t in range(token + 1, end) if doc[t].lower_ == "from"), token + 1)
            if origin < end:
                yield (origin, end), (token, token + 1)
            return


def _clause(token: Token) -> Token | None:
    """The verb of the clause that the phrase belongs to."""
    for head in token.ancestors:
        if head.pos_ in {"VERB", "AUX"} and head.dep_ in _CLAUSE_HEADS:
            return head
    root = token.sent.root
    return root if root.i != token.i and root.lower_ != "according" else None


def _beside(content: tuple[Range, ...], clause: Token) -> tuple[Range, ...]:
    """The content without a leading conjunction or adverb that only links the sentence to the one before."""
    if not content:
        return content
    start, end = content[0]
    doc = clause.doc
    while start < end and (
        doc[start].dep_ == "cc" or doc[start].text == "," or doc[start].lower_ in {"however", "meanwhile", "also"}
    ):
        start += 1
    return ((start, end), *content[1:]) if start < end else content[1:]
