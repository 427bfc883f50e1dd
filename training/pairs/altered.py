"""Pairs whose claim was altered by ``benchmarks._alterations``, beside the same claim as it was.

The claims are human paraphrases of their evidence (those of public pairs that support one another), so that a network
cannot tell the altered by their being no copies; a part are sentences of releases as they stand, so that it cannot
tell the honest by their being none.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._alterations import Alteration, Names, alterations

from training.pairs.pair import UNSUPPORTED, Changed, Pair
from whosays.language.labels import ENTAILMENT
from whosays.language.parser import load_parser

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SUPPORTS, _CONTRADICTS = ENTAILMENT.index("supports"), ENTAILMENT.index("contradicts")
_PLACES, _ACTORS = frozenset({"GPE", "LOC"}), frozenset({"PERSON", "ORG", "NORP"})
#: Names of elsewhere that are at hand at any time.
_POOL = 400
#: Releases whose sentences are taken as they stand: one in so many, from the second; the silver ones are others.
_EVERY, _FIRST = 40, 13


class _Pool:
    """Names seen lately."""

    def __init__(self) -> None:
        self._kept: dict[str, list[str]] = {"place": [], "actor": []}

    def names(self, docs: Sequence[Doc], draw: random.Random) -> Names:
        """Names of these texts, twice as likely as those of others; what is seen is kept."""
        found: dict[str, list[str]] = {}
        for kind, labels in (("place", _PLACES), ("actor", _ACTORS)):
            own = [entity.text for doc in docs for entity in doc.ents if entity.label_ in labels]
            kept = self._kept[kind]
            found[kind] = own * 2 + draw.sample(kept, min(len(kept), max(1, len(own))))
            kept += own
            del kept[:-_POOL]
        return Names(found["place"], found["actor"])


def altered_pairs(supported: Sequence[Pair], seed: int, each: int = 2) -> Iterator[Pair]:
    """Each supported claim as it is, and with at most ``each`` changes, one at a time."""
    draw, pool = random.Random(seed), _Pool()
    parser = load_parser()
    claims = parser.pipe((pair.claim for pair in supported), batch_size=64)
    evidence = parser.pipe((pair.evidence[:800] for pair in supported), batch_size=64, disable=["lemmatizer"])
    for pair, claim, told in zip(supported, claims, evidence, strict=True):
        found = _chosen(alterations(claim, pool.names([told, claim], draw), draw), each, draw)
        if found:
            yield Pair(pair.evidence, pair.claim, _SUPPORTS, ())
        for one in found:
            yield Pair(pair.evidence, one.text, _label(one), (Changed(one.drift, (one.start, one.end)),))


def copied_pairs(releases: Path, seed: int, each: int = 2) -> Iterator[Pair]:
    """Sentences of releases against the stretch that they stand in, as they are and changed."""
    draw, pool = random.Random(seed), _Pool()
    for doc in load_parser().pipe(_stretches(releases), batch_size=32):
        sentences = [sentence for sentence in doc.sents if 8 <= len(sentence) <= 60]
        for sentence in draw.sample(sentences, min(len(sentences), 2)):
            claim = sentence.as_doc()
            found = _chosen(alterations(claim, pool.names([doc], draw), draw), each, draw)
            if found:
                yield Pair(doc.text, claim.text.strip(), _SUPPORTS, (), both=True)
            for one in found:
                at = doc.text.find(claim.text.strip()) + claim.text.find(one.was) if one.was else -1
                place = (at, at + len(one.was)) if one.was else None
                yield Pair(doc.text, one.text, _label(one), (Changed(one.drift, (one.start, one.end), place),), True)


def _chosen(found: list[Alteration], most: int, draw: random.Random) -> list[Alteration]:
    """At most so many, of kinds as different as can be."""
    kinds: dict[str, list[Alteration]] = {}
    for one in found:
        kinds.setdefault(one.drift, []).append(one)
    # Negation can always be put in; the others need something to change.
    names = sorted(kinds)
    if "polarity" in kinds and len(kinds) > most and draw.random() < 0.6:
        names.remove("polarity")
    return [draw.choice(kinds[name]) for name in draw.sample(names, min(most, len(names)))]


def _label(one: Alteration) -> int:
    """A claim that is less sure, or of less, follows all the same."""
    if not one.stronger and one.drift in {"certainty", "scope"}:
        return _SUPPORTS
    return _CONTRADICTS if one.drift == "polarity" else UNSUPPORTED


def _stretches(releases: Path) -> Iterator[str]:
    with gzip.open(releases, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % _EVERY == _FIRST:
                release = json.loads(line)
                text = next(v for k, v in release.items() if k in {"text", "body", "content"})
                paragraphs = [re.sub(r"\s+", " ", part).strip() for part in re.split(r"\n\s*\n", text)]
                yield from [part for part in paragraphs if 200 < len(part) < 900][:6]
