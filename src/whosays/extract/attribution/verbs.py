"""Attributions by a verb: its subject or agent is the source, its complement the content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.extract.attribution.contents import FINDERS, Content, can_show
from whosays.extract.attribution.found import Found, Range, minus, subtree, trimmed
from whosays.extract.attribution.lexicon import Cue, cues
from whosays.extract.attribution.quoting import Quoted, direct_content, with_quotations
from whosays.extract.attribution.relays import relays
from whosays.extract.attribution.syntax import (
    agent,
    child,
    is_absent,
    is_addressed,
    is_passive,
    is_record,
    maker,
    noun_phrase,
    subject,
    verb_group,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_IMPERSONAL = frozenset(
    {"there", "what", "this", "that", "which", "nothing", "anything", "everything", "you", "one", "nobody", "none"}
)
#: Frames in which a subject has to be able to bear evidence, or to speak.
_BOUNDED = frozenset({"object", "obj+to", "to", "at"})
_STOPS = frozenset({",", ".", ":", ";", '"', "-", "–", "—"})
_LONGEST_SOURCE = 16
_WITHOUT = frozenset({"without", "instead", "of", "against", "than", "before"})
_UNREAL = frozenset({"can", "could", "should", "must", "might", "may", "ca", "shall"})
_NOBODY = frozenset({"nobody", "none", "neither"})
#: "Was not told until May": but then.
_UNTIL = frozenset({"until", "till", "before"})
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
    if is_unreal(verb) or _infers(verb) or (verb.tag_ == "VBG" and verb.lemma_.lower() in cues().words["relays"]):
        return None
    group = verb_group(verb)
    source = _source(verb)
    if "quote" in frames:
        direct = direct_content(verb, source, quoted)
        if direct:
            source = source or (None if is_passive(verb) else _beside(verb, direct, quoted))
            return _found(verb, frames["quote"], (group, source), direct, quoted, "quote")
    for frame, finder in FINDERS:
        if frame not in frames:
            continue
        cue = frames[frame]
        content = finder(verb)
        if content and frame in _BOUNDED and not _can_bear(verb, cue, frame):
            continue
        if frame == "clause" and content and verb.doc[content[0][0]].lower_ in _QUESTION_WORDS:
            cue = Cue("inquiry", cue.stance)
        if content and (source is not None or (frame == "clause" and (is_passive(verb) or is_addressed(verb)))):
            return _found(verb, cue, (group, source), content, quoted, frame)
    return None


def _infers(verb: Token) -> bool:
    """Whether a participle draws the author's own inference from what came before: "…, suggesting that he left"."""
    if verb.lemma_.lower() not in cues().words["inferences"] or verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl"}:
        return False
    return not any(t.dep_ == "aux" for t in verb.children) and not _shown(verb, is_record)


def _can_bear(verb: Token, cue: Cue, frame: str) -> bool:
    """Whether the subject can bear evidence or speak; asked only where the frame alone does not tell."""
    if cue.cue_class == "speech" or frame in {"to", "at"}:
        return is_passive(verb) or _shown(verb, can_show)
    return cue.cue_class != "evidence" or _shown(verb, is_record)


def _shown(verb: Token, can_bear: Callable[[Token], bool]) -> bool:
    """Whether the verb is active and its subject something that bears evidence."""
    bearer = None if is_passive(verb) else subject(verb)
    return bearer is not None and can_bear(bearer)


def is_unreal(verb: Token) -> bool:
    """Whether the saying is only possible, wished for, asked for or missing: "could say", "no witness said"."""
    if any(t.dep_ == "aux" and t.lower_ in _UNREAL for t in verb.children):
        return True
    if (is_addressed(verb) and _never(verb)) or _nobody(verb):
        return True
    first = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb
    if any(t.lower_ in {"neither", "nor"} for t in (*verb.children, *first.children) if t.dep_ in {"cc", "preconj"}):
        return True
    if first.dep_ == "pcomp" and first.head.lower_ in _WITHOUT:
        return True
    infinitive = any(t.dep_ == "aux" and t.lower_ == "to" for t in first.children)
    carried_out = first.dep_ in {"xcomp", "advcl"} and first.head.lemma_ in cues().words["carried_out"]
    stopped = first.dep_ == "xcomp" and first.head.lemma_ in {"stop", "avoid", "fail", "cease"}
    return stopped or (infinitive and not carried_out)


def _nobody(verb: Token) -> bool:
    """Whether it is said of nobody: "none of them testified that", "no trace was found", unless by somebody."""
    own = child(verb, "nsubj", "nsubjpass")
    return own is not None and agent(verb) is None and (is_absent(own) or own.lower_ in _NOBODY)


def _never(verb: Token) -> bool:
    """Whether it did not happen: "was not told"; it did where it says when: "was not told until May"."""
    return any(t.dep_ == "neg" for t in verb.children) and not any(t.lower_ in _UNTIL for t in verb.children)


def _source(verb: Token) -> Range | None:
    """The subject, or in the passive the agent."""
    if is_passive(verb) or is_addressed(verb):
        return agent(verb)
    head = subject(verb)
    if head is None:
        return _name_before(verb)
    if _says_nothing(head, verb):
        return None
    head = maker(head) or head
    start, end = noun_phrase(head)
    return (start, min(end, verb.i)) if start < verb.i < end else (start, end)


def _name_before(verb: Token) -> Range | None:
    """The name right before a finite verb, where the parser took it for something else than its subject."""
    if verb.tag_ not in {"VBD", "VBZ"}:
        return None
    end = verb.i - (verb.i > 0 and verb.doc[verb.i - 1].lower_ in {"also", "later", "then", "first"})
    start = end
    while start > verb.sent.start and verb.doc[start - 1].is_title:
        start -= 1
    return (start, end) if start < end and (end - start > 1 or start == verb.sent.start) else None


def _says_nothing(head: Token, verb: Token) -> bool:
    """Whether a subject stands for no source: "there", "you", a lone "one", an "it" that means the matter at hand."""
    if head.lower_ == "it":
        return verb.lemma_.lower() in cues().words["inferences"]
    return head.lower_ in _IMPERSONAL and not any(t.dep_ in {"prep", "appos", "det"} for t in head.children)


def _beside(verb: Token, content: Content, quoted: Quoted) -> Range | None:
    """Who speaks a quotation when the parse gives no subject: the words from the verb to the next stop."""
    if content[0][0] > verb.i:
        return None
    start = end = verb.i + 1
    while end < min(verb.sent.end, start + _LONGEST_SOURCE) and verb.doc[end].text not in _STOPS:
        end += 1
    named = any(t.pos_ in {"PROPN", "NOUN", "PRON"} for t in verb.doc[start:end])
    return (start, end) if named and quoted.around(start) is None else None


def _further(verb: Token) -> Iterator[Range]:
    """Participles that go on to say more for the same source: "said …, adding that …"."""
    for token in verb.children:
        if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > verb.i and token.lemma_.lower() in cues().verbs:
            yield subtree(token)


def _found(
    verb: Token, cue: Cue, words: tuple[Range, Range | None], content: Content, quoted: Quoted, frame: str
) -> Found | None:
    """Put an attribution together; None when nothing is left of its content."""
    group, source = words
    handed = tuple(relays(verb, source))
    holes = [group, source, *(part for relay in handed for part in relay), *_further(verb)]
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
