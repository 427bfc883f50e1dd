"""Hedges and commitment: ``python -m benchmarks.hedges [LIMIT]``.

Prints two Markdown tables.

1. Hedge cues on the biomedical part of the Szeged uncertainty corpus (BMC and fly articles), as in CoNLL-2010 task 1:
   a sentence is hedged or not; a cue is found when it shares a code point with a gold cue (overlap) or covers the same
   code points (exact). Two baselines stand beside it: modal verbs alone, and the lexicon without its syntax.
2. Commitment on the development part of UDS-IH2: level and polarity as a number (certain 3, probable 2, possible 1,
   unknown 0, negative below zero) beside the annotators' mean from -3 to 3.

Sentences are parsed one by one, as the corpora give them. LIMIT keeps every n-th sentence so that about LIMIT are read.
"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import correlation, fmean
from typing import NamedTuple, TypeVar

from spacy.tokens import Doc

from benchmarks._data import data_dir
from whosays.extract.certainty import Modifier, commitment, find_modifiers
from whosays.extract.certainty.lexicon import load_lexicon
from whosays.extract.certainty.modifier import STRENGTH
from whosays.language.parser import load_parser
from whosays.language.passages import Passage
from whosays.records import Block
from whosays.text.view import analysis_view

#: Kinds that speak of knowledge; wishes, duties, plans and the future are no hedges to the corpus.
EPISTEMIC = frozenset({"modal", "adverb", "adjective", "noun", "verb", "evidential", "conditional", "question"})
MODALS = frozenset({"may", "might", "can", "could", "would"})
_LEXICAL_USES = frozenset({"modal", "adverbial", "attributive", "predicative", "complement", "condition"})

Cue = tuple[int, int]
_T = TypeVar("_T")


class Sentence(NamedTuple):
    """A sentence of the corpus with its cues, as offsets into its text."""

    text: str
    cues: tuple[Cue, ...]


@dataclass(slots=True)
class Counts:
    """Found, gold and matching items of one measure."""

    found: int = 0
    gold: int = 0
    hits: int = 0

    def row(self) -> str:
        """Precision, recall and F1 as table cells."""
        precision = self.hits / self.found if self.found else 0.0
        recall = self.hits / self.gold if self.gold else 0.0
        f1 = 2 * self.hits / (self.found + self.gold) if self.found + self.gold else 0.0
        return f"{precision:.3f} | {recall:.3f} | {f1:.3f}"


def sentences(name: str, limit: int | None) -> list[Sentence]:
    """The sentences of one corpus file."""
    root = ET.parse(data_dir("uncertainty") / name).getroot()  # noqa: S314  the corpora are local files that the user chose
    found = [_sentence(element) for element in root.iter("Sentence")]
    return thinned([s for s in found if s.text.strip()], limit)


def thinned(items: list[_T], limit: int | None) -> list[_T]:
    """Every n-th item, so that about ``limit`` are left."""
    return items[:: max(1, len(items) // limit)] if limit else items


def _sentence(element: ET.Element) -> Sentence:
    text, cues = element.text or "", []
    for child in element:
        inner = "".join(child.itertext())
        cues.append((len(text), len(text) + len(inner)))
        text += inner + (child.tail or "")
    return Sentence(text, tuple(cues))


def ours(passage: Passage) -> list[Cue]:
    """The epistemic cues that whosays finds."""
    return [
        _offsets(passage, m)
        for m in find_modifiers(passage)
        if m.kind in EPISTEMIC and m.level not in {None, "certain"}
    ]


def modal_verbs(passage: Passage) -> list[Cue]:
    """Baseline: modal verbs of possibility, wherever they stand."""
    return [(t.idx, t.idx + len(t)) for t in passage.doc if t.tag_ == "MD" and t.norm_ in MODALS]


def bare_lexicon(passage: Passage) -> list[Cue]:
    """Baseline: every single word that hedges in some construction, wherever it stands."""
    lexicon = load_lexicon()
    cues = []
    for token in passage.doc:
        entries = lexicon.by_word.get(token.norm_, ()) + lexicon.by_lemma.get(token.lemma_, ())
        if any(
            e.kind in EPISTEMIC and e.use in _LEXICAL_USES and len(e.words) == 1 and e.asserted.level != "certain"
            for e in entries
        ):
            cues.append((token.idx, token.idx + len(token)))
    return cues


def _offsets(passage: Passage, modifier: Modifier) -> Cue:
    tokens = passage.doc[modifier.start : modifier.end]
    return tokens.start_char, tokens.end_char


def parsed(items: Sequence[Sentence]) -> Iterator[tuple[Sentence, Passage]]:
    """Each sentence as a passage of its own."""
    for doc, item in load_parser().pipe(((analysis_view(s.text), s) for s in items), as_tuples=True):
        yield item, passage_of(doc, item.text)


def passage_of(doc: Doc, text: str) -> Passage:
    """A passage that is the whole of ``text``."""
    return Passage(text, Block("paragraph", 0, len(text)), 0, doc)


def cue_table(limit: int | None) -> None:
    """Print the first table."""
    systems: dict[str, Callable[[Passage], list[Cue]]] = {
        "modal verbs alone": modal_verbs,
        "lexicon without syntax": bare_lexicon,
        "whosays": ours,
    }
    print("| corpus | system | sentence P | R | F1 | cue overlap P | R | F1 | cue exact P | R | F1 |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name in ("bio_bmc.xml", "bio_fly.xml"):
        tallies = {system: (Counts(), Counts(), Counts()) for system in systems}
        items = sentences(name, limit)
        for sentence, passage in parsed(items):
            for system, find in systems.items():
                count(sentence, sorted(set(find(passage))), tallies[system])
        for system, tally in tallies.items():
            print(f"| {name} ({len(items)}) | {system} | " + " | ".join(c.row() for c in tally) + " |")


def count(sentence: Sentence, found: Sequence[Cue], tally: tuple[Counts, Counts, Counts]) -> None:
    """Count one sentence: as a whole, by overlap of cues, by their exact extent."""
    whole, overlap, exact = tally
    whole.found += bool(found)
    whole.gold += bool(sentence.cues)
    whole.hits += bool(found and sentence.cues)
    free = list(found)
    for start, end in sentence.cues:
        match = next((cue for cue in free if cue[0] < end and start < cue[1]), None)
        if match is not None:
            free.remove(match)
            overlap.hits += 1
        exact.hits += (start, end) in found
    for counts in (overlap, exact):
        counts.found += len(found)
        counts.gold += len(sentence.cues)


def commitment_table(limit: int | None) -> None:
    """Print the second table."""
    path = data_dir("factuality") / "UDS_IH2" / "dev.jsonl"
    rows = thinned([json.loads(line) for line in path.read_text("utf-8").splitlines()], limit)
    parser = load_parser()
    docs = ((Doc(parser.vocab, words=row["text"].split(" ")), row) for row in rows)
    pairs: list[tuple[float, float]] = []
    for doc, row in parser.pipe(docs, as_tuples=True):
        passage = passage_of(doc, doc.text)
        modifiers = find_modifiers(passage)
        for target in row["targets"]:
            held = commitment(passage, doc[target["span1"][1] - 1], (), modifiers)
            value = STRENGTH[held.level] * (-1 if held.polarity == "negative" else 1)
            pairs.append((target["label"], value))
    gold = [label for label, _ in pairs]
    print("| system | predicates | Pearson r | mean absolute error |")
    print("|---|---|---|---|")
    print(f"| always certain | {len(pairs)} | – | {fmean(abs(g - 3) for g in gold):.2f} |")
    error = fmean(abs(g - p) for g, p in pairs)
    print(f"| whosays | {len(pairs)} | {correlation(gold, [p for _, p in pairs]):.3f} | {error:.2f} |")


def main() -> None:
    """Print both tables."""
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else None
    for name in ("uncertainty", "factuality"):
        data_dir(name)
    cue_table(limit)
    print()
    commitment_table(limit)


if __name__ == "__main__":
    main()
