"""What one claim hangs on: what its sentence cites, else who speaks, else what the paragraph cited last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whosays.audit.citations.citation import Basis
from whosays.audit.citations.cites import Cites
from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.followed import followed
from whosays.audit.citations.index import Fit, WorkIndex
from whosays.audit.citations.lexicon import is_generic
from whosays.audit.citations.naming import name_words
from whosays.audit.citations.owners import by_name, of_speaker, unnamed
from whosays.audit.citations.reference import MAKERS, Reference
from whosays.audit.citations.speakers import quoted_in, signed_as, speaks_for_itself, testimony_in
from whosays.records import Claim, Link

_PRONOUNS = frozenset({"it", "they", "he", "she", "its", "their", "him", "her", "them"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "its", "her", "his", "their"})
#: "One of the two": of those spoken of before.
_PARTITIVE = re.compile(r"\A(?:\w+ ){1,2}of (?:the|them|those|these|its|their)\b(?! \w+ (?:to|with|for))")
_WRITES = re.compile(r"\bwr(?:ote|ites|itten|iting)\b")
#: Words of the longest description that takes up what was cited by its noun alone.
_SHORT = 3
#: What a passive cue begins with: "is said", "was known", "told".
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "told", "read"})


def hangs_on(claim: Claim, cites: Cites, before: Referent | None, index: WorkIndex) -> tuple[Referent | None, Basis]:
    """The referent of a claim and how the two are tied; a referent that is not at hand is a missing document.

    Args:
        claim: A claim of the brief.
        cites: Its sentence.
        before: What its paragraph cited last before the sentence.
        index: The works of the case.
    """
    if not claim.attribution.chain:
        return _unattributed(cites, before, index)
    link = claim.attribution.chain[0]
    referent = followed(cites, link, claim.content[0], next(iter(claim.attribution.chain[1:]), None))
    if referent is not None:
        if referent.reference.addressed and not referent.at_hand:
            return quoted_in(claim, index, None) or referent, "attributed"
        told = unnamed(cites, link, index, claim.content[0].start) if referent.reference.sort in MAKERS else None
        return testimony_in(told or of_speaker(referent, link, index), index), "attributed"
    told = unnamed(cites, link, index, claim.content[0].start)
    return told or _untied(claim, before, index), "attributed"


def _unattributed(cites: Cites, before: Referent | None, index: WorkIndex) -> tuple[Referent | None, Basis]:
    referent = followed(cites, None)
    if referent is not None:
        for one, other in zip(cites.references, cites.referents, strict=True):
            if one.sort == "bracket" and other is not None:
                return referent, "bracketed"
        if _is_cited(referent, before):
            return referent, "mentioned" if referent.reference.told else "continued"
        if referent.reference.subject and not referent.at_hand:
            return None, "continued"
    return (None if _speaks_of_others(cites, before, index) else before), "continued"


def _speaks_of_others(cites: Cites, before: Referent | None, index: WorkIndex) -> bool:
    """Whether the first of whom a sentence tells something is not named in what was cited before."""
    named = (one for one in cites.references if one.subject and one.proper and one.sort in {"person", "body"})
    first = next(named, None)
    if first is None or before is None or not before.at_hand:
        return False
    return not any(index.names(fit.place, first.entity_ids, first.proper) for fit in before.fits)


def _is_cited(referent: Referent, before: Referent | None) -> bool:
    """Whether a sentence without a cue cites what it names: a document, or the body that was cited just before."""
    reference = referent.reference
    if reference.sort == "body" and reference.subject and reference.proper and referent.at_hand and reference.finds:
        return True
    if reference.sort == "document" or not referent.at_hand:
        return referent.at_hand and (reference.form == "same" or not is_generic(reference.noun))
    return before is not None and before.at_hand and before.fits[0].place == referent.fits[0].place


def _untied(claim: Claim, before: Referent | None, index: WorkIndex) -> Referent | None:
    """What a source hangs on that the sentence ties to no document: a pronoun, a person, an unnamed one."""
    link = claim.attribution.chain[0]
    if speaks_for_itself(link):
        return quoted_in(claim, index, before)
    said = link.source.exact.lower().split() if link.source is not None else []
    taken_up = said[:1] and said[0] in _DEFINITE and said != ["those"]
    new = link.anonymous and said and not link.resolved_from and not taken_up
    if new and not _PARTITIVE.search(" ".join(said)):
        return before if not _PRONOUNS.isdisjoint(said) else None  # "two of the officials to whom it spoke"
    if link.kind == "document" and len(said) > _SHORT and _PRONOUNS.isdisjoint(said):
        return None  # a document that the text describes, and that nothing was found for
    if not said and not link.implicit and _is_passive(link):
        return None
    found = _by_source(claim, before, index)
    return found or (None if before is not None and _is_another(before, link, index) else before)


def _is_another(before: Referent, link: Link, index: WorkIndex) -> bool:
    """Whether "she" is somebody else than the person whose document was cited before, and not named in that."""
    named = link.resolved_from and link.kind == "person" and link.name[:1].isupper()
    if not named or before.reference.sort != "person" or not before.at_hand:
        return False
    known = any(index.names(fit.place, (), name_words(link.name)) for fit in before.fits)
    return " " in link.name and not known and not _is_theirs(before, link, (), index)


def _by_source(claim: Claim, before: Referent | None, index: WorkIndex) -> Referent | None:
    """A document of who "he" or "its chief executive" is, where what was cited before has nothing to do with them."""
    link = claim.attribution.chain[0]
    if link.source is None or link.source.exact.lower() in _RELATIVE:
        return None  # what "who" stands for is said in the sentence
    held = before is not None and before.at_hand
    writes = link.cue is not None and bool(_WRITES.search(link.cue.exact))
    found = by_name(link, index) if link.resolved_from else ()
    if held and before is not None and link.resolved_from and _is_theirs(before, link, found, index):
        return before
    if not found and not link.resolved_from and (writes or not held):
        found = signed_as(link, index)
    if not found:
        return None
    noun = link.name.split()[-1].lower()
    reference = Reference(link.source, "person", "bare", noun, proper=name_words(link.name), head=link.source.start)
    return Referent(reference, found, False, before.paragraph if before is not None else -1)


def _is_theirs(before: Referent, link: Link, found: Sequence[Fit], index: WorkIndex) -> bool:
    """Whether what was cited before is a document of whom "he" stands for, or one that names them."""
    name, place = name_words(link.name), before.fits[0].place
    if not {*before.reference.proper[-1:], *before.reference.owners}.isdisjoint(name[-1:]):
        return True
    return bool(found) and (place in {fit.place for fit in found} or index.names(place, (), name))


def _is_passive(link: Link) -> bool:
    """Whether a cue without a source is a passive one, which names nobody."""
    cue = link.cue.exact.lower().split() if link.cue is not None else []
    return cue[:1] != [] and cue[0] in _PASSIVE
