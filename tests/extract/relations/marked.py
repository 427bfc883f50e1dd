"""Short texts whose names are marked: ``{P:Orin Sael}`` is a person; and what they state of them."""

from __future__ import annotations

import re

from tests.extract.parsing import passage_of
from whosays.extract.carried import Carried
from whosays.extract.claims import draft_claims
from whosays.extract.relations import Parties
from whosays.records import Entity, Mention, Schema, Span, StatedRelation

_MARK = re.compile(r"\{([A-Z]):([^}]+)\}")
_SCHEMATA: dict[str, Schema] = {
    "P": "Person", "B": "Organization", "C": "Company", "S": "Country", "A": "Address", "V": "Vessel",
}  # fmt: skip


def stated(marked: str) -> list[StatedRelation]:
    """What a text of one paragraph states; entities have their names for ids, and one name is one entity."""
    text = _MARK.sub(r"\2", marked)
    mentions: list[Mention] = []
    removed = 0
    for match in _MARK.finditer(marked):
        start = match.start() - removed
        removed += len(match[0]) - len(match[2])
        span = Span.of(text, start, start + len(match[2]))
        mentions.append(Mention("doc-test", span, "name", _SCHEMATA[match[1]]))
    entities = [
        Entity(name, next(m.schema for m in mentions if m.span.exact == name), name, (), tuple(
            m for m in mentions if m.span.exact == name
        ))
        for name in dict.fromkeys(m.span.exact for m in mentions)
    ]  # fmt: skip
    parties = Parties(entities)
    drafted = draft_claims(passage_of(text), mentions, Carried())
    return [relation for draft in drafted.claims for relation in parties.relations(draft.relations)]


def in_words(relation: StatedRelation) -> str:
    """A relation on one line, with what is unusual about it."""
    unusual: list[str] = [relation.level] if relation.level != "certain" else []
    unusual += ["not"] if relation.polarity == "negative" else []
    return " ".join([f"{relation.subject_id} {relation.type} {relation.object_id}", *unusual])
