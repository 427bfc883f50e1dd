"""Rival hypotheses against the evidence, as analysts keep them in spreadsheets (CSV) or as the YAML sheet of whosays.

The matrix of Analysis of Competing Hypotheses (Heuer 1999, chapter 8) with evidence in rows or in columns. Since
loading a question changes what it states, a matrix with a mistake is left out as a whole, and every mistake is named.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from whosays.ingest.decode import decode, looks_binary
from whosays.ingest.imports.ach_grid import rows_of
from whosays.ingest.imports.ach_matrix import Sheeted, blocks, sheeted
from whosays.ingest.imports.formats import HEAD, ImportFormat
from whosays.ingest.imports.items import Item, Sheet
from whosays.records import EmptyInput, InputError, ReadOptions, Unread

_YAML: Final = re.compile(r"^(?:--- *)?(?:question|\{ *\"question\") *:", re.MULTILINE)
_RIVALS: Final = re.compile(r"^hypotheses *:", re.MULTILINE)
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_YAML_ENDS: Final = (".yaml", ".yml")
#: What JSON leaves as it is, and YAML takes for a line end, a mark or no character at all.
_FOREIGN: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def recognises(head: bytes, path: str) -> bool:
    """Whether a file is a sheet of questions, or a table that reads as a matrix with ratings."""
    if looks_binary(head):
        return False
    try:
        if _is_yaml(head, path):
            return True
        rows = rows_of(_whole_lines(head), path)
    except InputError:
        return False
    if len(head) >= HEAD:
        rows = rows[:-1]  # its cells may go on behind the head
    found = [sheeted(block) for block in blocks(rows, path)]
    asked = bool(rows) and rows[0][0].text.casefold() == "question:"
    return asked or any(one.rated and not one.amiss for one in found)


def read(data: bytes, path: str, _: ReadOptions) -> Iterator[Item]:
    """The questions of a file as one sheet; in CSV, those without a mistake.

    Raises:
        InputError: If it is no text, or there is nothing in it.
    """
    if _is_yaml(data[:HEAD], path):
        yield Sheet(decode(data, path))
        return
    whole: list[Sheeted] = []
    asked: dict[str, int] = {}
    rows = rows_of(data, path)
    if not rows:
        raise EmptyInput(path, "no matrix in it", "")
    for block in blocks(rows, path):
        one = sheeted(block)
        if block.key in asked:
            reason = f"line {block.line}: the question {block.key} is asked on line {asked[block.key]} already"
            one.amiss.append((reason, "keep one of them"))
        asked.setdefault(block.key, block.line)
        for reason, remedy in one.amiss:
            yield Unread(path, reason, remedy)
        if not one.amiss:
            whole.append(one)
    if whole:
        yield Sheet(_sheet(whole))


def _is_yaml(head: bytes, path: str) -> bool:
    """Whether it is a sheet of ours; a broken one is, so that the mistake is told with its line."""
    if looks_binary(head):
        return False
    text = decode(_whole_lines(head), path)
    if _YAML.search(text) and _RIVALS.search(text):
        return True
    return path.lower().endswith(_YAML_ENDS) and bool(_YAML.search(text) or _RIVALS.search(text))


def _whole_lines(head: bytes) -> bytes:
    """The first bytes of a file without a line that may be cut."""
    if len(head) < HEAD:
        return head
    end = head.rfind(b"\n")
    return head[: end - end % 2 if head.startswith(_WIDE) else end]


def _sheet(whole: Sequence[Sheeted]) -> str:
    """The questions as YAML in flow style, each item on the line on which it stands in the file.

    What is said of a line when the sheet is loaded is then true of the file that the user knows.
    """
    lines: list[str] = []

    def put(line: int, text: str) -> None:
        lines.extend("" for _ in range(line - 1 - len(lines)))
        if len(lines) < line:
            lines.append(text)
        else:
            lines[-1] += text

    for one in whole:
        put(one.block.line, f'--- {{"question": {_quoted(one.block.key)}, ')
        put(one.block.line, f'"text": {_quoted(one.block.text)}, ')
        put(one.header, f'"hypotheses": {_quoted(one.hypotheses)}, ')
        if one.ranges:
            put(one.header, f'"ranges": {_quoted(one.ranges)}, ')
        put(one.header, '"evidence": {')
        for key, item, line in one.evidence:
            put(line, f"{_quoted(key)}: {_quoted(item)}, ")
        lines[-1] += "}}"
    return "\n".join(lines) + "\n"


def _quoted(value: object) -> str:
    """A value as JSON, which YAML 1.2 takes in (section 1.3)."""
    return _FOREIGN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


FORMAT: Final = ImportFormat(
    title="rival hypotheses against the evidence: a matrix (ACH) as CSV, or the YAML sheet of whosays hypotheses",
    recognises=recognises,
    read=read,
)
