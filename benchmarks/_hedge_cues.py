"""Hedge cues in the biomedical part of the Szeged uncertainty corpus: the texts, and the systems that find cues."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from spacy.tokens import Doc
from training.corpora.uncertainty import is_development, uncertainty_documents

from benchmarks._data import data_dir
from benchmarks._scores import Counts
from whosays.extract.certainty import Modifier, find_modifiers
from whosays.extract.certainty.lexicon import load_lexicon
from whosays.language.parser import load_parser
from whosays.language.passages import Passage
from whosays.language.reading import EvidenceReader
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


@dataclass(frozen=True, slots=True)
class Article:
    """An article with a paragraph a part, and its sentences, each with where it starts."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, Sentence], ...]


def sentences(name: str, limit: int | None) -> list[Sentence]:
    """The sentences of one corpus file."""
    root = ET.parse(data_dir("uncertainty") / name).getroot()  # noqa: S314  the corpora are local files that the user chose
    found = [_sentence(element) for element in root.iter("Sentence")]
    return thinned([s for s in found if s.text.strip()], limit)


def held_out(name: str, limit: int | None) -> Iterator[Article]:
    """The articles of one file that the encoder does not learn from, up to the part that holds sentence ``limit``."""
    left = limit or sys.maxsize
    for number, element in enumerate(uncertainty_documents(data_dir("uncertainty") / name)):
        if is_development(number) and left > 0:
            article = _article(element, left)
            left -= len(article.sentences)
            yield article


def _article(element: ET.Element, most: int) -> Article:
    text = ""
    paragraphs: list[tuple[int, int]] = []
    found: list[tuple[int, Sentence]] = []
    for part in element.iter("DocumentPart"):
        begins = len(text)
        for sentence in map(_sentence, part.iter("Sentence")):
            if sentence.text.strip():
                found.append((len(text), sentence))
                text += sentence.text + " "
        if text[begins:]:
            paragraphs.append((begins, len(text) - 1))
            text += "\n"
        if len(found) >= most:
            break
    return Article(text, tuple(paragraphs), tuple(found))


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


def encoders(article: Article, reader: EvidenceReader) -> Iterator[tuple[Sentence, list[Cue]]]:
    """Each sentence with the hedges that the encoder finds in it; it reads the article as it stands, with context."""
    hedges = [mark for mark in reader.read(article.text, article.paragraphs).marks if mark.label == "hedge"]
    for start, sentence in article.sentences:
        end = start + len(sentence.text)
        inside = [m for m in hedges if m.start < end and start < m.end]
        yield sentence, [(max(m.start, start) - start, min(m.end, end) - start) for m in inside]


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


def count(sentence: Sentence, found: Sequence[Cue], tally: tuple[Counts, Counts, Counts]) -> None:
    """Count one sentence: as a whole, by overlap of cues, by their exact extent."""
    whole, overlap, exact = tally
    whole.found += bool(found)
    whole.gold += bool(sentence.cues)
    whole.match(bool(found and sentence.cues))
    free = list(found)
    for start, end in sentence.cues:
        match = next((cue for cue in free if cue[0] < end and start < cue[1]), None)
        if match is not None:
            free.remove(match)
            overlap.match()
        exact.match((start, end) in found)
    for counts in (overlap, exact):
        counts.found += len(found)
        counts.gold += len(sentence.cues)
