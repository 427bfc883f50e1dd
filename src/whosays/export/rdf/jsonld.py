"""Nodes as JSON-LD 1.1 (W3C Recommendation 2020-07-16), a node a line, with a context of its own in the same file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from whosays.export.rdf.namespaces import PREFIXES
from whosays.export.rdf.terms import BOOLEAN, INTEGER, STRING, Iri, Listed, Literal, Node, Property, Term
from whosays.export.rdf.vocabulary import PROPERTIES

#: Datatypes that JSON itself tells apart, so that the context need not say.
_NATIVE: Final = (STRING, INTEGER, BOOLEAN)
_BY_LENGTH: Final = sorted(PREFIXES.items(), key=lambda it: -len(it[1]))
_compact: Final[dict[str, str]] = {}
_encode: Final = json.JSONEncoder(ensure_ascii=False).encode


def context() -> dict[str, Any]:
    """What the keys mean: prefixes, then every property with the kind of its values."""
    made: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type", **PREFIXES}
    for key, of in PROPERTIES.items():
        name = short(of.iri)
        if of.kind == "@list":
            made[key] = {"@id": name, "@type": "@id", "@container": "@list"}
        elif of.kind in _NATIVE:
            made[key] = {"@id": name}
        else:
            made[key] = {"@id": name, "@type": short(of.kind)}
    return made


def lines(nodes: Iterable[Node]) -> Iterator[str]:
    """A whole document in pieces, each made when it is asked for."""
    yield f'{{\n"@context": {_encode(context())},\n"@graph": ['
    opening = "\n"
    for node in nodes:
        yield f"{opening}{_encode(as_json(node))}"
        opening = ",\n"
    yield "\n]}\n"


def as_json(node: Node) -> dict[str, Any]:
    """All that is said of a node, under the keys of ``context``."""
    made: dict[str, Any] = {} if node.iri is None else {"id": node.iri}
    if node.types:
        types = [*map(short, node.types)]
        made["type"] = types[0] if len(types) == 1 else types
    for of, terms in node.values.items():
        values = [_value(of, term) for term in terms]
        made[of.key] = values[0] if len(values) == 1 else values
    return made


def short(iri: str) -> str:
    """An IRI of a term with its prefix; that of a record as it is."""
    if iri.startswith("@"):
        return iri
    known = _compact.get(iri)
    if known is None:
        known = next((f"{prefix}:{iri[len(space) :]}" for prefix, space in _BY_LENGTH if iri.startswith(space)), None)
        if known is None:
            return iri
        _compact[iri] = known
    return known


def _value(of: Property, term: Term) -> Any:
    match term:
        case Iri():
            return short(term)
        case Listed():
            return [*map(short, term.items)]
        case Node():
            return as_json(term)
        case Literal():
            return _literal(of, term)


def _literal(of: Property, literal: Literal) -> Any:
    value, datatype = literal.value, literal.datatype
    if datatype == STRING and of.kind == STRING:
        return value
    if datatype == INTEGER and of.kind == INTEGER:
        return int(value)
    if datatype == BOOLEAN and of.kind == BOOLEAN:
        return value == "true"
    if datatype == of.kind:
        return value
    return {"@value": value} if datatype == STRING else {"@value": value, "@type": short(datatype)}
