"""Relations between entities: ``python -m benchmarks.relations [tuned] [--weights FOLDER]``.

Each set marks entities and relates them in its own terms; the table of what stands for what is printed first. A *pair*
counts as right where the set relates the two in any way, a *mapped* relation where the set has one of those that ours
may stand for. Which of the two comes first is not counted, and places are no parties. What is wished, planned or denied
counts as related in the sets: ``pattern`` takes all that the rules find among the marked entities, ``stated`` what the
product makes of it with entities of its own, whose mentions must overlap the marked ones.

Baselines: any two marked entities in a sentence; any two with a word of the lexicon between them.

Sets (``WHOSAYS_DATA``): CrossRE (GPL: measured, never copied), politics and news dev, and half of the documents of
re3d. The rules were made with an eye on CrossRE's training parts and the other half, which ``tuned`` measures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from benchmarks._data import data_dir
from benchmarks._encoder import open_encoder
from benchmarks._relation_sets import LIKE, Pair, Related, crossre, re3d
from benchmarks._scores import Counts
from whosays.extract.reader import read_document
from whosays.extract.relations import Parties, find_relations
from whosays.extract.relations.drafts import StatedDraft
from whosays.extract.relations.lexicon import lexicon
from whosays.language.parser import load_parser
from whosays.language.passages import passages
from whosays.records import Entity, ReadOptions, RelationType

#: A pair of marked entities with a relation of ours.
Found = tuple[Pair, RelationType]
System = Callable[[Related], set[Found]]
_PARTIES = frozenset({"Person", "Organization", "Country"})


def pattern(related: Related) -> set[Found]:
    """What the rules find among the marked entities."""
    entities = [
        Entity(str(index), mention.schema, mention.span.exact, (), (mention,))
        for index, mention in enumerate(related.mentions)
    ]
    parties = Parties(entities)
    found: set[Found] = set()
    for passage in passages(related.document):
        inside = [m for m in related.mentions if passage.start <= m.span.start < passage.start + len(passage.doc.text)]
        for draft in find_relations(passage, inside):
            cue = passage.tokens_span(passage.doc[draft.cue : draft.cue + 1])
            for one in parties.relations([StatedDraft(draft, cue, "certain", "positive")]):
                found.add((frozenset((int(one.subject_id), int(one.object_id))), one.type))
    return found


def stated(related: Related) -> set[Found]:
    """What the product states, by the marked entities that its own overlap nearest to the words that say so."""
    reading = read_document(related.document, ReadOptions())
    entities = {entity.id: entity for entity in reading.entities}
    found: set[Found] = set()
    for claim in reading.claims:
        for one in claim.relations:
            sides = [_marked(related, entities[side], one.cue.start) for side in (one.subject_id, one.object_id)]
            if None not in sides and sides[0] != sides[1]:
                found.add((frozenset(side for side in sides if side is not None), one.type))
    return found


def _marked(related: Related, entity: Entity, cue: int) -> int | None:
    nearest = min(entity.mentions, key=lambda mention: abs(mention.span.start - cue)).span
    overlapping = (
        index
        for index, mention in enumerate(related.mentions)
        if mention.span.start < nearest.end and nearest.start < mention.span.end
    )
    return next(overlapping, None)


def together(related: Related) -> set[Found]:
    """Any two marked entities in a sentence; their relation is guessed to be the commonest, membership."""
    return {(pair, "membership") for pair, _ in _neighbours(related)}


def between(related: Related) -> set[Found]:
    """Any two with a word of the lexicon between them, which gives the relation."""
    known = lexicon()
    tables = (known.verbs, known.nouns, known.roles)
    return {
        (pair, table[lemma][0].type)
        for pair, lemmas in _neighbours(related)
        for lemma in lemmas
        for table in tables
        if lemma in table
    }


def _neighbours(related: Related) -> Iterator[tuple[Pair, list[str]]]:
    """Any two marked parties in a sentence, with the lemmas between them."""
    for passage in passages(related.document):
        for sentence in passage.doc.sents:
            start, end = passage.start + sentence.start_char, passage.start + sentence.end_char
            inside = [
                (index, mention.span)
                for index, mention in enumerate(related.mentions)
                if start <= mention.span.start < end and mention.schema in _PARTIES
            ]
            for (one, first), (other, second) in combinations(inside, 2):
                words = [t for t in sentence if first.end <= passage.start + t.idx < second.start]
                yield frozenset((one, other)), [t.lemma_.lower() for t in words]


def measure(texts: Sequence[Related], system: System) -> tuple[Counts, Counts]:
    """Counts of pairs and of mapped relations."""
    pairs, mapped = Counts(), Counts()
    for related in texts:
        found = {(pair, kind) for pair, kind in system(related) if _among_parties(related, pair)}
        found_pairs = {pair for pair, _ in found}
        pairs.found += len(found_pairs)
        pairs.gold += len(related.gold)
        pairs.match(len(found_pairs & related.gold.keys()))
        ours = {pair: kinds & LIKE.keys() for pair, kinds in related.gold.items() if kinds & LIKE.keys()}
        mapped.found += len(found)
        mapped.gold += len(ours)
        mapped.right += sum(_stands_for(kind, ours.get(pair, ())) for pair, kind in found)
        mapped.reached += sum(any(_stands_for(k, kinds) for p, k in found if p == pair) for pair, kinds in ours.items())
    return pairs, mapped


def _among_parties(related: Related, pair: Pair) -> bool:
    return all(related.mentions[index].schema in _PARTIES for index in pair)


def _stands_for(kind: RelationType, theirs: Iterable[str]) -> bool:
    return any(kind in LIKE[one] for one in theirs)


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    encoder, rest = open_encoder(arguments)
    tuned = "tuned" in rest
    part = "train" if tuned else "dev"
    sets = {
        f"CrossRE {domain} {part}": [*crossre(data_dir("crossre") / f"{domain}-{part}.json")]
        for domain in ("politics", "news")
    }
    halves = [*re3d(data_dir("re3d"))]
    sets[f"re3d, {'tuned' if tuned else 'other'} half"] = [
        related for made_with, related in halves if made_with == tuned
    ]
    load_parser()
    print("| theirs | ours |\n| --- | --- |")
    for theirs, ours in LIKE.items():
        print(f"| {theirs} | {', '.join(sorted(ours))} |")
    print(f"\nRelations{f'; encoder: {encoder.about}' if encoder else ''}\n")
    print("| set | system | found | pair P | pair R | pair F1 | mapped P | mapped R | mapped F1 |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    systems: dict[str, System] = {
        "in one sentence": together, "word between": between, "pattern": pattern, "stated": stated,
    }  # fmt: skip
    for name, texts in sets.items():
        for label, system in systems.items():
            pairs, mapped = measure(texts, system)
            print(f"| {name} | {label} | {pairs.found} | {pairs.row()} | {mapped.row()} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
