"""What one claim hangs on: what its sentence cites, else who speaks, else what the paragraph cited last."""

from __future__ import annotations

from whosays.audit.citations.citation import Basis
from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.index import WorkIndex
from whosays.audit.citations.lexicon import is_generic
from whosays.audit.citations.sentence import Cites, followed
from whosays.audit.citations.speakers import quoted_in, speaks_for_itself, testimony_in
from whosays.records import Claim, Link

_PRONOUNS = frozenset({"it", "they", "he", "she", "its", "their", "him", "her", "them"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "its", "her", "his", "their"})
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
    referent = followed(cites, claim.attribution.chain[0], claim.content[0])
    if referent is not None:
        return testimony_in(referent, index), "attributed"
    return _untied(claim, before, index), "attributed"


def _unattributed(cites: Cites, before: Referent | None, index: WorkIndex) -> tuple[Referent | None, Basis]:
    referent = followed(cites, None)
    if referent is not None:
        for one, other in zip(cites.references, cites.referents, strict=True):
            if one.sort == "bracket" and other is not None:
                return referent, "bracketed"
        if _is_cited(referent, before):
            return referent, "mentioned"
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
    if reference.sort == "document" or not referent.at_hand:
        return referent.at_hand and (reference.form == "same" or not is_generic(reference.noun))
    return before is not None and before.at_hand and before.fits[0].place == referent.fits[0].place


def _untied(claim: Claim, before: Referent | None, index: WorkIndex) -> Referent | None:
    """What a source hangs on that the sentence ties to no document: a pronoun, a person, an unnamed one."""
    link = claim.attribution.chain[0]
    if speaks_for_itself(link):
        return quoted_in(claim, index, before)
    said = link.source.exact.lower().split() if link.source is not None else []
    if link.anonymous and said and not link.resolved_from and said[0] not in _DEFINITE:
        return before if not _PRONOUNS.isdisjoint(said) else None  # "two of the officials to whom it spoke"
    if link.kind == "document" and len(said) > _SHORT and _PRONOUNS.isdisjoint(said):
        return None  # a document that the text describes, and that nothing was found for
    return None if not said and not link.implicit and _is_passive(link) else before


def _is_passive(link: Link) -> bool:
    """Whether a cue without a source is a passive one, which names nobody."""
    cue = link.cue.exact.lower().split() if link.cue is not None else []
    return cue[:1] != [] and cue[0] in _PASSIVE
