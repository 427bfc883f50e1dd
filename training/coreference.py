"""Makes ``extract/coreference/weights.json``: ``python -m training.coreference [GUM]``.

Learns from the train part of GUM (Zeldes 2017), its texts of free genres alone (CC BY, CC BY-SA or free; see
``FREE_GENRES``): what sort of thing common nouns stand for, and one log-linear model for each sort of phrase. The
thresholds are the least probabilities at which, on the dev part and on held-out fifths of the train part, four of five
phrases that get a name get the right one. Everything is computed in one fixed order from zero weights, so the same
texts give the same file.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from training.chains import Reading, readings
from whosays.extract.coreference import weights as weights_module
from whosays.extract.coreference.clusters import Cluster
from whosays.extract.coreference.features import for_cluster, for_new
from whosays.extract.coreference.kinds import Kind, kind_with
from whosays.extract.coreference.pronouns import Sort
from whosays.extract.coreference.resolve import Names, State, read
from whosays.extract.coreference.weights import Weights

SORTS: tuple[Sort, ...] = ("personal", "plural", "neuter", "nominal", "bare")
#: Those that are never sure enough to become mentions: nouns without "the" are linked for the chains' sake.
_UNSURE: frozenset[Sort] = frozenset({"bare"})
#: A noun's kind is kept when the texts have it so often, and so large a share of it is of one kind.
_LEAST, _SHARE = 3, 0.8
_KINDS: dict[str, Kind] = {"person": "person", "organization": "organization", "place": "place"}
_TIMES = frozenset({"time"})
#: Weight of the quadratic penalty, steps and rate of the optimiser (Adam; Kingma and Ba 2015).
_PENALTY, _STEPS, _RATE = 1.0, 400, 0.05
#: Features that fewer examples than this have are left out.
_RARE = 5
#: Share of the phrases with a name that are to have the right one, and the thresholds that are tried.
_PRECISION = 0.8
_GRID = tuple(round(0.3 + 0.02 * place, 2) for place in range(34))
_FOLDS = 5
_PROSE = frozenset({"academic", "bio", "news", "textbook", "voyage"})
_LICENCE = (
    "Learnt from the train part of GUM (gucorpling.org/gum; A. Zeldes, 2017), annotations CC BY 4.0; only from texts "
    "under CC BY, CC BY-SA or free: academic, bio, court, interview, news, speech, textbook, voyage. No text of it is "
    "contained."
)


@dataclass
class Example:
    """A phrase with its possible answers, none of them first: their features, and which are right."""

    options: list[list[str]]
    right: list[bool]


def noun_kinds(texts: Iterable[Reading]) -> dict[str, Kind]:
    """What common nouns stand for in the texts, in order of the nouns."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for text in texts:
        for phrase in text.phrases:
            mention = text.of.get(phrase.head)
            if phrase.form == "nominal" and mention is not None and mention.kind not in _TIMES:
                votes[phrase.word][_KINDS.get(mention.kind, "thing")] += 1
    found: dict[str, Kind] = {}
    for noun, count in sorted(votes.items()):
        kind, most = count.most_common(1)[0]
        if most >= _LEAST and most >= _SHARE * sum(count.values()) and noun.isalpha():
            found[noun] = kind
    return found


def with_kinds(text: Reading, known: Mapping[str, Kind]) -> Reading:
    """A text whose common nouns have the kinds that are known by now."""
    phrases = [
        replace(phrase, kind=kind_with(phrase.word, known)) if phrase.form == "nominal" else phrase
        for phrase in text.phrases
    ]
    return replace(text, phrases=phrases)


def examples(text: Reading) -> dict[Sort, list[Example]]:
    """What each phrase to be resolved could stand for, after all phrases before it were resolved rightly."""
    names = Names(text.entities)
    state = State()
    found: dict[Sort, list[Example]] = {sort: [] for sort in SORTS}
    for phrase in text.phrases:
        mention = text.of.get(phrase.head)
        chain = mention.chain if mention is not None else None
        entity = names.at(phrase.head)
        if phrase.sort and entity is None:
            options = state.near(phrase)
            right = [chain is not None and chain in _chains(text, cluster) for cluster in options]
            features = [list(for_new(phrase, options))]
            features += [list(for_cluster(phrase, cluster, rank)) for rank, cluster in enumerate(options)]
            found[phrase.sort].append(Example(features, [not any(right), *right]))
            if any(right):
                state.join(phrase, options[right.index(True)])
            elif phrase.form == "nominal":
                state.place(phrase, None)
        else:
            state.place(phrase, entity)
    return found


def _chains(text: Reading, cluster: Cluster) -> set[str]:
    """The gold chains of a cluster's phrases."""
    return {text.of[offset].chain for offset in cluster.offsets if offset in text.of}


def fit(given: Sequence[Example]) -> dict[str, float]:
    """Weights that make the right answers likely: softmax over the answers of each phrase, with a penalty."""
    seen = Counter(name for example in given for name in {n for option in example.options for n in option})
    names = sorted(name for name, count in seen.items() if count >= _RARE)
    index = {name: place for place, name in enumerate(names)}
    options = [option for example in given for option in example.options]
    rows = np.repeat(np.arange(len(options)), [sum(name in index for name in option) for option in options])
    columns = np.array([index[name] for option in options for name in option if name in index])
    starts = np.cumsum([0, *(len(example.options) for example in given)])[:-1]
    owner = np.repeat(np.arange(len(given)), [len(example.options) for example in given])
    right = np.array([flag for example in given for flag in example.right], dtype=float)
    weights, mean, spread = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, _STEPS + 1):
        scores = np.bincount(rows, weights[columns], len(options))
        shifted = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        likely = shifted / np.add.reduceat(shifted, starts)[owner]
        among = likely * right
        wanted = among / np.maximum(np.add.reduceat(among, starts)[owner], 1e-12)
        slope = np.bincount(columns, (likely - wanted)[rows], len(names)) + _PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[place]), 3) for name, place in index.items()}


def decisions(texts: Iterable[Reading], model: Weights) -> dict[Sort, list[tuple[float, bool]]]:
    """By sort: the probability of every phrase that gets an entity, and whether it is the right one."""
    found: dict[Sort, list[tuple[float, bool]]] = {sort: [] for sort in SORTS}
    for text in texts:
        named = chains_of_entities(text)
        for step in read(text.phrases, text.entities, model).steps:
            if step.phrase.sort and step.cluster.entity is not None:
                mention = text.of.get(step.phrase.head)
                right = mention is not None and mention.chain in named.get(step.cluster.entity, ())
                found[step.phrase.sort].append((step.probability, right))
    return found


def chains_of_entities(text: Reading) -> dict[str, set[str]]:
    """The gold chains of the names of each entity."""
    heads = {(p.span.start, p.span.end): p.head for p in text.phrases}
    return {
        entity.id: {
            text.of[heads[key]].chain
            for m in entity.mentions
            if (key := (m.span.start, m.span.end)) in heads and heads[key] in text.of
        }
        for entity in text.entities
    }


def threshold(made: Sequence[tuple[float, bool]]) -> float:
    """The least probability from which on enough of the decisions are right; 1 where there is none."""
    for least in _GRID:
        taken = [right for probability, right in made if probability >= least]
        if taken and sum(taken) >= _PRECISION * len(taken):
            return least
    return 1.0


def fitted(texts: Iterable[Reading]) -> dict[Sort, dict[str, float]]:
    """The weights that these texts teach, by sort."""
    given: dict[Sort, list[Example]] = {sort: [] for sort in SORTS}
    for text in texts:
        for sort, some in examples(text).items():
            given[sort] += some
    return {sort: fit(some) for sort, some in given.items()}


def thresholds(learn: Sequence[Reading], tune: Sequence[Reading], model: Weights) -> dict[Sort, float]:
    """By sort, from the dev part and from each fifth of the train part with weights that the others teach.

    Only prose counts, which is what whosays reads.
    """
    made = decisions(_prose(tune), model)
    for fold in range(_FOLDS):
        others = Weights(fitted(t for n, t in enumerate(learn) if n % _FOLDS != fold), model.thresholds, model.kinds)
        held = decisions(_prose(t for n, t in enumerate(learn) if n % _FOLDS == fold), others)
        made = {sort: made[sort] + held[sort] for sort in SORTS}
    return {sort: threshold(made[sort]) for sort in SORTS if sort not in _UNSURE}


def _prose(texts: Iterable[Reading]) -> list[Reading]:
    return [text for text in texts if text.gold.name.split("_")[1] in _PROSE]


def train(learn: Sequence[Reading], tune: Sequence[Reading]) -> dict[str, Any]:
    """Everything that goes into the file."""
    known = noun_kinds(learn)
    learn, tune = [with_kinds(t, known) for t in learn], [with_kinds(t, known) for t in tune]
    learnt = fitted(learn)
    model = Weights(learnt, dict.fromkeys(SORTS, 0.0), known)
    least = thresholds(learn, tune, model)
    nouns = {kind: " ".join(n for n, k in known.items() if k == kind) for kind in sorted(set(known.values()))}
    return {"licence": _LICENCE, "thresholds": least, "weights": learnt, "kinds": nouns}


def main(arguments: Sequence[str]) -> None:
    """Train, write the file, and say what was learnt."""
    folder = Path(arguments[0]) if arguments else Path("../shared/data/gum")
    learn = list(readings(folder, "train", free_only=True))
    tune = list(readings(folder, "dev", free_only=True))
    table = train(learn, tune)
    target = Path(weights_module.__file__).with_name(weights_module.FILE)
    target.write_text(json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    print(f"{target}: {sum(map(len, table['weights'].values()))} weights; thresholds {table['thresholds']}")


if __name__ == "__main__":
    main(sys.argv[1:])
