"""Copies: steps that no text says, from claims to where the same words stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosays.records import Analysis, Claim, RelianceBasis, Voice, content_id
from whosays.weigh.origins.precedence import Precedence
from whosays.weigh.origins.repeats import Repeat, find_repeats, same_quotations
from whosays.weigh.origins.sets import Sets
from whosays.weigh.origins.steps import MOST_CLAIMS, Step
from whosays.weigh.origins.voices import Voices


def copied_steps(
    analysis: Analysis, voices: Voices, handed: Mapping[str, Iterable[str]]
) -> tuple[dict[str, Step], list[Voice]]:
    """The steps of claims that a document makes in the same words as another and gives no named source for.

    Where one of the documents names a source for the words, the others have them from that source too. Otherwise they
    have them from the first of the documents, and where it is not known which that is, from an unnamed origin that is
    made up to stand for it, one for all that the document that is listed first shares with others.

    Args:
        analysis: The case.
        voices: Of the case.
        handed: By voice, those that its documents cite or attribute anything to.

    Returns:
        Steps by claim id, and the voices that were made up.
    """
    precedence = Precedence(analysis.documents, voices, handed)
    documents = {document.id: document for document in analysis.documents}
    ordered = [documents[one] for one in precedence.ordered(documents)]
    copying = _Copying(analysis.claims, voices, precedence)
    copying.take_quotations(same_quotations(analysis.claims))
    copying.take_repeats(find_repeats(ordered, analysis.claims, voices.of))
    return copying.steps()


class _Copying:
    """Claims in the same words."""

    def __init__(self, claims: Sequence[Claim], voices: Voices, precedence: Precedence) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._voices = voices
        self._precedence = precedence
        self._alike = Sets()
        self._quoted: set[str] = set()
        self._repeated: set[str] = set()
        self._bare: defaultdict[str, list[str]] = defaultdict(list)

    def take_quotations(self, quotations: Iterable[Sequence[str]]) -> None:
        """Gather quotations with the same words."""
        for group in quotations:
            self._quoted.update(group)
            for claim_id in group:
                self._alike.join(group[0], claim_id)

    def take_repeats(self, repeats: Iterable[Repeat]) -> None:
        """Gather claims in passages with the same words."""
        for repeat in repeats:
            if repeat.counterpart is None:
                self._bare[repeat.claim_id].append(repeat.document_id)
            else:
                self._repeated |= {repeat.claim_id, repeat.counterpart}
                self._alike.join(repeat.claim_id, repeat.counterpart)

    def steps(self) -> tuple[dict[str, Step], list[Voice]]:
        """The steps of all claims that have one, and the voices made up for them."""
        found: dict[str, Step] = {}
        made: dict[str, Voice] = {}
        for group in self._alike.of(one for one in self._claims if one in self._repeated or one in self._quoted):
            speaking = dict.fromkeys(self._claims[claim_id].document_id for claim_id in group)
            if len({self._voices.of[one] for one in speaking}) > 1:
                found.update(self._of_one(group, list(speaking), made))
        for claim_id, document_ids in self._bare.items():
            if claim_id not in found and self._end(claim_id) is None:
                found.update(self._alone(claim_id, document_ids))
        return found, [made[voice] for voice in dict.fromkeys(step.voice for step in found.values()) if voice in made]

    def _of_one(
        self, group: Sequence[str], document_ids: Sequence[str], made: dict[str, Voice]
    ) -> Iterator[tuple[str, Step]]:
        """The steps of claims in the same words; what is made up for them is added to ``made``."""
        original = self._precedence.first(document_ids)
        ends = Counter(end for end in map(self._end, group) if end is not None)
        basis: RelianceBasis = "copies" if self._repeated.intersection(group) else "testimony"
        first: tuple[str, ...] = ()
        if ends:
            voice, basis = ends.most_common(1)[0][0], "testimony"
        elif original is not None:
            voice = self._voices.of[original]
            first = tuple(one for one in group if self._claims[one].document_id == original)
        else:
            unnamed = self._unnamed(document_ids)
            voice = unnamed.id
            made[voice] = unnamed
        for claim_id in group:
            if self._end(claim_id) is None and claim_id not in first:
                yield claim_id, Step(voice, first[:MOST_CLAIMS], basis, assumed=True)

    def _alone(self, claim_id: str, document_ids: Sequence[str]) -> dict[str, Step]:
        """The step of a claim whose words stand in other documents, which make no claim of them."""
        own = self._claims[claim_id].document_id
        original = self._precedence.first(list(dict.fromkeys((own, *document_ids))))
        if original is None or original == own:
            return {}
        return {claim_id: Step(self._voices.of[original], (), "copies", assumed=True)}

    def _end(self, claim_id: str) -> str | None:
        """The named source to which a claim is given in the end; None where none is named, or a brief names it."""
        claim = self._claims[claim_id]
        chain = claim.attribution.chain
        if not chain or chain[-1].anonymous or self._voices.by_id[self._voices.of[claim.document_id]].brief:
            return None
        return self._voices.of[chain[-1].source_id]

    def _unnamed(self, document_ids: Sequence[str]) -> Voice:
        """What stands for the origin of the words that a document, the first of those given, shares with others."""
        first = self._voices.of[self._precedence.ordered(document_ids)[0]]
        name = f"unnamed origin of words in “{self._voices.by_id[first].name}” and elsewhere"
        return Voice(content_id("voc", "words", first), name, "document", anonymous=True)
