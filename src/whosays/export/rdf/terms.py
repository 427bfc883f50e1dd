"""What RDF is made of (RDF 1.1 Concepts, section 3), as nodes that are written one at a time.

A node is a subject with all that is said of it; a node inside another one is a blank node.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from whosays.export.rdf.namespaces import RDF, XSD


class Iri(str):
    """An absolute IRI without any character that Turtle's ``IRIREF`` forbids."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal.

    Attributes:
        value: Its lexical form.
        datatype: IRI of its datatype.
    """

    value: str
    datatype: str = XSD + "string"


@dataclass(frozen=True, slots=True)
class Listed:
    """An RDF collection: terms in an order that counts."""

    items: tuple[Iri, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A property with how JSON-LD writes it.

    Attributes:
        key: Its name in JSON-LD; no other property has it.
        iri: The property.
        kind: ``"@id"`` where its values are nodes, ``"@list"`` where they are collections of nodes, else the datatype
            that its literals usually have.
    """

    key: str
    iri: str
    kind: str = XSD + "string"


#: The IRI of ``rdf:type``.
TYPE: Final = RDF + "type"
STRING: Final = XSD + "string"
INTEGER: Final = XSD + "integer"
BOOLEAN: Final = XSD + "boolean"
DECIMAL: Final = XSD + "decimal"
#: Halves of characters, which no RDF text can hold.
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Node:
    """A subject with what is said of it, in the order in which it was put.

    Args:
        iri: Its name; None for a blank node, which only makes sense inside another.
        types: Its classes.
    """

    __slots__ = ("iri", "types", "values")

    def __init__(self, iri: Iri | None, *types: Iri) -> None:
        self.iri = iri
        self.types = types
        #: The values of each property, each once: the keys of a mapping.
        self.values: dict[Property, dict[Term, None]] = {}

    def put(self, of: Property, *values: Value) -> Node:
        """Say something of it and return it; a value that is None, or an empty text, says nothing.

        Texts become literals of the property's datatype, or strings where that is no datatype of texts; numbers that
        are no integers become decimals.
        """
        terms = [_term(of, value) for value in values if value is not None and value != ""]
        if terms:
            self.values.setdefault(of, {}).update(dict.fromkeys(terms))
        return self

    def all(self, of: Property, values: Iterable[Value]) -> Node:
        """The same for any number of values."""
        return self.put(of, *values)


Term: TypeAlias = Iri | Literal | Listed | Node
Value: TypeAlias = Term | str | int | float | None


def _term(of: Property, value: Value) -> Term:
    match value:
        case Iri() | Literal() | Listed() | Node():
            return value
        case bool():
            return Literal("true" if value else "false", BOOLEAN)
        case int():
            return Literal(str(value), of.kind if of.kind.startswith(XSD) and of.kind != STRING else INTEGER)
        case float():
            return Literal(decimal(value), DECIMAL)
        case _:
            return Literal(_SURROGATE.sub("\ufffd", str(value)), of.kind if ":" in of.kind else STRING)


def decimal(value: float) -> str:
    """A number as the lexical form of an ``xsd:decimal`` (XSD 1.1 part 2, 3.3.3), which has no exponent; all of it."""
    text = format(Decimal(repr(value)), "f")
    return text if "." in text else f"{text}.0"
