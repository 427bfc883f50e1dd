"""Are two words one name spelled twice? Weighed from what differs between the letters, as learnt from lists of aliases.

The weights are log-odds of a logistic regression on pairs of words: what sanctions lists give as spellings of one
person's name, against words of different persons' names that resemble each other (``training.names``). A stochastic
edit distance (Ristad and Yianilos 1998) would be the same with more parameters than the lists can estimate.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import OSA

from whosays.text.names import skeleton, sound_key
from whosays.text.names.lexicon import given_groups
from whosays.text.names.spelling import VOWELS

#: Bits of evidence between words that are written the same; the others stay below.
SAME = 13.0
#: From here on, in bits, two spellings are as good as one.
STRONG = 4.3
#: Bits of evidence for an initial and a name that begins with it.
INITIAL = 1.5
#: Nothing in common; no pair of words is weighed below.
DIFFERENT = -9.0
_MOST = 12.0
#: Words whose letters have less in common than this are different without a closer look.
_LEAST_ALIKE = 0.34
#: Pairs of words whose weight is remembered; beyond, all are forgotten.
_REMEMBERED = 1 << 20

FEATURES = (
    "one sound",
    "one skeleton",
    "unvowelled",
    "one name",
    "letters",
    "vowels",
    "consonants",
    "sorts of consonants",
    "first sound",
    "ending",
    "swap",
    "length",
)


_SORTS = str.maketrans("pfvgjCSdnr", "bbbkssstml")


def spelling_features(left: str, right: str) -> tuple[float, ...]:
    """What tells two different forms apart, in the order of ``FEATURES``.

    ``letters``, ``vowels`` and ``consonants`` are optimal string alignment distances over the longer length: of the
    letters, of the sounds less those of the consonants, and of the consonants; ``sorts of consonants`` likewise, where
    those formed at one place are one (Soundex, Russell 1918). ``ending`` is the share of the longer word after the
    common beginning where the last sounds differ. The others are 0 or 1, ``length`` counts letters.
    """
    left_key, right_key = sound_key(left), sound_key(right)
    left_bones, right_bones = skeleton(left), skeleton(right)
    longest = max(len(left_key), len(right_key), 1)
    letters = OSA.distance(left, right)
    sounds = OSA.distance(left_key, right_key)
    consonants = OSA.distance(left_bones, right_bones)
    one_skeleton = left_bones == right_bones and len(left_bones) > 1
    groups = given_groups()
    return (
        float(left_key == right_key),
        float(one_skeleton),
        float(one_skeleton and _unvowelled(left, right)),
        float(not groups.get(left, _NO_GROUP).isdisjoint(groups.get(right, _NO_GROUP))),
        letters / max(len(left), len(right)),
        max(0, sounds - consonants) / longest,
        consonants / max(len(left_bones), len(right_bones), 1),
        OSA.normalized_distance(left_bones.translate(_SORTS), right_bones.translate(_SORTS)),
        float(left_key[:1] != right_key[:1]),
        _ending(left_key, right_key) / longest,
        float(sum(map(str.__ne__, left, right)) == 2 * letters == 2 and len(left) == len(right)),
        float(min(len(left), len(right))),
    )


_NO_GROUP: frozenset[int] = frozenset()
#: What makes a compound of a noun says nothing where both words are such compounds.
_HEADS = ("abdul", "abu")
_TAILS = ("aldin", "ullah")
_SHORTEST_NOUN = 2


def _bare(left: str, right: str) -> tuple[str, str]:
    """Two words without what they share as compounds of one sort: *Abd al-X* and *Abd al-Y* differ as X and Y do."""
    for head in _HEADS:
        if left.startswith(head) and right.startswith(head):
            left, right = left[len(head) :] or left, right[len(head) :] or right
            break
    for tail in _TAILS:
        if left.endswith(tail) and right.endswith(tail):
            shorter = left[: -len(tail)], right[: -len(tail)]
            if min(map(len, shorter)) >= _SHORTEST_NOUN:
                left, right = shorter
            break
    return left, right


def _unvowelled(left: str, right: str) -> bool:
    """Whether one of two words has fewer than half the other's vowels, as Arabic script writes names."""
    first, second = (sum(letter in VOWELS for letter in word) for word in (left, right))
    return 2 * min(first, second) < max(first, second)


def _ending(left: str, right: str) -> int:
    if left[-1:] == right[-1:]:
        return 0
    common = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        common += 1
    return max(len(left), len(right)) - common


class Spelling:
    """The weighing of words. Remembers what it has weighed.

    Args:
        weights: Bits for each of ``FEATURES``.
        bias: Bits where all of them are 0.
    """

    def __init__(self, weights: Mapping[str, float], bias: float) -> None:
        self._weights = tuple(weights[name] for name in FEATURES)
        self._bias = bias
        self._known: dict[tuple[str, str], float] = {}

    def bits(self, left: str, right: str) -> float:
        """Evidence that two forms (see ``NamePart.form``) are one name, in bits; symmetric."""
        if left == right:
            return SAME
        known = self._known.get((left, right))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._weigh(left, right) if left < right else self._weigh(right, left)
            self._known[left, right] = self._known[right, left] = known
        return known

    def _weigh(self, left: str, right: str) -> float:
        if left[0].isdigit() and right[0].isdigit():  # another number, however alike
            return DIFFERENT
        if len(left) == 1 or len(right) == 1:
            return INITIAL if left[0] == right[0] else DIFFERENT
        left, right = _bare(left, right)
        best = self._features_bits(left, right)
        for one, other in ((left, right), (right, left)):
            if one[:2] in {"al", "el"} and other[:2] not in {"al", "el"} and len(one) > 5:
                bare = one[2:]
                best = max(best, _MOST if bare == other else self._features_bits(bare, other))
        return best

    def _features_bits(self, left: str, right: str) -> float:
        groups = given_groups()
        if groups.get(left, _NO_GROUP).isdisjoint(groups.get(right, _NO_GROUP)):
            bones = OSA.normalized_similarity(skeleton(left), skeleton(right))
            if max(bones, OSA.normalized_similarity(left, right)) < _LEAST_ALIKE:
                return DIFFERENT
        total = self._bias
        for weight, value in zip(self._weights, spelling_features(left, right), strict=True):
            total += weight * value
        return max(DIFFERENT, min(_MOST, total))
