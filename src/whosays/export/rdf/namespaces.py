"""The names that the graph uses: namespaces of standards, our own, and IRIs of the records of a case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

#: Our own terms, which ``whosays.ttl`` describes. It is an identifier; nothing promises that it can be looked up.
WHOSAYS: Final = "https://w3id.org/whosays#"
#: The records of a case: ``urn:whosays:clm-0123456789abcdef``.
RECORDS: Final = "urn:whosays:"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OA: Final = "http://www.w3.org/ns/oa#"
PROV: Final = "http://www.w3.org/ns/prov#"
DCTERMS: Final = "http://purl.org/dc/terms/"
DC: Final = "http://purl.org/dc/elements/1.1/"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
TIME: Final = "http://www.w3.org/2006/time#"
SCHEMA: Final = "http://schema.org/"
NP: Final = "http://www.nanopub.org/nschema#"
#: The datatype of the Library of Congress for EDTF strings.
EDTF: Final = "http://id.loc.gov/datatypes/edtf"

#: By prefix. ``rec`` is that of the records.
PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dc": DC,
        "dcterms": DCTERMS,
        "np": NP,
        "oa": OA,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "skos": SKOS,
        "time": TIME,
        "whosays": WHOSAYS,
        "xsd": XSD,
    }
)

#: Ids as we derive them, which need no escaping.
_OUR_ID: Final = re.compile(r"[a-z]{2,4}-[0-9a-f]{16}")
#: What may stand in the part of a URN that names something (RFC 8141, section 2), beside letters and digits.
_PLAIN: Final = "-._~!$&'()*+,;=:@/"


def record(identity: str) -> str:
    """The IRI of a record of a case, by its id."""
    if _OUR_ID.fullmatch(identity):
        return RECORDS + identity
    return RECORDS + quote(identity.encode("utf-8", "replace"), safe=_PLAIN)


def passage(document_id: str, start: int, end: int) -> str:
    """The IRI of a stretch of a document: a fragment of a plain text by RFC 5147, section 2.1.1.

    Args:
        document_id: The document.
        start: Offset of its first code point.
        end: One past its last.
    """
    return f"{record(document_id)}#char={start},{end}"
