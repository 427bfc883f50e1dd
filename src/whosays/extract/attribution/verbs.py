"""Attributions by a verb: its subject or agent is the source, its complement the content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.extract.attribution.contents import FINDERS, Content, bears_evidence
from whosays.extract.attribution.found import Found, Range, minus, trimmed
from whosays.extract.attribution.lexicon import Cue, cues
from whosays.extract.attribution.quoting import Quoted, direct_content, with_quotations
from whosays.extract.attribution.relays import relays
from whosays.extract.attribution.syntax import agent, is_passive, maker, noun_phrase, subject, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Token

_IMPERSONAL = frozenset({"it", "there", "what", "this", "that", "which", "nothing", "anything", "everything"})
#: First and second persons hold their own words: "I think" is a hedge of the speaker's, not a source.
_SELF = frozenset({"i", "we", "you", "one", "me", "us"})
#: Frames in which a verb of evidence asks for a subject that can bear evidence.
_BOUNDED = frozenset({"object", "obj+to"})
_UNREAL = frozenset({"can", "could", "should", "must", "might", "may", "ca", "shall"})
#: Verbs whose infinitive did happen, or is denied by the verb itself.
_REAL_GOVERNORS = frozenset(
    [
        "go",
        "continue",
        "begin",
        "start",
        "appear",
        "seem",
        "proceed",
        "come",
        "use",
        "decline",
        "refuse",
        "happen",
        "be",
        "have",
    ]
)
_QUESTION_WORDS = frozenset({"who", "what", "which", "how", "why", "whether", "if", "when", "where", "whose", "whom"})


def verb_attributions(sentence: Sequence[Token], quoted: Quoted) -> Iterator[Found]:
    """Every attribution of a sentence whose cue is a verb of the lexicon."""
    lexicon = cues().verbs
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in lexicon:
            found = _attribution(token, lexicon[token.lemma_.lower()], quoted)
            if found is not None:
                yield found


def _attribution(verb: Token, frames: dict[str, Cue], quoted: Quoted) -> Found | None:
    if _is_unreal(verb) or _infers(verb):
        return None
    group = verb_group(verb)
    source = _source(verb)
    if "quote" in frames:
        direct = direct_content(verb, source, quoted)
        if direct:
            return _found(verb, frames["quote"], (group, source), direct, quoted, "quote")
    for frame, finder in FINDERS:
        if frame not in frames:
            continue
        cue = frames[frame]
        content = finder(verb)
        if content and cue.cue_class == "evidence" and frame in _BOUNDED and not _shown(verb):
            continue
        if frame == "clause" and content and verb.doc[content[0][0]].lower_ in _QUESTION_WORDS:
            cue = Cue("inquiry", cue.stance)
        if content and (source is not None or (frame == "clause" and is_passive(verb))):
            return _found(verb, cue, (group, source), content, quoted, frame)
    return None


def _infers(verb: Token) -> bool:
    """Whether a participle draws the author's own inference from what came before: "…, suggesting that he left"."""
    if verb.lemma_.lower() not in cues().inferences or verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl"}:
        return False
    return not any(t.dep_ == "aux" for t in verb.children) and not _shown(verb)


def _shown(verb: Token) -> bool:
    """Whether what shows is active and something that bears evidence: a document, a body, a record."""
    bearer = None if is_passive(verb) else subject(verb)
    return bearer is not None and bears_evidence(bearer)


def _is_unreal(verb: Token) -> bool:
    """Whether the saying itself is only possible, wished for or asked for: "could say", "wants to know"."""
    if any(t.dep_ == "aux" and t.lower_ in _UNREAL for t in verb.children):
        return True
    infinitive = any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children)
    return infinitive and not (verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ in _REAL_GOVERNORS)


def _source(verb: Token) -> Range | None:
    """The subject, or in the passive the agent."""
    if is_passive(verb):
        return agent(verb)
    head = subject(verb)
    if head is None or head.lower_ in _IMPERSONAL or head.lower_ in _SELF:
        return None
    head = maker(head) or head
    start, end = noun_phrase(head)
    return (start, min(end, verb.i)) if start < verb.i < end else (start, end)


def _found(
    verb: Token, cue: Cue, words: tuple[Range, Range | None], content: Content, quoted: Quoted, frame: str
) -> Found | None:
    """Put an attribution together; None when nothing is left of its content."""
    group, source = words
    handed = tuple(relays(verb, source))
    holes = [group, source, *(part for relay in handed for part in relay)]
    whole = minus(with_quotations(content, quoted, verb), *holes)
    parts = trimmed(verb.doc, whole)
    if not parts:
        return None
    return Found(
        cue=group,
        source=source,
        content=parts,
        cue_class=cue.cue_class,
        stance=cue.stance,
        quote_type=quoted.quote_type(parts),
        rule=f"verb: {verb.lemma_.lower()} ({frame})",
        relays=handed,
    )
