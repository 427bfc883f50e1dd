"""Pairs to learn from: names that are one bearer's, names that are two bearers', and likewise words."""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein

from whosays.records import Party
from whosays.resolve.matching.names import organization_words, person_words
from whosays.text.names import latin, parse_organization, skeleton, sound_key

Pair = tuple[str, str]
_LETTERS = "aeioulnrstkmh"
#: Words and names that share a key with more others than this are not compared with all of them.
_MOST_BEARERS = 400
_ALIASES = 6
_RIVALS = 6
_LEAST_ALIKE = 0.5


def words_of(party: Party) -> Callable[[str], list[str]]:
    """How names of this sort of thing are taken apart."""
    return person_words if party.schema == "Person" else organization_words


def counts(parties: Sequence[Party]) -> Counter[str]:
    """In the names of how many parties each sound key stands."""
    return Counter(key for party in parties for key in {sound_key(w) for n in party.names for w in words_of(party)(n)})


@dataclass(frozen=True, slots=True)
class MadePairs:
    """Pairs made of a list's names: of one bearer, and of two."""

    same: list[Pair]
    other: list[Pair]


def made_pairs(parties: Sequence[Party], dice: random.Random) -> MadePairs:
    """What lists lack and texts have: names cut to a word or to initials, and look-alikes that differ in one word."""
    cut, short = cut_pairs(parties, dice), abbreviated_pairs(parties, dice)
    mistaken = mistaken_pairs(parties, rival_words(parties, dice), dice)
    return MadePairs([*cut.same, *short.same], [*mistaken, *cut.other, *short.other])


def alias_pairs(parties: Sequence[Party], dice: random.Random) -> list[Pair]:
    """Names of one bearer: aliases, a name with a slip in it, a name with a word left out."""
    pairs: list[Pair] = []
    for party in parties:
        among = list(itertools.combinations(party.names, 2))
        dice.shuffle(among)
        pairs += among[:_ALIASES]
        name = party.names[0]
        words = name.split()
        if len(words) > 1:
            place = dice.randrange(len(words))
            slip = [*words[:place], _slip(words[place].lower(), dice), *words[place + 1 :]]
            pairs.append((name, " ".join(slip)))
        if len(words) > 2 and dice.random() < 0.3:
            place = dice.randrange(1, len(words))
            pairs.append((name, " ".join([*words[:place], *words[place + 1 :]])))
    return pairs


def rival_pairs(parties: Sequence[Party]) -> list[Pair]:
    """Names of two bearers that share words, the rarer the better: what one has to tell apart."""
    return [names for _, names in rivals(parties)]


def rivals(parties: Sequence[Party]) -> Iterator[tuple[Pair, Pair]]:
    """Ids and names of two bearers whose names share words."""
    bearers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for party in parties:
        for name in party.names:
            for key in _sounds(party, name):
                bearers[key].append((party.id, name))
    for party in parties:
        for name in party.names[:2]:
            shared: dict[tuple[str, str], float] = defaultdict(float)
            for key in _sounds(party, name):
                if len(bearers[key]) < _MOST_BEARERS:
                    for other in bearers[key]:
                        if other[0] != party.id:
                            shared[other] += 1 / math.log(2 + len(bearers[key]))
            ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
            for (other_id, rival), _ in ranked[:_RIVALS]:
                yield (party.id, other_id), (name, rival)


def _sounds(party: Party, name: str) -> list[str]:
    return sorted({sound_key(word) for word in words_of(party)(name)})


def mistaken_pairs(parties: Sequence[Party], rivals: Sequence[Pair], dice: random.Random) -> list[Pair]:
    """Names of two bearers that differ in one word, by another bearer's word that looks like it."""
    alike: dict[str, list[str]] = defaultdict(list)
    for one, other in rivals:
        alike[one].append(other)
        alike[other].append(one)
    pairs = []
    for party in parties:
        words = words_of(party)(party.names[0])
        places = [place for place, word in enumerate(words) if alike[word]]
        if len(words) > 1 and places:
            place = dice.choice(places)
            other = [*words[:place], dice.choice(alike[words[place]]), *words[place + 1 :]]
            pairs.append((" ".join(words), " ".join(other)))
    return pairs


def cut_pairs(parties: Sequence[Party], dice: random.Random) -> MadePairs:
    """Names cut to one word, as texts use them: against the same bearer's name, and against those of others."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for party in parties:
        for word in set(words_of(party)(party.names[0])):
            bearers[word].append(party.names[0])
    same, other = [], []
    for party in parties:
        name = party.names[0]
        word = dice.choice(words_of(party)(name))
        same.append((word, dice.choice((name, word))))
        others = [rival for rival in bearers[word] if rival != name]
        other += [(word, dice.choice((rival, word))) for rival in dice.sample(others, min(2, len(others)))]
    return MadePairs(same, other)


def abbreviated_pairs(parties: Sequence[Party], dice: random.Random) -> MadePairs:
    """Names with the first word or all cut to initials, and acronyms: of the same bearer, and of others."""
    fits: dict[str, list[str]] = defaultdict(list)
    for party in parties:
        for short in _abbreviations(party):
            fits[short].append(party.names[0])
    same, other = [], []
    for party in parties:
        for short in _abbreviations(party):
            others = [rival for rival in fits[short] if rival != party.names[0]]
            if dice.random() < 0.2 or others:
                same.append((short, party.names[0]))
            other += [(short, rival) for rival in dice.sample(others, min(2, len(others)))]
    return MadePairs(same, other)


def _abbreviations(party: Party) -> Iterator[str]:
    words = words_of(party)(party.names[0])
    if party.schema != "Person":
        acronyms = sorted(parse_organization(party.names[0]).acronyms)
        yield from (letters.upper() for letters in acronyms if len(letters) > 1)
    elif len(words) > 1:
        yield " ".join((f"{words[0][0]}.", *words[1:]))
        yield " ".join((f"{words[0][0]}.", words[-1]))
        yield "".join(f"{word[0]}." for word in words)


def _slip(word: str, dice: random.Random) -> str:
    """One letter left out, put in, changed, or changed places with the next."""
    if len(word) < 4:
        return word
    place = dice.randrange(1, len(word) - 1)
    letter = dice.choice(_LETTERS)
    before, this, after = word[:place], word[place], word[place + 1 :]
    return dice.choice(
        [before + after, before + letter + this + after, before + letter + after, before + after[0] + this + after[1:]]
    )


def spelled_words(parties: Sequence[Party], dice: random.Random) -> list[Pair]:
    """Two spellings of one word: names of one person that differ in one word only, and slips."""
    pairs: set[Pair] = set()
    for party in parties:
        split = words_of(party)
        for one, other in itertools.islice(itertools.combinations(party.names, 2), 40):
            left, right = split(one), split(other)
            if len(left) != len(right) or len(left) < 2:
                continue
            differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
            if len(differing) == 1 and _alike(*differing[0]):
                pairs.add((min(differing[0]), max(differing[0])))
        word = dice.choice(split(party.names[0]))
        if len(word) > 3 and dice.random() < 0.35:
            pairs.add((word, _slip(word, dice)))
    return sorted(pair for pair in pairs if pair[0] != pair[1])


def rival_words(parties: Sequence[Party], dice: random.Random) -> list[Pair]:
    """Words of different persons' names that look alike."""
    together: dict[str, set[str]] = defaultdict(set)
    keyed: dict[str, list[str]] = defaultdict(list)
    for party in parties:
        own = {word for name in party.names for word in words_of(party)(name) if len(word) > 1}
        for word in own:
            together[word] |= own
    for word in sorted(together):
        for key in _keys(word):
            keyed[key].append(word)
    pairs: list[Pair] = []
    for word in sorted(together):
        near = {other for key in _keys(word) for other in keyed[key]} - together[word]
        alike = [other for other in sorted(near) if sound_key(other) != sound_key(word) and _alike(word, other)]
        pairs += [(word, other) for other in dice.sample(alike, min(3, len(alike)))]
    return pairs


def _keys(word: str) -> tuple[str, str, str]:
    return word[:2], f"~{word[-3:]}", f"={skeleton(word)}"


def _alike(one: str, other: str) -> bool:
    return DamerauLevenshtein.normalized_similarity(one, other) >= _LEAST_ALIKE


def transliterated(path: Path) -> Iterator[Pair]:
    """Arabic words as ``latin`` writes them, and how Wikipedia spells them."""
    for line in path.read_text("utf-8").splitlines():
        arabic, _, english = line.partition("\t")
        left, right = latin(arabic.strip()).replace("al-", ""), latin(english.strip())
        if left.isalpha() and right.isalpha() and len(left) > 2 and len(right) > 2:
            yield left, right


def shuffled_pairs(pairs: Sequence[Pair], dice: random.Random) -> list[Pair]:
    """Words of a script and spellings of other words that share a beginning or an end with theirs."""
    keyed: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for key in _keys(pair[1])[:2]:
            keyed[key].append(pair)
    wrong = []
    for left, right in pairs:
        near = [other for key in _keys(right)[:2] for _, other in keyed[key] if skeleton(other) != skeleton(right)]
        wrong += [(left, other) for other in dice.sample(sorted(set(near)), min(2, len(set(near))))]
    return wrong
