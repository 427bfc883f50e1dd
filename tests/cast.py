"""A case about invented sailors: what its documents name is listed by hand, so that no language model is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from tests.factories import make_claim
from whosays.intake import inputs, proposals
from whosays.records import (
    Document,
    Entity,
    Feature,
    Identity,
    Mention,
    Participant,
    Reading,
    ReadOptions,
    Schema,
    Span,
    content_id,
)
from whosays.text.names import core_words, family, name_key

LETTERS = {
    "anchor.txt": "In May Orin Sael took the Heron to sea. Nobody saw him come back.",
    "berth.txt": "Orin Sael, a baker, sold bread in Brackwater. He never went to sea.",
    "chart.txt": "The mate was called O. Sael. He drew the chart.",
    "dock.txt": "Oryn Sahl 王小明 signed for the ropes.",
}
NAMES: dict[str, Schema] = {
    "Orin Sael": "Person",
    "O. Sael": "Person",
    "Oryn Sahl": "Person",
    "王小明": "Person",
    "Brackwater": "Address",
}
#: Match probabilities that a model might give, by names.
GIVEN = {("O. Sael", "Orin Sael"): 0.9, ("O. Sael", "Oryn Sahl"): 0.8, ("Orin Sael", "Oryn Sahl"): 0.62}


def read_letter(document: Document, _: ReadOptions) -> Reading:
    """The names that stand in a letter, and a claim of its first sentence that the persons take part in."""
    entities = []
    for name, schema in NAMES.items():
        mentions = tuple(
            Mention(document.id, Span.of(document.text, *match.span()), "name", schema)
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.text)
        )
        if mentions:
            lone = schema == "Person" and len(core_words(name_key(name))) == 1
            identity = content_id("ent", family(schema), name_key(name), *([document.id] if lone else []))
            entities.append(Entity(identity, schema, name, (), mentions))
    claim = make_claim(document, document.text.split(".")[0])
    parts = tuple(Participant(entity.id, "subject") for entity in entities if entity.schema == "Person")
    made = type(claim)(
        *(claim.id, claim.document_id, claim.content, claim.attribution, claim.certainty, claim.proposition),
        participants=parts,
    )
    return Reading(document.id, tuple(entities), claims=(made,), sentences=2, sentences_with_claims=1)


def propose(entities: Sequence[Entity], _: object) -> Sequence[Identity]:
    """What ``GIVEN`` says of the entities of those names, with a waterfall that leads to it."""
    found = []
    for one in entities:
        for other in entities:
            if one.id < other.id and (given := GIVEN.get((min(one.name, other.name), max(one.name, other.name)))):
                features = (
                    Feature("family name", 6.25, f"“{one.name}” and “{other.name}”: one name, spelled differently"),
                    Feature("role", -1.5, "“mate” and “baker”: 水手と漁師"),
                )
                found.append(Identity(one.id, other.id, None, given, features))
    return found


def prepare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the letters be read, and proposals made, as above."""
    monkeypatch.setattr(inputs, "read_document", read_letter)
    monkeypatch.setattr(inputs, "has_weights", lambda: True)
    monkeypatch.setattr(inputs, "model_version", lambda: "1")
    monkeypatch.setattr(proposals, "propose", propose)
