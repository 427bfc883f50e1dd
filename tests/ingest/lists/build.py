"""Small lists of invented parties, in each of the formats."""

from __future__ import annotations

import json
from pathlib import Path

EMPTY = "-0- "


def sdn_row(number: int, name: str, kind: str = EMPTY, title: str = EMPTY, flag: str = EMPTY, remarks: str = "") -> str:
    """A line of sdn.csv, quoted as OFAC quotes it."""
    texts = [_quoted(text) for text in (name, kind, "INVENTED", title)]
    tail = [EMPTY, EMPTY, EMPTY, EMPTY, _quoted(flag), EMPTY, _quoted(remarks or EMPTY)]
    return ",".join([str(number), *texts, *tail])


def alt_row(number: int, alias: int, name: str, kind: str = "aka") -> str:
    return f'{number},{alias},"{kind}","{name}",{EMPTY}'


def add_row(number: int, address: int, country: str) -> str:
    return f'{number},{address},"12 Harbour Road","Port Ilven",{_quoted(country)},{EMPTY}'


def _quoted(text: str) -> str:
    return text if text == EMPTY else '"' + text.replace('"', '""') + '"'


def ofac_folder(folder: Path, sdn: list[str], alt: list[str] | None = None, add: list[str] | None = None) -> Path:
    """Write sdn.csv and what lies beside it as published: CRLF, and a control-Z on the last line."""
    for name, rows in (("sdn.csv", sdn), ("alt.csv", alt), ("add.csv", add)):
        if rows is not None:
            (folder / name).write_bytes("".join(f"{row}\r\n" for row in rows).encode() + b"\x1a")
    return folder


def un_xml(*entries: str, head: str = "") -> str:
    """A consolidated list of entries, each on lines of its own from the third on."""
    first = f'<?xml version="1.0" encoding="UTF-8"?>{head}'
    opening, closing = '<CONSOLIDATED_LIST dateGenerated="x"><INDIVIDUALS>', "</INDIVIDUALS></CONSOLIDATED_LIST>"
    return "\n".join([first, opening, *entries, closing, ""])


def individual(number: int, *fields: str, first: str = "Orlo", second: str = "Vasketh") -> str:
    """One person on one line."""
    name = f"<FIRST_NAME>{first}</FIRST_NAME><SECOND_NAME>{second}</SECOND_NAME>"
    reference = f"<REFERENCE_NUMBER>ZZi.{number:03}</REFERENCE_NUMBER>"
    return f"<INDIVIDUAL><DATAID>{number}</DATAID>{name}{reference}{''.join(fields)}</INDIVIDUAL>"


def entity(id_: str, schema: str = "Person", **properties: list[str]) -> str:
    """A line of FollowTheMoney."""
    return json.dumps({"id": id_, "schema": schema, "properties": properties}, ensure_ascii=False)


def written(folder: Path, name: str, *lines: str) -> str:
    """Write lines to a file; its path."""
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return str(path)
