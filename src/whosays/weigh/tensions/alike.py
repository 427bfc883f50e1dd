"""Whether two claims speak so much alike that a difference between them is one of substance.

A bond is a probability; what an analyst is asked to read as a conflict must be plainer than that.
"""

from __future__ import annotations

import re

from whosays.weigh.tensions.book import holder_of, terms_of
from whosays.weigh.tensions.statements import Statement

#: Two claims tell of one thing where they share so many telling words, and so much of what the shorter of them has.
_FEWEST, _SHARE = 3, 0.6
#: So much of all that either has makes them nearly the same; of less than the second, one has another matter.
_NEARLY, _PARTLY = 0.6, 0.35
_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|neither|nor|nothing|without|cannot)\b|n['’]t\b", re.IGNORECASE)
#: Who does not know of something does not deny it.
_IGNORANT = re.compile(r"\b(?:not (?:\w+ )?(?:know|aware)|no (?:idea|knowledge|way of knowing)|unaware|whether)\b")
_UNPROVEN = re.compile(r"\bno (?:\w+ )?(?:evidence|findings?|indications?|proof|sign|trace|record)\b")


def alike(one: Statement, other: Statement, share: float = _SHARE) -> bool:
    """Whether two claims have most of their telling words in common, and speak of one subject.

    Args:
        one: A claim.
        other: Another.
        share: How much of the shorter has to be in the longer, 0 to 1.
    """
    terms, others = terms_of(one.text), terms_of(other.text)
    shared = len(terms & others)
    if shared < _FEWEST or shared < share * min(len(terms), len(others)):
        return False
    strange = _named(one) - others and _named(other) - terms
    return not strange and _answers(one, others) and _answers(other, terms)


def opposite(one: Statement, other: Statement) -> bool:
    """Whether one says that it was so and the other that it was not: the same thing, of days that can be the same.

    Two that are alike can still deny different things of one subject; so verb or object have to share a word, or nearly
    all words of both are the same.
    """
    if one.negative is other.negative or (unproven(one) and unproven(other)) or _within(one, other):
        return False
    if _IGNORANT.search(f"{one.text} {other.text}") or not at_one_time(one, other) or not alike(one, other):
        return False
    if not all(_denying(denial) for denial in (one, other) if denial.negative):
        return False
    terms, others = terms_of(one.text), terms_of(other.text)
    common = len(terms & others) / len(terms | others)
    return common >= _NEARLY or (common >= _PARTLY and bool(_core(one) & _core(other)))


def _denying(denial: Statement) -> bool:
    """Whether a claim denies in its own words, or as its holder's denial; not only where nobody knew of it."""
    return denial.claim.attribution.stance == "denies" or _NEGATION.search(denial.text) is not None


def matter(statement: Statement) -> frozenset[str]:
    """The telling words of a claim that are no names."""
    return _plain(statement.text)


def _plain(text: str) -> frozenset[str]:
    return terms_of(" ".join(word for word in text.split() if word.islower()))


def unproven(statement: Statement) -> bool:
    """Whether a claim denies nothing and only finds nothing for it: "found no evidence that"."""
    return _UNPROVEN.search(statement.text) is not None


def _core(statement: Statement) -> frozenset[str]:
    """The verb and the telling words of its object, without names: who is spoken of is no matter of dispute."""
    return _plain(statement.claim.proposition.object) | ({statement.verb} if statement.verb else set())


def _within(one: Statement, other: Statement) -> bool:
    """Whether one claim is told in the very words of the other, or of a part of it."""
    short, long = sorted((one.text, other.text), key=len)
    return short in long


def at_one_time(one: Statement, other: Statement) -> bool:
    """Whether two claims can be of one day; what has no date can be of any."""
    return one.when is None or other.when is None or one.when.window.meets(other.when.window)


def told_apart(one: Statement, other: Statement) -> bool:
    """Whether two claims are of two texts, or of two holders in one.

    Nobody dates or counts one thing twice in one text: there, other dates and numbers are of other things.
    """
    return one.claim.document_id != other.claim.document_id or holder_of(one.claim) != holder_of(other.claim)


def _before(statement: Statement) -> str:
    """What stands before the verb; nothing of whoever found nothing."""
    proposition = statement.claim.proposition
    before, found, _ = statement.text.partition(proposition.predicate)
    return "" if unproven(statement) else before if found else proposition.subject


def _answers(one: Statement, others: frozenset[str]) -> bool:
    """Whether what stands before the verb of a claim, where it tells anything, is named in the other."""
    subject = terms_of(_before(one))
    return not subject or bool(subject & others)


def _named(statement: Statement) -> frozenset[str]:
    """The words with a capital before the verb: two claims of which each has some of its own have two subjects."""
    return terms_of(" ".join(word for word in _before(statement).split() if word[0].isupper()))
