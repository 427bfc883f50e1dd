"""Finds hedges, boosters and negation cues in one pass over a parsed passage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.extract.certainty.lexicon import Entry, Lexicon, load_lexicon
from whosays.extract.certainty.modifier import Modifier
from whosays.extract.certainty.readings import READINGS
from whosays.extract.certainty.syntax import unmarked
from whosays.language.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_modifiers(passage: Passage) -> tuple[Modifier, ...]:
    """All cues of ``passage``, in order of their first token.

    Words come from the lexicons; the longest entry that stands in a fitting construction wins.
    Infinitives that nothing governs, questions and inverted conditionals come from the parse.
    Each token is looked at once, and scope is read from its parents and children only.
    """
    doc = passage.doc
    found = list(_from_lexicon(doc, load_lexicon()))
    found.extend(unmarked(doc, found))
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _from_lexicon(doc: Doc, lexicon: Lexicon) -> Iterator[Modifier]:
    norms = [token.norm_ for token in doc]
    lemmas = [token.lemma_ for token in doc]
    by_word, by_lemma = lexicon.by_word, lexicon.by_lemma
    skip = 0
    for index, norm in enumerate(norms):
        if index < skip:
            continue
        lemma = lemmas[index]
        entries = by_word.get(norm, ())
        if lemma in by_lemma or norm in by_lemma:
            governing = by_lemma.get(lemma, ()) + (by_lemma.get(norm, ()) if norm != lemma else ())
            entries = tuple(sorted(entries + governing, key=lambda e: -len(e.words)))
        skip = index
        used: set[int] = set()
        length = 0
        for entry in entries:
            if length > len(entry.words) or not _stands(entry, norms, lemmas, index):
                continue
            tokens = doc[index : index + len(entry.words)]
            for modifier in READINGS[entry.use](entry, tokens):
                # A word may govern several complements, each by its own entry, but each once.
                if used.isdisjoint(modifier.scope) or (not modifier.scope and not used):
                    length = len(entry.words)
                    used.update(modifier.scope or (-1,))
                    yield modifier
            if entry.use == "none":
                length = len(entry.words)
                used.add(-1)
            if length and entry.use != "complement":
                break
        skip = index + length


def _stands(entry: Entry, norms: list[str], lemmas: list[str], index: int) -> bool:
    """Whether the words of ``entry`` stand at ``index``; the first is known to."""
    for offset, word in enumerate(entry.words[1:], index + 1):
        if offset >= len(norms):
            return False
        if norms[offset] != word and not (entry.by_lemma and lemmas[offset] == word):
            return False
    return True
