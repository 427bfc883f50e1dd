"""A case about an invented mill that flooded: what its documents claim, and what weighing finds, is listed by hand.

Origins are traced in earnest; that claims say the same is told by equal words.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.factories import make_claim, make_link, make_source, span
from whosays.intake import inputs
from whosays.records import (
    Analysis,
    Assertion,
    Balance,
    Claim,
    ClaimBond,
    Document,
    Entity,
    Mention,
    Reading,
    ReadOptions,
    Relation,
    Tension,
    content_id,
)
from whosays.store import words_of
from whosays.weigh.origins import Provenance, trace_origins
from whosays.weigh.told import Told

BRIEF = """The Flood at Ostrel

The Courier reported that the mill flooded in May. The gate was open.
"""
COURIER = """Water at the mill

Harbour officials said that the mill flooded in May.
"""
HERALD = """A gate left open

The Courier reported that the mill flooded in May. Warden Pell said that the gate was open.
"""
LETTER = """A letter of the miller

I saw it: the mill flooded in May. The gate was not open.
"""
FILES = {
    "brief.txt": BRIEF,
    "sources/courier.txt": COURIER,
    "sources/herald.txt": HERALD,
    "sources/letter.txt": LETTER,
}
FLOOD, OPEN, SHUT = "the mill flooded in May", "gate was open", "gate was not open"
#: Who is said to say what, by document: the words of the source and its cue.
HOLDERS = {
    ("brief.txt", FLOOD): ("The Courier", "reported"),
    ("sources/courier.txt", FLOOD): ("Harbour officials", "said"),
    ("sources/herald.txt", FLOOD): ("The Courier", "reported"),
    ("sources/herald.txt", OPEN): ("Warden Pell", "said"),
}
MADE_BY = "weigh 0"
_UNNAMED = "Harbour officials"
_NAMED = ("Pell", "Ostrel")


def read(document: Document, _: ReadOptions) -> Reading:
    """The claims and names that stand in one of the files, whatever its text has become."""
    text, claims, sources = document.text, [], []
    for words in (FLOOD, OPEN, SHUT):
        holder, cue = HOLDERS.get((document.path, words), ("", ""))
        if words in text and holder and holder in text:
            sources.append(make_source(holder.removeprefix("The "), document, anonymous=holder == _UNNAMED))
            claims.append(make_claim(document, words, chain=(make_link(sources[-1], text, holder, cue),)))
        elif words in text:
            claims.append(make_claim(document, words))
    entities = tuple(
        Entity(content_id("ent", name), "Person", name, (), (Mention(document.id, span(text, name), "name", "Person"),))
        for name in _NAMED
        if name in text
    )
    return Reading(document.id, entities, (), tuple(dict.fromkeys(sources)), tuple(claims), 3, len(claims))


def weigh_case(analysis: Analysis, told: Told, progress: Callable[[str, int, int], None] | None = None) -> Balance:
    """What a careful reader finds."""
    if progress:
        progress("comparing claims", 0, 1)
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in analysis.claims:
        said[words_of(claim)].append(claim)
    bonds = tuple(
        ClaimBond(one.id, other.id, "same", 0.75, "the same words")
        for claims in said.values()
        for place, one in enumerate(claims)
        for other in claims[place + 1 :]
    )
    provenance = trace_origins(analysis, bonds, told)
    ids = {words: tuple(claim.id for claim in claims) for words, claims in said.items()}
    return Balance(
        *(provenance.voices, provenance.lines, provenance.reliances, provenance.circles, bonds),
        assertions=tuple(
            Assertion(content_id("ass", *ids[words]), words, ids[words], support=provenance.support(ids[words]))
            for words in (FLOOD, OPEN)
            if len(ids.get(words, ())) > 1
        ),
        relations=_relations(analysis, ids, provenance),
        tensions=tuple(
            Tension("ten-1", "polarity", (*ids[OPEN], *ids[SHUT]), (ids[OPEN], ids[SHUT]), (), "open against not open")
            for _ in (0,)
            if OPEN in ids and SHUT in ids
        ),
        activity=MADE_BY,
    )


def _relations(analysis: Analysis, ids: dict[str, tuple[str, ...]], provenance: Provenance) -> tuple[Relation, ...]:
    entities = {entity.name: entity.id for entity in analysis.entities}
    if OPEN not in ids or not all(name in entities for name in _NAMED):
        return ()
    denied = ids.get(SHUT, ())
    support = provenance.support(ids[OPEN], denied)
    pell, ostrel = (entities[name] for name in _NAMED)
    return (
        Relation("rel-1", pell, "employment", ostrel, ids[OPEN], support.origins, denied, None, "2019-05", support),
    )


def prepare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let documents be read, and cases weighed, as above."""
    monkeypatch.setattr(inputs, "read_document", read)
    monkeypatch.setattr(inputs, "has_weights", lambda: True)
    monkeypatch.setattr(inputs, "model_version", lambda: "1")
    stand_in = ModuleType("whosays.weigh.run")
    stand_in.__dict__.update(weigh_case=weigh_case, made_by=lambda: MADE_BY)
    monkeypatch.setitem(sys.modules, "whosays.weigh.run", stand_in)


def write() -> None:
    """Write the files into the current folder."""
    for name, text in FILES.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
