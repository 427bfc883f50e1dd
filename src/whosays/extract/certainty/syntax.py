"""Cues that no lexicon word gives away: open infinitives, imperatives, questions, inverted and unreal conditionals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.extract.certainty.modifier import Effect, Modifier, ModifierKind
from whosays.extract.certainty.scope import AUXILIARIES, SUBJECTS, clause_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INVERTIBLE = frozenset({"had", "were", "should"})
_UNREAL = frozenset({"would", "could", "might", "'d"})


def unmarked(doc: Doc, found: Sequence[Modifier]) -> Iterator[Modifier]:
    """Cues read from the parse alone, given those ``found`` in the lexicons."""
    governed = {index for m in found if m.reach == "complement" or m.kind == "purpose" for index in m.scope}
    within = {index for m in found if m.end - m.start > 1 for index in range(m.start, m.end)}
    conditions = [(m.start, m.end, m.scope) for m in found if m.kind == "conditional" and len(m.scope) > 1]
    for token in doc:
        text = token.lower_
        if text == "to":
            if token.dep_ == "aux" and token.head.i not in governed and token.i not in within:
                yield from _infinitive(token)
        elif text == "?":
            yield _open(token.i, "question", (_root(token).i,))
        elif token.dep_ == "ROOT" and token.tag_ == "VB" and not _has_subject_or_auxiliary(token):
            yield _open(token.i, "obligation", (token.i,))
        elif text in _INVERTIBLE:
            scope = _inverted(token)
            if scope:
                conditions.append((token.i, token.i + 1, scope))
                yield _open(token.i, "conditional", scope)
    for start, end, (antecedent, consequent, *_) in conditions:
        yield from _unreal(doc, (start, end), antecedent, consequent)


def _open(index: int, kind: ModifierKind, scope: tuple[int, ...]) -> Modifier:
    return Modifier(
        index, index + 1, kind, "unknown", negates=False, scope=scope, denied=Effect("unknown", negates=True)
    )


def _infinitive(particle: Token) -> Iterator[Modifier]:
    """An infinitive is open unless it looks back ("is sorry to have left")."""
    verb = particle.head
    if not any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.lefts):
        yield _open(particle.i, "purpose", (verb.i,))


def _has_subject_or_auxiliary(verb: Token) -> bool:
    """False for an imperative."""
    return any(c.dep_ in SUBJECTS or c.dep_ in AUXILIARIES for c in verb.lefts)


def _root(token: Token) -> Token:
    while token.head.i != token.i:
        token = token.head
    return token


def _inverted(auxiliary: Token) -> tuple[int, ...]:
    """Antecedent and consequent of "had they known, …"; empty where there is no such inversion."""
    doc = auxiliary.doc
    opens = auxiliary.is_sent_start or doc[auxiliary.i - 1].text in {",", ";", "and", "but", "that"}
    if not opens or auxiliary.i + 1 >= len(doc):
        return ()
    if auxiliary.dep_ in AUXILIARIES:
        clause, main = auxiliary.head, auxiliary.head.head
        subject = any(c.dep_ in SUBJECTS and c.i > auxiliary.i for c in clause.lefts)
    else:
        clause = next((c for c in auxiliary.rights if c.dep_ in {"ccomp", "acomp", "attr", "xcomp"}), auxiliary)
        main = auxiliary.head
        subject = any(c.dep_ in SUBJECTS for source in (auxiliary.rights, clause.lefts) for c in source)
    dependent = (auxiliary if auxiliary.dep_ not in AUXILIARIES else clause).dep_ in {"advcl", "ccomp"}
    return (clause.i, clause_of(main).i) if subject and dependent else ()


def _unreal(doc: Doc, marker: tuple[int, int], antecedent: int, consequent: int) -> Iterator[Modifier]:
    """Both sides of a conditional with "would have": the text implies that neither came about."""
    auxiliaries = [c for c in doc[consequent].lefts if c.dep_ in AUXILIARIES]
    modal = next((c for c in auxiliaries if c.norm_ in _UNREAL), None)
    if modal is None or not any(c.lower_ in {"have", "'ve"} for c in auxiliaries):
        return
    for (start, end), index in ((marker, antecedent), ((modal.i, modal.i + 1), consequent)):
        yield Modifier(
            start, end, "counterfactual", "probable", negates=True, scope=(index,), denied=Effect("probable")
        )
