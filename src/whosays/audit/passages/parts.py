"""The statements that a claim is made of, where it makes several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.language.parser import load_parser
from whosays.text.sentences import sentences
from whosays.text.view import analysis_view

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Conjunctions whose clause says something by itself, rather than when or why the other holds.
_CONTRASTING = frozenset({"while", "whilst", "whereas", "although", "though"})
#: Prepositions whose verbal noun tells what was done before or after: "before leaving for the coast".
_SEQUENCE = frozenset({"before", "after"})
#: What opens a part without belonging to it.
_OPENING = frozenset({"and", "but", "or", "nor", "yet", "so", "that", "then", "also", *_CONTRASTING})
_VERBS = frozenset({"VERB", "AUX"})
#: A sentence is parsed whole where a claim is a piece of it; not what is longer, in code points.
_LONGEST = 1_500


def split_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut the claim ``text[start:end]`` into its statements, in order; what says one thing stays whole.

    Cuts lie between coordinated clauses and verb phrases (also with a repeated "that"), at semicolons and sentence
    ends between clauses, and before or behind clauses with "while", "whereas", "although" and "before" or "after" with
    a verbal noun. Noun phrases, infinitives and relative clauses that are coordinated stay together, and so do verbs
    that share what follows them ("trained and paid the crew").

    Args:
        text: The brief.
        start: Where the claim begins, in code points.
        end: Where it ends.

    Returns:
        Half-open ranges within the claim, without the conjunctions and marks between; together they hold every
        predicate of the claim.

    Raises:
        ModelError: If the parser is not installed.
    """
    base, stop = _whole(text, start, end)
    doc = load_parser()(analysis_view(text[base:stop]))
    tokens = [token for token in doc if token.idx + base < end and token.idx + len(token) + base > start]
    if not tokens:
        return [(start, end)]
    heads = sorted(set(_statements(doc, tokens)), key=lambda token: token.i)
    runs = list(_runs(tokens, heads)) if len(heads) > 1 else []
    parts = [part for run in runs if (part := _bounds(run, base, start, end)) is not None]
    return parts if len(parts) > 1 else [(start, end)]


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that the claim is of, for the parser; the claim alone where they are overlong."""
    low, high = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    meeting = [(a, b) for a, b in sentences(text, low, high) if a < end and start < b]
    base, stop = min((a for a, _ in meeting), default=start), max((b for _, b in meeting), default=end)
    base, stop = min(base, start), max(stop, end)
    return (base, stop) if stop - base <= _LONGEST else (start, end)


def _statements(doc: Doc, tokens: Sequence[Token]) -> Iterator[Token]:
    """The predicates of the claim's statements."""
    first, last = tokens[0].i, tokens[-1].i
    tops = [t for t in tokens if t.head.i == t.i or not first <= t.head.i <= last]
    for top in tops:
        if top.pos_ in _VERBS or any(child.pos_ == "AUX" for child in top.children):
            yield top
        yield from _further(top, first, last)
    for mark in tokens:
        # The parser joins what a semicolon parts in many ways; the verb nearest its root on each side is a statement.
        if mark.text == ";":
            yield from filter(None, (_highest(doc[first : mark.i]), _highest(doc[mark.i + 1 : last + 1])))


def _further(token: Token, first: int, last: int) -> Iterator[Token]:
    """Predicates below a predicate that state something beside it."""
    for child in token.children:
        if not first <= child.i <= last:
            continue
        if child.dep_ in {"conj", "parataxis"} and _is_clause(child) and not _shares(token, child):
            yield child
            yield from _further(child, first, last)
        elif child.dep_ == "conj" and child.pos_ in _VERBS:
            yield from _further(child, first, last)
        elif child.dep_ == "ccomp":
            # Coordinated contents of one verb: "found that … and that …".
            yield from _further(child, first, last)
        elif child.dep_ == "advcl" and _contrasts(child):
            yield child
        elif child.dep_ == "prep" and child.lower_ in _SEQUENCE:
            yield from (c for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG" and _has_matter(c))


def _contrasts(clause: Token) -> bool:
    """Whether an adverbial clause is set against the other one; a comma sets it off, unlike "while they waited"."""
    mark = next((child for child in clause.children if child.dep_ == "mark"), None)
    if mark is None or mark.lower_ not in _CONTRASTING or clause.tag_ == "VBG":
        return False
    opens = clause.left_edge.i
    return opens == clause.sent.start or clause.doc[opens - 1].is_punct


def _is_clause(token: Token) -> bool:
    """Whether a token is a predicate: a verb with something of its own, or what a copula links."""
    if token.pos_ in _VERBS and token.dep_ != "aux":
        return _has_matter(token)
    return any(child.dep_ in {"nsubj", "nsubjpass", "cop"} for child in token.children)


def _has_matter(token: Token) -> bool:
    return any(child.dep_ not in {"punct", "cc", "conj"} for child in token.children)


def _shares(token: Token, other: Token) -> bool:
    """Whether two coordinated verbs stand side by side, so that what follows belongs to both."""
    between = token.doc[min(token.i, other.i) + 1 : max(token.i, other.i)]
    return all(t.dep_ in {"cc", "punct", "advmod"} or t.lower_ in {"and", "or"} for t in between)


def _highest(tokens: Iterable[Token]) -> Token | None:
    verbs = [
        t for t in tokens if t.pos_ in _VERBS and t.dep_ not in {"aux", "auxpass", "amod", "acl", "relcl", "xcomp"}
    ]
    return min(verbs, key=lambda t: (sum(1 for _ in t.ancestors), t.i), default=None)


def _runs(tokens: Sequence[Token], heads: Sequence[Token]) -> Iterator[list[Token]]:
    """The claim's tokens, each with the statement nearest above it; statements that interlace are one run."""
    places = {head.i: place for place, head in enumerate(heads)}
    owners = [_owner(token, places) for token in tokens]
    last = {owner: index for index, owner in enumerate(owners) if owner is not None}
    run: list[Token] = []
    reach = -1
    for index, (token, owner) in enumerate(zip(tokens, owners, strict=True)):
        if run and index > reach and owner is not None:
            yield run
            run = []
        run.append(token)
        reach = max(reach, last.get(owner, reach)) if owner is not None else reach
    if run:
        yield run


def _owner(token: Token, places: dict[int, int]) -> int | None:
    """Number of the statement that a token is of; none for the marks and conjunctions between statements."""
    if token.dep_ in {"punct", "cc"}:
        return None
    for above in (token, *token.ancestors):
        if above.i in places:
            return places[above.i]
        if above.dep_ == "prep" and above.lower_ in _SEQUENCE:
            below = [places[c.i] for c in above.children if c.i in places]
            if below:
                return below[0]
    return None


def _bounds(run: Sequence[Token], base: int, start: int, end: int) -> tuple[int, int] | None:
    """Where a run stands, without what opens and closes it."""
    low, high = 0, len(run)
    while low < high and (run[low].is_punct or run[low].is_space or run[low].lower_ in _OPENING):
        low += 1
    while low < high and (run[high - 1].is_punct or run[high - 1].is_space or run[high - 1].dep_ == "cc"):
        high -= 1
    if low == high:
        return None
    closing = run[high - 1]
    return max(start, run[low].idx + base), min(end, closing.idx + len(closing) + base)
