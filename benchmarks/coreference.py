"""Coreference in the news and biographies of GUM: ``python -m benchmarks.coreference [dev|test]``.

Systems, on the same parse and names:

- head match: names and noun phrases with one head word are one thing, pronouns nothing;
- names only: the entities of ``group_mentions``;
- coreference: those with the pronouns and descriptions that ``extract.coreference`` gives them, and the chains of
  phrases without a name; *sure* counts only what is likely enough to become a mention in a case.

Mentions are compared by their heads, as CorefUD's scorer does with head match: a phrase is a gold mention when its head
lies in the gold mention's (of a name: in its proper nouns). Chains of one mention are left out on both sides, as in the
CoNLL shared tasks. With *gold mentions*, phrases that are no gold mention are left out; with *predicted mentions* they
count. The scores are summed over texts. A second table has B-cubed over names alone, singletons included: how well
``group_mentions`` groups. A third says of the pronouns and descriptions that get a name how many get the right one. A
fourth is of the claims that ``read_document`` finds in all texts of the part: whether a source written as a pronoun is
resolved to somebody of the right chain, by the resolver's recency rule alone and with coreference.

The model learns from GUM's train part, its thresholds are chosen on the dev part; the test part is read on request.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from unittest import mock

from training.chains import Reading, document_of, readings
from training.coreference import chains_of_entities

from benchmarks._coreference_scores import METRICS, Score
from benchmarks._data import data_dir
from whosays.extract.coreference.clusters import Cluster
from whosays.extract.coreference.pronouns import PRONOUNS
from whosays.extract.coreference.resolve import Names, read, resolve
from whosays.extract.coreference.weights import weights
from whosays.extract.reader import read_document
from whosays.records import ReadOptions

GENRES = ("news", "bio")
SYSTEMS = ("head match", "names only", "coreference, sure", "coreference")

#: Offset of a phrase's head to what stands for the thing that it is taken for.
Answer = Mapping[int, Hashable]


def answers(text: Reading) -> dict[str, Answer]:
    """What each system takes the phrases of a text for."""
    names = Names(text.entities)
    named = {p.head: entity.id for p in text.phrases if (entity := names.at(p.head)) is not None}
    sure = {r.phrase.head: r.entity for r in resolve(text.phrases, text.entities) if r.sure and r.entity is not None}
    state = read(text.phrases, text.entities, weights()).state
    numbers: dict[int, int] = {id(cluster): place for place, cluster in enumerate(_in_order(state.of))}
    return {
        "head match": {p.head: p.word for p in text.phrases if p.form != "pronoun"},
        "names only": named,
        "coreference, sure": {**named, **sure},
        "coreference": {head: numbers[id(cluster)] for head, cluster in state.of.items()},
    }


def _in_order(of: Mapping[int, Cluster]) -> Iterable[Cluster]:
    return {id(cluster): cluster for cluster in of.values()}.values()


def gold_chains(text: Reading) -> list[set[Hashable]]:
    """The gold chains of two mentions or more; a mention is its head's range and its end."""
    chains: dict[str, set[Hashable]] = defaultdict(set)
    for mention in text.gold.mentions:
        chains[mention.chain].add((mention.start, mention.end))
    return [chain for chain in chains.values() if len(chain) > 1]


def response(text: Reading, answer: Answer, *, gold_only: bool) -> list[set[Hashable]]:
    """A system's chains of two mentions or more, in terms of gold mentions; others are kept by their head."""
    chains: dict[Hashable, set[Hashable]] = defaultdict(set)
    for head, thing in answer.items():
        mention = text.of.get(head)
        if mention is not None:
            chains[thing].add((mention.start, mention.end))
        elif not gold_only:
            chains[thing].add(head)
    return [chain for chain in chains.values() if len(chain) > 1]


def names_alone(text: Reading) -> tuple[list[set[Hashable]], list[set[Hashable]]]:
    """Gold chains of names, and the entities, both with singletons; names that only one side has are on one side."""
    forms = {p.head: p.form for p in text.phrases}
    of = {(m.start, m.end): head for head, m in text.of.items()}
    key: dict[str, set[Hashable]] = defaultdict(set)
    for mention in text.gold.mentions:
        span = (mention.start, mention.end)
        proper = mention.tag in {"NNP", "NNPS"} and mention.kind in {"person", "organization", "place"}
        if proper or forms.get(of.get(span, -1)) == "name":
            key[mention.chain].add(span)
    wanted = set().union(*key.values()) if key else set()
    names = Names(text.entities)
    found: dict[str, set[Hashable]] = defaultdict(set)
    for phrase in text.phrases:
        entity = names.at(phrase.head)
        if entity is not None and entity.schema not in {"Document", "Event", "Vessel"}:
            gold = text.of.get(phrase.head)
            place = (gold.start, gold.end) if gold is not None else None
            found[entity.id].add(place if place in wanted else phrase.head)
    return list(key.values()), list(found.values())


def named_rightly(texts: Sequence[Reading]) -> dict[str, tuple[int, int, int, int]]:
    """By sort: phrases whose chain has a name before them; those that get a name; those surely; those surely right."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for text in texts:
        chains = chains_of_entities(text)
        known = set().union(*chains.values()) if chains else set()
        for phrase in text.phrases:
            mention = text.of.get(phrase.head)
            if phrase.sort and mention is not None and mention.chain in known:
                counts[phrase.sort][0] += 1
        for reference in resolve(text.phrases, text.entities):
            if reference.entity is not None:
                mention = text.of.get(reference.phrase.head)
                row = counts[reference.phrase.sort]
                right = mention is not None and mention.chain in chains[reference.entity]
                row[1] += 1
                row[2] += reference.sure
                row[3] += reference.sure and right
    return {sort: (row[0], row[1], row[2], row[3]) for sort, row in counts.items()}


def sources(text: Reading) -> tuple[int, int]:
    """Of the pronouns in a text that are sources and whose chain has a name: how many there are, and how many right."""
    chains = chains_of_entities(text)
    known = set().union(*chains.values()) if chains else set()
    heads = {p.head: text.of[p.head].chain for p in text.phrases if p.form == "pronoun" and p.head in text.of}
    found: dict[int, bool] = {}
    reading = read_document(document_of(text.gold), ReadOptions())
    entities = {source.id: source.entity_id for source in reading.sources}
    for claim in reading.claims:
        for link in claim.attribution.chain:
            chain = heads.get(link.source.start) if link.source is not None else None
            if link.source is not None and link.source.exact.lower() in PRONOUNS and chain in known:
                found[link.source.start] = chain in chains.get(entities[link.source_id] or "", ())
    return len(found), sum(found.values())


def table(texts: Sequence[Reading], *, gold_only: bool) -> str:
    """Scores of every system, as a Markdown table."""
    scores = {system: Score() for system in SYSTEMS}
    for text in texts:
        key = gold_chains(text)
        for system, answer in answers(text).items():
            scores[system].add(key, response(text, answer, gold_only=gold_only))
    head = " | ".join(f"{name} P | R | F1" for name in METRICS)
    lines = [f"| system | {head} | CoNLL |", "|---|" + "---:|" * 10]
    for system, score in scores.items():
        cells = [f"{value:.3f}" for name in METRICS for value in score.values(name)]
        lines.append(f"| {system} | {' | '.join(cells)} | {score.conll:.3f} |")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    part = arguments[0] if arguments else "dev"
    if part not in {"dev", "test"} or len(arguments) > 1:
        print(f"unknown arguments: {' '.join(arguments)}; there are dev and test", file=sys.stderr)
        raise SystemExit(2)
    texts = list(readings(data_dir("gum"), part, free_only=False, genres=GENRES))
    mentions = sum(len(chain) for text in texts for chain in gold_chains(text))
    print(f"GUM {part}, {' and '.join(GENRES)}: {len(texts)} texts, {mentions} mentions in chains of two or more\n")
    print(f"Gold mentions:\n\n{table(texts, gold_only=True)}\n")
    print(f"Predicted mentions:\n\n{table(texts, gold_only=False)}\n")
    names = Score()
    for text in texts:
        names.add(*names_alone(text))
    precision, recall, f1 = names.values("B-cubed")
    print(f"Names alone, singletons included: B-cubed P {precision:.3f}, R {recall:.3f}, F1 {f1:.3f}\n")
    print("| what | has a name | gets one | surely | of these right | precision |\n|---|---:|---:|---:|---:|---:|")
    for sort, (known, given, sure, right) in named_rightly(texts).items():
        print(f"| {sort} | {known} | {given} | {sure} | {right} | {right / sure if sure else 0:.3f} |")
    print("\n| pronouns that are sources | with a name | right | share |\n|---|---:|---:|---:|")
    every = list(readings(data_dir("gum"), part, free_only=False))
    counts = [sources(text) for text in every]
    with mock.patch("whosays.extract.reader.resolve", return_value=()):
        recency = [sources(text) for text in every]
    for system, rows in (("recency alone", recency), ("with coreference", counts)):
        known, right = (sum(column) for column in zip(*rows, strict=True))
        print(f"| {system} | {known} | {right} | {right / known if known else 0:.3f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
