"""Texts with relations between marked entities: the sets of ``benchmarks.relations``.

The sets have relations of their own. ``LIKE`` says which of ours may stand for which of theirs; theirs that are not
there (places, dates, names, attributes) are not ours to find.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.records import Block, Document, Mention, RelationType, Schema, Span

_CROSSRE: Mapping[str, Schema] = {
    "person": "Person", "politician": "Person", "organisation": "Organization", "politicalparty": "Organization",
    "country": "Country", "location": "Address",
}  # fmt: skip
_RE3D: Mapping[str, Schema] = {"Person": "Person", "Organisation": "Organization", "Location": "Address"}
#: By a set's relation, those of ours that say the same or something narrower.
LIKE: Mapping[str, frozenset[RelationType]] = {
    "role": frozenset({"membership", "directorship", "employment", "ownership"}),
    "part-of": frozenset({"membership", "ownership"}),
    "general-affiliation": frozenset({"membership", "associate"}),
    "social": frozenset({"family", "associate", "met", "agreed"}),
    "opposite": frozenset({"attacked", "killed", "detained", "designated", "denied"}),
    "related-to": frozenset({"associate", "met", "agreed", "funded", "supplied", "trained", "sheltered", "released"}),
    "BelongsTo": frozenset({"membership", "directorship", "employment", "ownership"}),
    "InChargeOf": frozenset({"directorship", "ownership"}),
    "CommWith": frozenset({"met", "agreed", "trained", "supplied"}),
    "AlliesOf": frozenset({"associate", "agreed", "trained", "funded", "supplied"}),
    "FightingAgainst": frozenset({"attacked", "killed", "detained", "designated"}),
}
#: In CrossRE a place may be a party, as the seat or constituency of a role; in ours it may not.
_PARTIES = frozenset({"Person", "Organization", "Country"})
Pair = frozenset[int]


@dataclass(frozen=True, slots=True)
class Related:
    """A text with the entities that are marked in it.

    Attributes:
        document: The text.
        mentions: The marked entities, in order.
        gold: By pair of indices into ``mentions``, the set's relations between the two.
    """

    document: Document
    mentions: tuple[Mention, ...]
    gold: Mapping[Pair, frozenset[str]]


def crossre(path: Path) -> Iterator[Related]:
    """The sentences of one file of CrossRE, words parted by blanks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        starts, text = [], ""
        for word in entry["sentence"]:
            starts.append(len(text))
            text += f"{word} "
        words = entry["sentence"]
        marked = {
            (first, last): _mention(text, starts[first], starts[last] + len(words[last]), _CROSSRE[kind])
            for first, last, kind in entry["ner"]
            if kind in _CROSSRE
        }
        related = [((a, b), (c, d), kind) for a, b, c, d, kind, *_ in entry["relations"]]
        yield _related(text, marked, related)


def re3d(folder: Path) -> Iterator[tuple[bool, Related]]:
    """The documents of re3d, every other one with True: those that the rules were made with."""
    number = 0
    for part in sorted(path.parent for path in folder.glob("*/documents.json")):
        entities, relations = (_by_document(part / f"{name}.json") for name in ("entities", "relations"))
        for entry in sorted(_lines(part / "documents.json"), key=lambda entry: str(entry["_id"])):
            text, identity = entry["text"], entry["_id"]
            marked = {
                (it["begin"], it["end"]): _mention(text, it["begin"], it["end"], _RE3D[it["type"]])
                for it in entities.get(identity, ())
                if it["type"] in _RE3D
            }
            related = [
                ((it["sourceBegin"], it["sourceEnd"]), (it["targetBegin"], it["targetEnd"]), it["type"])
                for it in relations.get(identity, ())
            ]
            number += 1
            yield number % 2 == 1, _related(text, marked, related)


def _related(
    text: str,
    marked: Mapping[tuple[int, int], Mention],
    related: list[tuple[tuple[int, int], tuple[int, int], str]],
) -> Related:
    mentions = _apart(sorted(marked.values(), key=lambda mention: mention.span))
    at = {place: mentions.index(mention) for place, mention in marked.items() if mention in mentions}
    gold: dict[Pair, frozenset[str]] = {}
    for one, other, kind in related:
        if one in at and other in at and at[one] != at[other]:
            pair = frozenset((at[one], at[other]))
            if all(mentions[index].schema in _PARTIES for index in pair):
                gold[pair] = gold.get(pair, frozenset()) | {kind}
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    document = Document("doc", "", "", "text/plain", "", "source", None, text, (), tuple(blocks))
    return Related(document, tuple(mentions), gold)


def _apart(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that lie in a longer one before them."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or kept[-1].span.end <= mention.span.start:
            kept.append(mention)
        elif len(mention.span) > len(kept[-1].span):
            kept[-1] = mention
    return kept


def _mention(text: str, start: int, end: int, schema: Schema) -> Mention:
    words = text[start:end].split()
    kind = "name" if all(not word.isalpha() or word[0].isupper() for word in words) else "nominal"
    return Mention("doc", Span.of(text, start, end), "name" if kind == "name" else "nominal", schema)


def _by_document(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in _lines(path):
        found.setdefault(entry["documentId"], []).append(entry)
    return found


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
