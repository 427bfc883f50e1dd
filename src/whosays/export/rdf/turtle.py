"""Nodes as Turtle (RDF 1.1 Turtle, W3C Recommendation 2014-02-25) and, graph by graph, as TriG."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from whosays.export.rdf.namespaces import PREFIXES, RECORDS
from whosays.export.rdf.terms import BOOLEAN, DECIMAL, INTEGER, STRING, TYPE, Iri, Listed, Literal, Node, Term

#: Names that may follow a prefix; Turtle allows more, and these need no escaping.
_LOCAL: Final = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
#: Very small ones are quoted: some readers turn them into floats when they are not.
_DECIMAL: Final = re.compile(r"(?![+-]?0*\.0{6})[+-]?[0-9]*\.[0-9]+")
#: In strings: what would end them, what no line may hold, and controls that editors choke on. Lone surrogates are no
#: characters, and become U+FFFD.
_ESCAPES: Final[Mapping[int, str]] = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)},
    **str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"}),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_ESCAPED: Final = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff]')
#: In IRIs: everything that ``IRIREF`` forbids, as numeric escapes are not allowed to stand for these either.
_FORBIDDEN: Final = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_INDENT: Final = "    "


class Turtle:
    """Writes nodes with prefixes.

    Args:
        prefixes: Namespaces by prefix.
    """

    def __init__(self, prefixes: Mapping[str, str] = PREFIXES) -> None:
        self._prefixes = {**prefixes, "rec": RECORDS}
        self._names: dict[str, str] = {}
        self._by_length = sorted(prefixes.items(), key=lambda it: -len(it[1]))

    def head(self) -> str:
        """The declarations of the prefixes, which come before everything else."""
        return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(self._prefixes.items())) + "\n"

    def node(self, node: Node) -> str:
        """All that is said of one node; empty where nothing is.

        Raises:
            ValueError: If it has no name.
        """
        if node.iri is None:
            msg = "a node that stands by itself needs a name"
            raise ValueError(msg)
        said = " ;\n    ".join(self._said(node, _INDENT))
        return f"{self.iri(node.iri)} {said} .\n" if said else ""

    def graph(self, name: Iri, nodes: Iterable[Node]) -> str:
        """Nodes as one named graph of TriG (RDF 1.1 TriG, section 2.2)."""
        return f"{self.iri(name)} {{\n{''.join(map(self.node, nodes))}}}\n"

    def iri(self, iri: str) -> str:
        """An IRI, by prefix where that is possible."""
        known = self._names.get(iri)
        return known or self._named(iri)

    def _named(self, iri: str) -> str:
        if iri.startswith(RECORDS) and _LOCAL.fullmatch(iri, len(RECORDS)):
            return f"rec:{iri[len(RECORDS) :]}"
        for prefix, namespace in self._by_length:
            if iri.startswith(namespace):
                local = iri[len(namespace) :]
                if _LOCAL.fullmatch(local):
                    return self._names.setdefault(iri, f"{prefix}:{local}")
                break
        return f"<{_FORBIDDEN.sub(_percent, iri)}>"

    def _said(self, node: Node, indent: str) -> Iterator[str]:
        """Each property with its values."""
        if node.types:
            yield f"a {', '.join(map(self.iri, node.types))}"
        for of, terms in node.values.items():
            verb = "a" if of.iri == TYPE else self.iri(of.iri)
            yield f"{verb} {', '.join(self._term(term, indent) for term in terms)}"

    def _term(self, term: Term, indent: str) -> str:
        match term:
            case Iri():
                return self.iri(term)
            case Literal():
                return self._literal(term)
            case Listed():
                return f"( {' '.join(map(self.iri, term.items))} )" if term.items else "( )"
            case Node():
                inner = indent + _INDENT
                said = f" ;\n{inner}".join(self._said(term, inner))
                return f"[\n{inner}{said}\n{indent}]" if said else "[]"

    def _literal(self, literal: Literal) -> str:
        value, datatype = literal.value, literal.datatype
        plain = {BOOLEAN: value in ("true", "false"), INTEGER: _INTEGER, DECIMAL: _DECIMAL}.get(datatype, False)
        if plain is True or (isinstance(plain, re.Pattern) and plain.fullmatch(value)):
            return value
        quoted = f'"{value.translate(_ESCAPES) if _ESCAPED.search(value) else value}"'
        return quoted if datatype == STRING else f"{quoted}^^{self.iri(datatype)}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))
