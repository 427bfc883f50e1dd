"""What speaks for and against a cluster being what a phrase stands for.

The features follow Soon, Ng and Lim (2001), Ng and Cardie (2002) and, for salience, Lappin and Leass (1994) and
centering (Grosz, Joshi and Weinstein 1995); they look at the cluster's last phrase and at the cluster as a whole, as
cluster rankers do (Rahman and Ng 2009). Each is a name that holds or does not; ``docs/methods/coreference.md`` lists
them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from whosays.extract.coreference.clusters import Cluster
from whosays.extract.coreference.kinds import classes
from whosays.extract.coreference.phrases import Phrase

#: At most so many clusters are weighed for one phrase, the last mentioned first.
MOST = 14
#: And no more than so many are looked at, also where a sentence does not end.
_SEEN = 800
#: How many sentences back a cluster may have been mentioned last.
_REACH = {"personal": 6, "plural": 3, "neuter": 3, "nominal": 3, "bare": 0}
#: The same for a cluster that shares a word with a description.
_FAR = 60
#: "The park", "the area" and "the festival" are too often another one.
_VAGUE = frozenset({"Address", "Event"})
_ORDINALS = frozenset({"first", "last", "next", "only", "other", "same", "latter"})
_FEMININE = ("a", "ah", "e", "ia", "ie")


def candidates(phrase: Phrase, clusters: Iterable[Cluster]) -> list[Cluster]:
    """The clusters that the phrase can stand for at all, the last mentioned first.

    Left out are those that disagree in number, gender or kind, those too far back, those that share no word with a
    description of anything but a person, and those that binding forbids: the other arguments of the same verb, and
    what holds the phrase or is held by it.

    Args:
        phrase: What is to be resolved.
        clusters: The last mentioned first.
    """
    found: list[Cluster] = []
    for cluster in itertools.islice(clusters, _SEEN):
        gap = phrase.sentence - cluster.last.sentence
        if len(found) == MOST or gap > (_FAR if phrase.form == "nominal" else _REACH[phrase.sort]):
            break
        shared = phrase.form == "nominal" and shares(phrase, cluster)
        near = gap <= _REACH[phrase.sort] and (phrase.form == "pronoun" or phrase.kind == "person")
        if phrase.form == "nominal" and cluster.schema == "Country" and any(c.schema == "Country" for c in found):
            continue  # "the country" is the last one named
        if (shared or near) and _agrees(phrase, cluster) and not _is_bound(phrase, cluster):
            found.append(cluster)
    return found


def shares(phrase: Phrase, cluster: Cluster) -> bool:
    """Whether a description's head is a word, a title or a class of the cluster's."""
    word = phrase.word
    if cluster.schema in _VAGUE:
        return False
    return (
        word in cluster.heads
        or word in cluster.named
        or word in cluster.words
        or (cluster.schema is not None and cluster.schema in classes(word))
    )


def _agrees(phrase: Phrase, cluster: Cluster) -> bool:
    if phrase.gender and cluster.gender and phrase.gender != cluster.gender:
        return False
    if phrase.sort == "personal":
        return cluster.kind in {"person", ""} and cluster.number != "many"
    if phrase.sort == "neuter":
        return cluster.kind != "person" and cluster.number != "many"
    if phrase.sort == "plural":
        return cluster.number == "many" or cluster.kind in {"organization", "place", ""}
    if cluster.last.form == "pronoun" and not cluster.heads and not cluster.named:
        return False
    same = not phrase.kind or not cluster.kind or phrase.kind == cluster.kind
    if not same and not shares(phrase, cluster):
        return False
    return cluster.number == phrase.number or cluster.number == ""


def _is_bound(phrase: Phrase, cluster: Cluster) -> bool:
    """Whether binding keeps the two apart (Chomsky's principles B and C, and i-within-i, on governors)."""
    for other in reversed(cluster.phrases):
        if other.sentence != phrase.sentence:
            return False
        if other.head >= phrase.head:
            return True
        if other.within[0] <= phrase.head < other.within[1] and other.form != "pronoun" and other.part != "possessor":
            return True
        if phrase.within[0] <= other.head < phrase.within[1]:
            return True
        both = other.part != "possessor" and phrase.part != "possessor"
        if both and other.governor == phrase.governor and not phrase.reflexive:
            return True
    return False


def for_cluster(phrase: Phrase, cluster: Cluster, rank: int) -> Iterator[str]:
    """The features of a phrase with a cluster.

    Args:
        phrase: What is to be resolved.
        cluster: One of its ``candidates``.
        rank: Its place among them.
    """
    last = cluster.last
    gap = phrase.sentence - last.sentence
    yield _GAPS[min(gap, 7)]
    yield _RANKS[min(rank, 6)]
    if last.paragraph == phrase.paragraph:
        yield "same paragraph"
    yield f"last is {last.part}"
    yield f"last is {last.form}"
    if last.part == phrase.part:
        yield f"both {last.part}"
    if gap == 0 and last.governor == phrase.governor:
        yield "same governor"
    if gap == 0 and phrase.part == "possessor" and last.part == "subject":
        yield "possessor after subject"
    if last.form == "pronoun" and last.span.exact.lower() == phrase.span.exact.lower():
        yield "same pronoun"
    if last.speaks and phrase.speaks:
        yield "both speak"
    if last.quoted != phrase.quoted:
        yield "one quoted"
    yield from _salience(phrase, cluster)
    yield from _agreement(phrase, cluster)
    if phrase.form == "nominal":
        yield from _shared(phrase, cluster)


_GAPS = ("same sentence", "one back", "two back", "three back", "four back", "five back", "six back", "far back")
_RANKS = tuple(f"rank {place}" for place in range(7))
_COUNTS = ("once", "once", "twice", "thrice", "four times", "five times", "six times", "often")


def _salience(phrase: Phrase, cluster: Cluster) -> Iterator[str]:
    yield _COUNTS[min(cluster.count, 7)]
    since = phrase.sentence - cluster.subject
    if since < 3:
        yield ("subject here", "subject one back", "subject two back")[since]
    yield "has a name" if cluster.entity is not None else "has no name"


def _agreement(phrase: Phrase, cluster: Cluster) -> Iterator[str]:
    yield f"is {cluster.kind or 'unknown'}"
    if phrase.gender and cluster.gender == phrase.gender:
        yield "same gender"
    elif phrase.sort == "personal" and cluster.schema == "Person":
        given = next(iter(cluster.phrases[0].span.exact.lower().split()), "")
        ending = "feminine" if given.endswith(_FEMININE) else "other"
        yield f"{phrase.gender} with {ending} ending"
    if phrase.number and phrase.number == cluster.number:
        yield "same number"


def _shared(phrase: Phrase, cluster: Cluster) -> Iterator[str]:
    word = phrase.word
    if word in cluster.heads:
        yield "same head"
    if word in cluster.named:
        yield "head in name"
    if word in cluster.words:
        yield "head was said"
    if cluster.schema is not None and cluster.schema in classes(word):
        yield "head is class"
    if phrase.kind and phrase.kind == cluster.kind:
        yield "same kind"
    if phrase.words:
        known = cluster.words | cluster.called
        yield "new modifier" if phrase.words - known else "known modifiers"
    elif cluster.words and word in cluster.heads:
        yield "fewer modifiers"
    if phrase.determiner in {"this", "these", "that", "those"}:
        yield f"{'near' if phrase.sentence - cluster.last.sentence < 2 else 'distant'} demonstrative"


def for_new(phrase: Phrase, found: Sequence[Cluster]) -> Iterator[str]:
    """The features of a phrase that stands for nothing that has gone before, or for nothing at all.

    Args:
        phrase: What is to be resolved.
        found: Its candidates.
    """
    yield "new"
    yield f"new, {phrase.part}"
    if len(found) < 3:
        yield ("new, no candidate", "new, one candidate", "new, two candidates")[len(found)]
    if phrase.form == "nominal":
        yield f"new, {phrase.determiner}"
        yield f"new, {len(phrase.words) if len(phrase.words) < 3 else 'many'} modifiers"
        yield f"new, {phrase.kind or 'unknown'}"
        if phrase.restricted:
            yield "new, restricted"
        if phrase.words & _ORDINALS:
            yield "new, ordinal"
        if not any(phrase.word in cluster.heads for cluster in found):
            yield "new, head not seen"
        if not any(shares(phrase, cluster) for cluster in found):
            yield "new, nothing shared"
        if phrase.number == "many":
            yield "new, plural"
        if phrase.span.exact.rpartition(" ")[2][:1].isupper():
            yield "new, capital"
    if phrase.pleonastic:
        yield "new, pleonastic"
    if phrase.quoted:
        yield "new, quoted"
    if not any(cluster.kind == "person" for cluster in found):
        yield "new, no person"
    if found and found[0].last.sentence < phrase.sentence:
        yield "new, none in this sentence"
