"""The pairs and groups of claims that rest on one thing, each with the words that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePath

from whosays.audit.shelf import shelves
from whosays.audit.twice.handed import Handed
from whosays.audit.twice.near import Comparer, Nearness
from whosays.audit.twice.rests import Ground, Rest, Saying, Stretch, read_rests
from whosays.audit.twice.sharing import Shared, Sharing
from whosays.audit.twice.wordings import terms_of
from whosays.records import Analysis, AuditEntry, Document, TwiceTold
from whosays.text.sentences import sentences
from whosays.text.words import Rarity

#: Marks at the ends of words that are put into quotation marks.
_AROUND = ' .“”"'


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two claims that rest on one sentence: what they share of it, and whether it stands in two documents."""

    ids: frozenset[str]
    ground: Ground
    shared: Shared
    copied: bool = False


def find_twice_told(
    entries: Sequence[AuditEntry], analysis: Analysis, compare: Comparer | None = None
) -> tuple[TwiceTold, ...]:
    """The claims that rest on one thing, in order of the briefs.

    Three things count. ``same_passage``: two claims take the same words of one sentence, or of two sentences in
    different documents that are nearly the same. ``one_source_in_another``: the document of one attributes its
    sentence to the document of the other, or to who made that. ``same_testimony``: two documents have their sentences
    on one matter from the same person or paper. Two claims in one sentence of the brief do not look like two and are
    passed over.

    Args:
        entries: The audited claims with the passages that they rest on.
        analysis: The case; the chains of the claims of the cited documents tell who rests on whom.
        compare: The encoder's comparisons; without it words alone decide, and claims that share few are passed over.
    """
    shelved = shelves(analysis)
    sayings, rests = read_rests(entries, shelved)
    lines = [terms_of(d.text[low:high]) for d in analysis.documents for low, high in sentences(d.text)]
    sharing = Sharing(Rarity(lines), _nearness(compare, sayings, rests))
    pairs = _best([*_found(rests, sharing), *_found_anew(sayings, rests, sharing)])
    order = {saying.claim_id: number for number, saying in reversed([*enumerate(sayings)])}
    handed = Handed.of(shelved, analysis.sources)
    told = [*_groups(pairs, order), *_handed(rests, sharing, handed, _names(analysis.documents), set(pairs))]
    return tuple(sorted(told, key=lambda one: [order[identity] for identity in one.claim_ids]))


def _nearness(compare: Comparer | None, sayings: Sequence[Saying], rests: Sequence[Rest]) -> Nearness | None:
    if compare is None:
        return None
    grounds = dict.fromkeys(rest.ground for rest in rests)
    texts = (stretch.text for ground in grounds for stretch in (ground.whole, *ground.stretches))
    return Nearness(compare, (saying.text for saying in sayings), texts)


def _are_two(one: Saying, other: Saying) -> bool:
    return one.claim_id != other.claim_id and one.place != other.place


def _found(rests: Sequence[Rest], sharing: Sharing) -> Iterator[_Pair]:
    """Pairs of which the audit found the passages of both."""
    for one, other in combinations(rests, 2):
        if not _are_two(one.saying, other.saying):
            continue
        ids = frozenset((one.saying.claim_id, other.saying.claim_id))
        ground = _one_ground(one.ground, other.ground)
        if ground is not None and (shared := sharing.shared(one.saying, other.saying, ground)) is not None:
            yield _Pair(ids, ground, shared)
        if sharing.is_copy(one.ground, other.ground) and sharing.told_alike(one, other):
            yield _Pair(ids, one.ground, Shared(one.ground.whole, 0.0), copied=True)


def _found_anew(sayings: Sequence[Saying], rests: Sequence[Rest], sharing: Sharing) -> Iterator[_Pair]:
    """Pairs of a claim with its passage and one that tells the same, for which the audit found no word of it."""
    found = {rest.saying for rest in rests if sharing.rests(rest.saying, rest.ground)}
    for rest in rests:
        for other in sayings:
            if other in found or not _are_two(rest.saying, other):
                continue
            if other.within and rest.ground.document_id not in other.within:
                continue
            shared = sharing.shared_anew(rest.saying, other, rest.ground)
            if shared is not None:
                yield _Pair(frozenset((rest.saying.claim_id, other.claim_id)), rest.ground, shared)


def _one_ground(one: Ground, other: Ground) -> Ground | None:
    """The sentence on which two rest, or the shorter piece of it."""
    if one.document_id != other.document_id:
        return None
    first, second = one.whole.span, other.whole.span
    common = min(first.end, second.end) - max(first.start, second.start)
    shorter = one if len(first) <= len(second) else other
    return shorter if 2 * common >= len(shorter.whole.span) else None


def _best(pairs: Iterable[_Pair]) -> dict[frozenset[str], _Pair]:
    """For each two claims what they share most."""
    found: dict[frozenset[str], _Pair] = {}
    for pair in pairs:
        if pair.ids not in found or found[pair.ids].shared.strength < pair.shared.strength:
            found[pair.ids] = pair
    return found


def _groups(pairs: Mapping[frozenset[str], _Pair], order: Mapping[str, int]) -> Iterator[TwiceTold]:
    """The groups of claims of which any two share a sentence."""
    groups: list[list[str]] = []
    for identity in sorted({identity for ids in pairs for identity in ids}, key=order.__getitem__):
        homes = [group for group in groups if all(frozenset((identity, other)) in pairs for other in group)]
        for group in homes[:1]:
            group.append(identity)
        if not homes:
            groups.append([identity])
    grouped = {frozenset(two) for group in groups for two in combinations(group, 2)}
    rest = [sorted(ids, key=order.__getitem__) for ids in pairs if ids not in grouped]
    for group in (*(group for group in groups if len(group) > 1), *rest):
        best = max((pairs[frozenset(two)] for two in combinations(group, 2)), key=lambda one: one.shared.strength)
        where = "passages of the same words in two documents" if best.copied else "one passage"
        why = f"They rest on {where}: {_quoted(best.shared.stretch)}."
        yield TwiceTold(tuple(group), "same_passage", why, best.ground.document_id, best.shared.stretch.span)


def _handed(
    rests: Sequence[Rest], sharing: Sharing, handed: Handed, names: Mapping[str, str], known: set[frozenset[str]]
) -> Iterator[TwiceTold]:
    """Claims on two documents of which one has it from the other, or both from a third."""
    for one, other in combinations(rests, 2):
        ids = frozenset((one.saying.claim_id, other.saying.claim_id))
        apart = one.ground.document_id != other.ground.document_id and _are_two(one.saying, other.saying)
        if not apart or ids in known or not sharing.told_alike(one, other):
            continue
        told = _from_paper(one, other, handed, names) or _one_testimony(one, other, handed, names)
        if told is not None:
            known.add(ids)
            yield told


def _from_paper(one: Rest, other: Rest, handed: Handed, names: Mapping[str, str]) -> TwiceTold | None:
    for upper, lower in ((one, other), (other, one)):
        if name := handed.from_paper(upper.ground, lower.ground):
            why = (
                f"What “{names[upper.ground.document_id]}” says here it has from “{name}”, and "
                f"“{names[lower.ground.document_id]}” is cited too: {_quoted(lower.ground.whole)}."
            )
            ids = (one.saying.claim_id, other.saying.claim_id)
            return TwiceTold(ids, "one_source_in_another", why, lower.ground.document_id, lower.ground.whole.span)
    return None


def _one_testimony(one: Rest, other: Rest, handed: Handed, names: Mapping[str, str]) -> TwiceTold | None:
    witness = handed.common_witness(one.ground, other.ground)
    if not witness:
        return None
    first, second = (names[rest.ground.document_id] for rest in (one, other))
    words = f"{_quoted(one.ground.whole)} and {_quoted(other.ground.whole)}"
    why = f"“{first}” and “{second}” both have it from {witness}: {words}."
    return TwiceTold((one.saying.claim_id, other.saying.claim_id), "same_testimony", why)


def _quoted(stretch: Stretch) -> str:
    return f"“{stretch.text.strip(_AROUND)}”"


def _names(documents: Sequence[Document]) -> dict[str, str]:
    """What documents are called: their titles, with the file's name where two have the same."""
    counts = Counter(document.title for document in documents)
    return {
        one.id: one.title if counts[one.title] == 1 else f"{one.title} ({PurePath(one.path).name})" for one in documents
    }
