"""Claims as statements: who did what to whom, and when, as far as the words of the claim say it outright.

There is no parse at this point. What is not plain is left out: a name that only qualifies another word is nobody's
subject, and a date in a subordinate clause dates nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from whosays.records import Analysis, Claim, Entity, Mention
from whosays.text.words import stem, telling, words_of
from whosays.weigh.tensions.lexicon import Verbs
from whosays.weigh.tensions.when import When, when_of

_AUXILIARIES = frozenset(
    re.findall(
        r"\w+",
        """
        am is are was were be been being has have had having do does did not never also still then later first finally
        soon already reportedly allegedly apparently twice once again ever even only just
        """,
    )
)
#: Past forms that are other verbs as well.
_PAST = {"found": "find"}
_BEING = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
#: A predicate with one of these tells of what was not, or not yet: "to publish", "would have paid".
_UNREAL = re.compile(r"(?:^to |\b(?:would|should|could|will|shall|must|can|might|may(?! have\b))\b)")
#: Words that open another clause: a date behind them does not date the verb before them.
_OPENING = re.compile(
    r"\b(?:that|who|which|whom|whose|when|where|after|before|following|because|if|while|although|though|as|since|"
    r"until|than|whether|to (?!(?:the|a|an|his|her|its|their|this|that|these|those)\b)[a-z]+)\b|[;:(]|, \w+(?:ed|ing)\b"
)
#: A date behind these qualifies a noun, "the 1995 fire", or stands in brackets.
_ASIDE = re.compile(r"(?:\(|\b(?:the|a|an|its|his|her|their|this|that|each|every|of))\s*$", re.IGNORECASE)
#: Of what has no name of its own: the words that describe it stand for its id.
DESCRIBED = "described: "
#: Fewest telling words that describe something well enough to be known again.
_TELLING = 2
_DEFINITE = re.compile(r"the\b|(?!(?:An?|Some|Any|No|Many|Most|Several|Two|Three|Other)\b)[^\W\d_a-z]")
_DETERMINERS = re.compile(r"the|an?|its|his|her|their|our|my")
_PREPOSITIONS = re.compile(
    r"\b(?:of|in|at|for|from|by|to|with|on|under|against|about|between|near|like|than|without)\b|['’]s\b"
)
_BEHIND = re.compile(r"\s*(?:$|[,;(:.]|(?:and|or|who|whom|both|himself|herself|itself|in|on|at|of|from)\b)")


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A claim as one clause.

    Attributes:
        claim: The claim.
        subjects: Ids of the entities that its verb is about.
        agents: Of those that do what the verb says.
        patients: Of those that it is done to.
        verb: The main verb's stem; empty where there is none.
        passive: Whether the verb is in the passive.
        negative: Whether it says that it was not so.
        when: What dates the verb, or None.
    """

    claim: Claim
    subjects: tuple[str, ...]
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    verb: str
    passive: bool
    negative: bool
    when: When | None

    @property
    def id(self) -> str:
        """The claim's."""
        return self.claim.id

    @property
    def text(self) -> str:
        """The words of the claim."""
        return self.claim.proposition.text

    @property
    def firm(self) -> When | None:
        """What dates the verb, where the date does not lean on other dates in the text."""
        return self.when if self.when is not None and self.when.firm else None

    def bearers(self, verbs: Verbs) -> tuple[str, ...]:
        """Of whom the statement says what these verbs say; empty where its verb is none of them."""
        if self.verb in verbs.patient and self.patients:
            return self.patients
        return self.agents if self.verb in verbs.agent and not self.passive else ()

    @property
    def phrase(self) -> str:
        """The words from the predicate on, in small letters."""
        proposition = self.claim.proposition
        at = proposition.text.find(proposition.predicate)
        return (proposition.text[at:] if at >= 0 else f"{proposition.predicate} {proposition.object}").lower()


class _Name(NamedTuple):
    """A name as written on one line, whose it is, and whether it is a person's."""

    words: str
    entity_id: str
    person: bool


class _Named:
    """Who is named where in one document."""

    def __init__(self, named: Iterable[tuple[Mention, str]]) -> None:
        self._named = sorted(named, key=lambda one: (one[0].span.start, -one[0].span.end))
        self._starts = [mention.span.start for mention, _ in self._named]

    def within(self, claim: Claim) -> list[_Name]:
        """The names in the content of a claim."""
        return [
            _Name(" ".join(mention.span.exact.split()), entity_id, mention.schema == "Person")
            for span in claim.content
            for mention, entity_id in self._named[
                bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)
            ]
        ]


def statements_of(analysis: Analysis) -> Iterator[Statement]:
    """The claims that say what is, or is not, in order of the case; no questions, promises or mere wishes."""
    namesakes = _namesakes(analysis.entities)
    full = {entity.name: namesakes.get(entity.id, entity.id) for entity in analysis.entities if " " in entity.name}
    named: defaultdict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for entity in analysis.entities:
        for mention in entity.mentions:
            named[mention.document_id].append((mention, namesakes.get(entity.id, entity.id)))
    by_document = {document.id: _Named(named[document.id]) for document in analysis.documents}
    nobody = _Named(())
    for claim in analysis.claims:
        if claim.attribution.stance == "promises" or claim.certainty.level == "unknown":
            continue
        predicate = claim.proposition.predicate.lower()
        if predicate and not _UNREAL.search(predicate):
            yield _statement(claim, by_document.get(claim.document_id, nobody).within(claim), full)


def _namesakes(entities: Iterable[Entity]) -> Mapping[str, str]:
    """Entities that have the full name of a person and are none, with that person: names misread for a place's."""
    persons: dict[str, str] = {}
    for entity in entities:
        if entity.schema == "Person" and " " in entity.name:
            persons.setdefault(entity.name, entity.id)
    return {
        entity.id: persons[entity.name] for entity in entities if entity.schema != "Person" and entity.name in persons
    }


def _statement(claim: Claim, named: list[_Name], full: Mapping[str, str]) -> Statement:
    proposition = claim.proposition
    words = [word.plain for word in words_of(proposition.predicate)]
    main = next((word for word in words if word not in _AUXILIARIES), "")
    passive = bool(main) and any(word in _BEING for word in words) and not main.endswith("ing")
    by = proposition.object.removeprefix("by ")
    subjects = _whom(proposition.subject, named, full)
    objects = _whom(by, named, full) if (by != proposition.object) == passive else ()
    if not passive and not objects:
        objects = tuple(dict.fromkeys(one.object_id for one in claim.relations if one.cue.exact.lower().endswith(main)))
    return Statement(
        claim,
        subjects,
        agents=objects if passive else subjects,
        patients=subjects if passive else objects,
        verb=stem(_PAST.get(main, main)),
        passive=passive,
        negative=claim.certainty.polarity == "negative",
        when=_dated(claim),
    )


def _whom(phrase: str, named: list[_Name], full: Mapping[str, str]) -> tuple[str, ...]:
    """Whom or what a noun phrase is about: entities; else, what it describes well enough to be known again."""
    heads = _heads(phrase, named)
    if heads or not phrase:
        return heads
    if phrase in full:
        return (full[phrase],)
    named_so = any(word[0].isupper() for word in phrase.split()[1:]) and _DEFINITE.match(phrase)
    terms = telling(words_of(phrase)) if named_so else frozenset()
    return (f"{DESCRIBED}{' '.join(sorted(terms))}",) if len(terms) >= _TELLING else ()


def _heads(phrase: str, named: list[_Name]) -> tuple[str, ...]:
    """The entities that a noun phrase is about: named at the head of one of its parts."""
    found: dict[str, str] = {}
    for words, entity_id, person in named:
        start = _place(phrase, words)
        if start < 0 or not _is_head(phrase[:start], phrase[start + len(words) :], person=person):
            continue
        if found.setdefault(words.lower(), entity_id) != entity_id:
            # One pronoun stands for two: nothing says which of them is meant here.
            return ()
    return tuple(dict.fromkeys(found.values()))


def _place(phrase: str, words: str) -> int:
    """Where ``words`` stand in a phrase as whole words; -1 where they do not."""
    start = phrase.find(words)
    while start >= 0:
        after = start + len(words)
        if not (phrase[max(0, start - 1) : start].isalnum() or phrase[after : after + 1].isalnum()):
            return start
        start = phrase.find(words, after)
    return -1


def _is_head(before: str, after: str, *, person: bool) -> bool:
    """Whether a name with these words around it is the head of a noun phrase, or stands in apposition to one."""
    part = re.split(r",|\band\b|\bor\b", before)[-1]
    if _PREPOSITIONS.search(part if person else before) or after.startswith(("'s", "’s", "'", "’", "-")):
        return False
    first = part.split()[:1]
    plain = not first or not first[0][0].islower() or _DETERMINERS.fullmatch(first[0]) is not None
    return plain and _BEHIND.match(after) is not None


def _dated(claim: Claim) -> When | None:
    """The date of the verb: the only one in the claim, where no other clause stands between."""
    times = [time for time in claim.times if time.kind == "date"]
    text, verb = claim.proposition.text, claim.proposition.predicate.split()[-1]
    words = " ".join(times[0].span.exact.split()) if len(times) == 1 else ""
    date, begin = text.find(words), max(text.find(claim.proposition.predicate), 0)
    end = text.find(verb, begin) + len(verb)
    if not words or date < 0 or end < len(verb) or _ASIDE.search(text[:date]):
        return None
    subject = max(text.find(claim.proposition.subject), 0)
    within_subject = subject < date < end - len(verb)
    between = text[end:date] if date >= end else text[date + len(words) : begin]
    return None if within_subject or _OPENING.search(between) else when_of(times[0])
