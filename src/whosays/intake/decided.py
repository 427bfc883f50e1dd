"""What was decided on sources and claims, found again in the case as it is now.

Pure functions of what was kept and of what the case holds now. A decision on something that is gone is orphaned: it is
kept, its subject is empty, and it counts for nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from whosays.intake.traces import Claims, folded
from whosays.records import Analysis, Grade, Independence, SourceKind, Voice
from whosays.store import ClaimTrace, KeptGrade, KeptIndependence, Speaker


class Speakers:
    """Who speaks in a case now.

    Args:
        voices: All of them.
        analysis: The case.
    """

    def __init__(self, voices: Sequence[Voice], analysis: Analysis) -> None:
        paths = {document.id: document.path for document in analysis.documents}
        self._homes = {
            link.source_id: paths[claim.document_id]
            for claim in analysis.claims
            for link in claim.attribution.chain
            if link.anonymous
        }
        self._of: dict[str, Voice] = {}
        self._called: defaultdict[tuple[str, SourceKind, str], list[Voice]] = defaultdict(list)
        for voice in filter(_members, voices):
            self._of.update(dict.fromkeys(_members(voice), voice))
            self._called[_called(self.speaker(voice))].append(voice)

    def speaker(self, voice: Voice) -> Speaker:
        """How a decision names a voice that some text names: by its first source, or else document."""
        first = _members(voice)[0]
        return Speaker(first, voice.name, voice.kind, self._homes.get(first, ""))

    def subject(self, speaker: Speaker) -> str:
        """The id by which decisions name whom one was made on; empty where they are gone.

        All decisions on one voice come out with one id, whichever of its sources or documents they were made on. Whose
        id is gone is found by name and kind where one alone has them: a source without a name only where the document
        was that spoke of it.
        """
        voice = self._of.get(speaker.id)
        if voice is None:
            alike = self._called[_called(speaker)]
            voice = alike[0] if len(alike) == 1 else None
        return "" if voice is None else _members(voice)[0]


def _members(voice: Voice) -> tuple[str, ...]:
    return (*voice.source_ids, *voice.document_ids)


def _called(speaker: Speaker) -> tuple[str, SourceKind, str]:
    return folded(speaker.name), speaker.kind, speaker.path


def grades_now(kept: Iterable[KeptGrade], speakers: Speakers | None, claims: Claims) -> tuple[Grade, ...]:
    """Grades with their subjects as they are now, in the same order; without speakers none on a source has one."""

    def subject(on: Speaker | ClaimTrace) -> str:
        if isinstance(on, Speaker):
            return speakers.subject(on) if speakers is not None else ""
        found = claims.find(on)
        return "" if found is None else found.claim.id

    return tuple(replace(one.grade, subject=subject(one.on)) for one in kept)


def independences_now(kept: Iterable[KeptIndependence], speakers: Speakers) -> tuple[Independence, ...]:
    """Decisions on independence with their sides as they are now, in the same order."""
    found: list[Independence] = []
    for one in kept:
        sides = (speakers.subject(one.left), one.left.name), (speakers.subject(one.right), one.right.name)
        (left, left_name), (right, right_name) = sorted(sides)
        now = replace(one.independence, left=left, right=right, left_name=left_name, right_name=right_name)
        found.append(now)
    return tuple(found)


def standing_grades(grades: Iterable[Grade]) -> tuple[Grade, ...]:
    """Those that stand: not undone, not orphaned, and of several on one subject the last; in order of the subject."""
    last = {grade.subject: grade for grade in grades if grade.subject and grade.decided.undone_by is None}
    return tuple(last[subject] for subject in sorted(last))


def standing_independences(decisions: Iterable[Independence]) -> tuple[Independence, ...]:
    """Those that stand: not undone, on two that are there and are not one, and of several on a pair the last."""
    last = {
        (one.left, one.right): one
        for one in decisions
        if one.left and one.left != one.right and one.decided.undone_by is None
    }
    return tuple(last[pair] for pair in sorted(last))
