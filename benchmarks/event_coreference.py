"""Which mentions of events in the news report one event: ``python -m benchmarks.event_coreference``.

ECB+, development topics (2, 5, 12, 18, 21, 23, 34, 35); the weights are learnt on the other topics up to 35. Protocol:
gold mentions of events, all of them that a document has words for, those without a chain as chains of one; each topic
is known, whether a document is of its first or its second seed story is not; coreference within and across documents at
once; scores are of all dev topics as one set, singletons counted. The list of sentences that annotators checked twice,
to which others restrict themselves, is not part of the files that are read, so figures do not compare with theirs.

Systems:

- singletons: every mention is an event of its own;
- same lemma: mentions of one topic whose heads have one lemma are one event;
- same lemma, like documents: the same, but only within groups of documents whose words are alike (average linkage);
- same lemma, stories told: the same within the documents of each seed story, which a system does not know;
- whosays: the comparisons of ``weigh.same`` with average linkage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import combinations

from benchmarks._coreference_scores import METRICS, Score
from benchmarks._data import data_dir
from benchmarks._ecbplus import DEV, EventMention, read_topic
from whosays.text.words import Rarity
from whosays.weigh.same.clusters import clusters
from whosays.weigh.same.compare import Comparer
from whosays.weigh.same.judgement import shipped_judge

#: Documents are of one story while their words are alike at least so far on average; tuned on the training topics.
_ONE_STORY = 0.15
#: Pairs that are less likely than this one are left out of the table.
_FAINT = 0.02
Topic = Sequence[EventMention]
Groups = list[frozenset[str]]


def by(key: Callable[[EventMention], Hashable]) -> Callable[[Topic], Groups]:
    """A system that groups the mentions of a topic by a key."""

    def grouped(topic: Topic) -> Groups:
        groups: defaultdict[Hashable, set[str]] = defaultdict(set)
        for mention in topic:
            groups[key(mention)].add(mention.facets.id)
        return [frozenset(group) for group in groups.values()]

    return grouped


def like_documents(topic: Topic) -> Groups:
    """Same lemma within groups of documents that are alike in their words."""
    words = {mention.facets.document_id: mention.facets.around for mention in topic}
    names, rarity = list(words), Rarity(words.values())
    alike = {
        (one, other): rarity.likeness(words[names[one]], words[names[other]])
        for one, other in combinations(range(len(names)), 2)
    }
    story = {names[i]: number for number, group in enumerate(clusters(len(names), alike, _ONE_STORY)) for i in group}
    return by(lambda mention: (mention.lemma, story[mention.facets.document_id]))(topic)


def whosays(topic: Topic) -> Groups:
    """The comparisons that claims are made with, with the weights for mentions of events."""
    facets, judge = [mention.facets for mention in topic], shipped_judge()
    comparer = Comparer(facets)
    chances = {
        (one, other): judge.bonded(comparer.compared(facets[one], facets[other]), "events")
        for one, other in combinations(range(len(facets)), 2)
    }
    likely = {pair: chance for pair, chance in chances.items() if chance > _FAINT}
    return [frozenset(facets[i].id for i in group) for group in clusters(len(facets), likely, judge.least("events"))]


SYSTEMS: Mapping[str, Callable[[Topic], Groups]] = {
    "singletons": by(lambda mention: mention.facets.id),
    "same lemma": by(lambda mention: mention.lemma),
    "same lemma, like documents": like_documents,
    "same lemma, stories told": by(lambda mention: (mention.lemma, mention.part)),
    "**whosays**": whosays,
}


def table(topics: Sequence[Topic]) -> str:
    """Scores of every system, as a Markdown table."""
    key: defaultdict[str, set[str]] = defaultdict(set)
    for mention in (mention for topic in topics for mention in topic):
        key[mention.chain].add(mention.facets.id)
    head = " | ".join(f"{name} P | R | F1" for name in METRICS)
    lines = [f"| system | {head} | CoNLL |", "|---|" + "---:|" * 10]
    for name, system in SYSTEMS.items():
        score = Score()
        score.add(key.values(), [group for topic in topics for group in system(topic)])
        cells = " | ".join(f"{value:.3f}" for metric in METRICS for value in score.values(metric))
        lines.append(f"| {name} | {cells} | {score.conll:.3f} |")
    return "\n".join(lines)


def main() -> None:
    """Read, measure, print."""
    folder = data_dir("ecbplus")
    topics = [read_topic(folder, topic) for topic in DEV]
    mentions = [mention for topic in topics for mention in topic]
    documents = {mention.facets.document_id for mention in mentions}
    chains = {mention.chain for mention in mentions}
    print(
        f"ECB+ dev: {len(topics)} topics, {len(documents)} documents, {len(mentions)} mentions, {len(chains)} events\n"
    )
    print(table(topics))


if __name__ == "__main__":
    main()
