"""Works out what a holder commits to: cues are applied from the sentence's root down to the predicate.

The walk is that of de Marneffe, Manning and Potts (2012) and of Saurí and Pustejovsky's De Facto (2012):
each governing word turns the commitment it stands under into the commitment of its complement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.certainty.lexicon import load_lexicon
from whosays.extract.certainty.modifier import STRENGTH, Effect, Modifier
from whosays.extract.certainty.scope import (
    AUXILIARIES,
    COMPLEMENT_OF_LINK,
    PREDICATES,
    SUBJECTS,
    clause_of,
    has_auxiliary,
    is_infinitive,
)
from whosays.language.passages import Passage
from whosays.records import Certainty, Level, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Cues that a following conjunct shares even with a subject of its own ("if A comes and B leaves").
_SHARED_BY_CLAUSES = frozenset({"conditional", "counterfactual", "question"})
#: Cues that a conjunct shares as long as it has no subject of its own ("reportedly met A and is staying").
_SHARED_BY_PREDICATES = _SHARED_BY_CLAUSES | {"adverb", "evidential", "booster"}
_OBJECTS = frozenset({"dobj", "attr", "nsubjpass"})
_HAPPENING = frozenset({"exist", "occur", "happen", "take", "emerge", "surface", "arise", "remain"})
#: Closing marks between the content and its question mark.
_CLOSING = 3


@dataclass(frozen=True, slots=True)
class _State:
    """The commitment at one point of the walk, with the cues that lowered it."""

    level: Level = "certain"
    negative: bool = False
    cues: tuple[Modifier, ...] = ()

    def under(self, modifier: Modifier, effect: Effect, *, negative: bool) -> _State:
        """This state weakened by ``effect``; ``negative`` is the sign that results."""
        level = min(self.level, effect.level, key=STRENGTH.__getitem__)
        cues = (*self.cues, modifier) if effect.level != "certain" else self.cues
        return _State(level, negative, cues)


def commitment(passage: Passage, predicate: Token, within: Sequence[Span], modifiers: Sequence[Modifier]) -> Certainty:
    """Level and polarity that the holder of a claim commits to for what ``predicate`` says.

    Args:
        passage: The passage that holds ``predicate``.
        predicate: Head of the claim's clause, a token of ``passage.doc``. Where its clause is about
            nothing but a complement ("seems to", "it is likely that", "failed to"), the complement
            is judged in its place.
        within: Spans of the kept text whose cues count: the content of the claim, or more where words
            around it are the holder's too. Empty: the whole sentence.
        modifiers: What ``find_modifiers`` returned for ``passage``, in its order.

    Returns:
        FactBank's level and polarity (Saurí and Pustejovsky 2009), and the hedging words as spans of
        the kept text, in order. Negation alone is shown by the polarity and is not among them.
    """
    bearing: dict[int, list[Modifier]] = {}
    for modifier in _usable(passage, predicate, within, modifiers):
        for index in modifier.scope:
            bearing.setdefault(index, []).append(modifier)
    target = _descend(clause_of(predicate), bearing)
    path = [target]
    while path[-1].head.i != path[-1].i:
        path.append(path[-1].head)
    outer = state = _State()
    for token in reversed(path):
        cues = bearing.get(token.i, ())
        outer = _environment(token, outer, state, bearing)
        state = _in_clause(outer, cues)
    spans = {(m.start, m.end): passage.tokens_span(passage.doc[m.start : m.end]) for m in state.cues}
    return Certainty(
        state.level, "negative" if state.negative else "positive", tuple(spans[key] for key in sorted(spans))
    )


def _usable(
    passage: Passage, predicate: Token, within: Sequence[Span], modifiers: Sequence[Modifier]
) -> list[Modifier]:
    """The modifiers of the predicate's sentence whose words lie inside ``within``."""
    sentence = predicate.sent
    first = bisect_left(modifiers, sentence.start, key=lambda m: m.start)
    last = bisect_left(modifiers, sentence.end, key=lambda m: m.start)
    if not within:
        return list(modifiers[first:last])
    doc, usable = passage.doc, []
    for modifier in modifiers[first:last]:
        end_token = doc[modifier.end - 1]
        start = passage.start + doc[modifier.start].idx
        end = passage.start + end_token.idx + len(end_token)
        slack = _CLOSING if end_token.text == "?" else 0
        if any(s.start <= start and end <= s.end + slack for s in within):
            usable.append(modifier)
    return usable


def _descend(predicate: Token, bearing: dict[int, list[Modifier]]) -> Token:
    """Follow matrix words that only colour their complement, down to that complement."""
    raised: dict[int, int] = {}
    for index, cues in bearing.items():
        for modifier in cues:
            if modifier.raises and index == modifier.scope[0]:
                governor = predicate.doc[modifier.governor]
                raised.setdefault(governor.i, index)
                raised.setdefault(clause_of(governor).i, index)
    seen = {predicate.i}
    while predicate.i in raised and raised[predicate.i] not in seen:
        predicate = predicate.doc[raised[predicate.i]]
        seen.add(predicate.i)
    return predicate


def _environment(token: Token, outer: _State, state: _State, bearing: dict[int, list[Modifier]]) -> _State:
    """The commitment under which ``token`` stands, before the cues of its own clause.

    ``outer`` and ``state`` are those of its head, before and after the cues of the head's clause.
    """
    head, dep = token.head, token.dep_
    if head.i == token.i:
        return _State()
    cues = [m for m in bearing.get(token.i, ()) if m.reach == "complement"]
    if cues:
        for modifier in cues:
            state = _complement(state, modifier)
        return state
    if dep in COMPLEMENT_OF_LINK or dep in AUXILIARIES or dep in {"xcomp", "prep"}:
        return state
    if dep == "conj":
        return _conjunct(token, outer, state, bearing)
    if dep == "ccomp":
        # Denying an unlisted verb ("did not say that") leaves its complement open.
        return replace(state, level="unknown", negative=False) if state.negative else state
    if dep == "advcl":
        if _is_participle(token):
            return replace(state, negative=False)
        # "able to tell who they were when they returned": the return is not part of the ability.
        return _State() if is_infinitive(head) else outer
    if dep in {"parataxis", "csubj", "csubjpass"}:
        return outer
    passes = dep in {"acl", "relcl"} and is_infinitive(token)
    return state if passes or _exists_with(token) else _State()


def _exists_with(token: Token) -> bool:
    """Whether a noun exists or not as its verb says: "found no evidence", "talks may take place"."""
    verb, lexicon = token.head, load_lexicon()
    if token.dep_ in _OBJECTS:
        return verb.lemma_ in lexicon.occurrence
    return token.dep_ == "nsubj" and verb.lemma_ in _HAPPENING


def _complement(state: _State, modifier: Modifier) -> _State:
    """The commitment to the complement of ``modifier``, whose clause is held as ``state``."""
    effect = modifier.effect(under_negation=state.negative)
    other = modifier.effect(under_negation=not state.negative)
    if effect == other and effect.level == "certain":
        return _State(negative=effect.negates)  # factive: what governs it does not matter
    return state.under(modifier, effect, negative=effect.negates)


def _conjunct(token: Token, outer: _State, state: _State, bearing: dict[int, list[Modifier]]) -> _State:
    head = token.head
    if token.pos_ not in PREDICATES:
        return state
    cues = bearing.get(head.i, ())
    if any(c.dep_ in SUBJECTS for c in token.lefts):
        return _in_clause(outer, [m for m in cues if m.kind in _SHARED_BY_CLAUSES])
    if is_infinitive(head) and token.tag_ not in {"VB", "VBP"}:
        return _State()
    alike = token.tag_ == head.tag_ or {token.tag_, head.tag_} <= {"VBD", "VBN"}
    if alike and not has_auxiliary(token):
        return state
    return _in_clause(outer, [m for m in cues if m.kind in _SHARED_BY_PREDICATES])


def _is_participle(token: Token) -> bool:
    """Whether an adverbial clause goes on with the same event ("…, killing two")."""
    return token.tag_ in {"VBG", "VBN"} and not any(c.dep_ in {"mark", "advmod", "aux"} for c in token.lefts)


def _in_clause(outer: _State, cues: Iterable[Modifier]) -> _State:
    """Apply the cues of one clause: negations first by parity, then each level as that sign has it."""
    own = [m for m in cues if m.reach == "clause"]
    if any(m.kind == "counterfactual" for m in own):
        own = [m for m in own if m.kind in {"counterfactual", "negation"}]
    denials = [m for m in own if m.level is None and m.negates]
    denied = len(denials) % 2 == 1
    state = replace(outer, negative=outer.negative ^ denied)
    for modifier in own:
        if modifier.level is None:
            continue
        effect = modifier.effect(under_negation=denied)
        plain = modifier.effect(under_negation=False)
        # A cue that itself denies ("hardly") turns the sign; the others say only how sure.
        turns = plain.negates
        state = state.under(modifier, effect, negative=state.negative ^ turns)
    return state
