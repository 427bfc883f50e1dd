"""Seeded drift: sentences of Treasury releases, retold honestly and with one typed change.

``data/paraphrases.jsonl`` names sentences of the releases by number, range of code points and hash, and has two honest
paraphrases of each, written for this project: ``middle`` keeps part of the words, ``far`` few. The releases themselves
are not part of the project.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from benchmarks._alterations import Alteration, Names, alterations
from benchmarks._audit_set import places
from whosays.ingest.load import parse
from whosays.language.parser import load_parser
from whosays.records import Document, ReadOptions
from whosays.text.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

Origin = Literal["copy", "middle", "far"]
ORIGINS: tuple[Origin, ...] = ("copy", "middle", "far")
PARAPHRASES = Path(__file__).with_name("data") / "paraphrases.jsonl"
_PLACES, _ACTORS = frozenset({"GPE", "LOC"}), frozenset({"PERSON", "ORG", "NORP"})
#: Code points before and behind a sentence whose names may take the place of its own; names of elsewhere at hand.
_AROUND, _POOL = 1500, 400
_OPTIONS = ReadOptions(role="source")


@dataclass(frozen=True, slots=True)
class Retold:
    """A sentence of a release with its document.

    Attributes:
        release: Number of the release in the file.
        texts: The sentence as it stands and its paraphrases.
        document: The whole release.
        passage: The sentence with the ones before and behind it.
    """

    release: int
    texts: Mapping[Origin, str]
    document: Document
    passage: str


@dataclass(frozen=True, slots=True)
class Item:
    """A claim about a release.

    Attributes:
        retold: What it is made of.
        origin: Which of the texts.
        claim: Its words.
        alteration: The one change; None where it is honest.
    """

    retold: Retold
    origin: Origin
    claim: str
    alteration: Alteration | None = None

    @property
    def kind(self) -> str | None:
        """The drift, with its direction where it may go either way; None for an honest claim."""
        if self.alteration is None:
            return None
        weaker = self.alteration.drift in {"certainty", "scope"} and not self.alteration.stronger
        return f"{self.alteration.drift}, weaker" if weaker else self.alteration.drift


def read_retold(releases: Path, paraphrases: Path = PARAPHRASES, limit: int | None = None) -> Iterator[Retold]:
    """The first sentences, in order of the releases.

    Args:
        releases: JSON lines with a ``text`` each, packed with gzip.
        paraphrases: See the head of the module.
        limit: How many; None for all.

    Raises:
        ValueError: Naming the line, if it is not in the format or its sentence is not in the release.
    """
    lines = paraphrases.read_text("utf-8").splitlines()[:limit]
    rows = [_row(line, f"{paraphrases.name}, line {number}") for number, line in enumerate(lines, 1)]
    wanted = {row["release"] for row in rows}
    with gzip.open(releases, "rt", encoding="utf-8") as opened:
        texts = {number: json.loads(line)["text"] for number, line in enumerate(opened) if number in wanted}
    for number, row in enumerate(rows, 1):
        yield _retold(row, texts.get(row["release"], ""), f"{paraphrases.name}, line {number}")


def _row(line: str, where: str) -> dict[str, Any]:
    row = json.loads(line)
    if missing := {"release", "start", "end", "sha256", "middle", "far"} - row.keys():
        message = f"{where}: lacks {', '.join(sorted(missing))}"
        raise ValueError(message)
    return dict(row)


def _retold(row: Mapping[str, Any], text: str, where: str) -> Retold:
    sentence = text[row["start"] : row["end"]]
    if not hashlib.sha256(sentence.encode()).hexdigest().startswith(row["sha256"]):
        message = f"{where}: release {row['release']} has another sentence there; these are other releases"
        raise ValueError(message)
    document = parse(text.encode(), f"release-{row['release']}.md", _OPTIONS)
    found = places(sentence, document.text)
    if not found:
        message = f"{where}: as it is read, the release no longer has the sentence"
        raise ValueError(message)
    texts: dict[Origin, str] = {"copy": " ".join(sentence.split()), "middle": row["middle"], "far": row["far"]}
    return Retold(row["release"], texts, document, passage_around(document, *found[0]))


def passage_around(document: Document, start: int, end: int) -> str:
    """The sentences that ``[start, end)`` touches, with the one before and the one behind."""
    found = [
        bounds
        for block in document.blocks
        if block.kind not in {"furniture", "foreign"}
        for bounds in sentences(document.text, block.start, block.end)
    ]
    touched = [index for index, (a, b) in enumerate(found) if a < end and start < b]
    first, last = max(0, min(touched) - 1), min(len(found) - 1, max(touched) + 1)
    return document.text[found[first][0] : found[last][1]]


def items_of(every: Sequence[Retold], seed: int = 11, most: int = 2) -> Iterator[Item]:
    """Each text as it is, and with at most ``most`` changes of different kinds, one at a time.

    Names that come in the place of others are those of the same release, and those of the releases before it: a part
    of the sentences, from the first, gives the same items as it does among all.
    """
    parser = load_parser()
    pool: list[_Name] = []
    for retold in every:
        draw = random.Random(f"{seed}/{retold.release}")
        own = _names(parser(_around(retold)))
        at_hand = own * 2 + draw.sample(pool, min(len(pool), len(own)))
        pool = [*pool, *own][-_POOL:]
        names = Names(
            [name for name, label in at_hand if label in _PLACES],
            [name for name, label in at_hand if label in _ACTORS],
            dict(at_hand),
        )
        for origin, text in retold.texts.items():
            yield Item(retold, origin, text)
            for alteration in chosen(alterations(parser(text), names, draw), most, draw):
                yield Item(retold, origin, alteration.text, alteration)


#: A name with spaCy's label.
_Name = tuple[str, str]


def _around(retold: Retold) -> str:
    text = retold.document.text
    at = text.find(retold.passage)
    return text[max(0, at - _AROUND) : at + len(retold.passage) + _AROUND]


def _names(doc: Doc) -> list[_Name]:
    """Each name of a text once, with the label that it first has."""
    found = {
        entity.text: entity.label_
        for entity in reversed(doc.ents)
        if entity.label_ in _PLACES | _ACTORS and "\n" not in entity.text
    }
    return list(reversed(found.items()))


def chosen(found: Sequence[Alteration], most: int, draw: random.Random) -> list[Alteration]:
    """At most so many changes, no two of one kind.

    A negation can always be put in: it is left out in most cases where there is enough else.
    """
    kinds: dict[str, list[Alteration]] = {}
    for one in found:
        kinds.setdefault(one.drift, []).append(one)
    names = sorted(kinds)
    if "polarity" in kinds and len(kinds) > most and draw.random() < 0.6:
        names.remove("polarity")
    return [draw.choice(kinds[name]) for name in draw.sample(names, min(most, len(names)))]
