"""Rows of a spreadsheet as one question with its rival hypotheses, or everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

from whosays.ingest.imports.ach_cells import KEY, RATINGS, interval_of, keyed, rating_of
from whosays.ingest.imports.ach_grid import Cell, Row, turned

_KEYS: Final = frozenset({"evidence", "item", "items", "e", "id", "no", "no.", "nr", "nr.", "#", "key", "ref", ""})
_WORDS: Final = frozenset({"words", "evidence words", "evidence description", "description", "text", "statement"})
_CLAIM: Final = frozenset({"claim", "claim id", "claim_id"})
#: Columns that no hypothesis is in; grades and counts are not read back.
_LEFT_ALONE: Final = frozenset({
    "source", "sources", "source/type", "type", "date", "page", "reliability", "credibility", "relevance",
    "diagnosticity", "weight", "score", "notes", "note", "comment", "comments", "remarks",
})  # fmt: skip
_COUNTED: Final = frozenset({"inconsistency:", "weighted inconsistency:", "probability:", "note:"})
_RANGE: Final = re.compile(r"range (cc|c|n|ii|i):", re.IGNORECASE)
#: Where an item has no claim, and is to be kept without one.
_NO_CLAIM: Final = frozenset({"none", "orphaned"})
_RATE: Final = f"a rating is one of {', '.join(RATINGS)}; leave the cell empty where nobody has rated"
_INTERVAL: Final = "write 0.3, or 0.2 to 0.4"


@dataclass(slots=True)
class Block:
    """The rows of one question.

    Attributes:
        key: Short name of the question.
        text: The question.
        rows: The header and what follows.
        line: Where it begins.
    """

    key: str
    text: str
    rows: list[Row]
    line: int


@dataclass(slots=True)
class Sheeted:
    """A question as plain values that ``whosays hypotheses`` takes, and what is wrong with it.

    Attributes:
        block: Its rows.
        hypotheses: By key, in order.
        evidence: Each with its key, values and line.
        ranges: By consistency.
        amiss: What is wrong, each with what helps; the question is not to be used where there is any.
        rated: How many ratings it has.
        header: Line of the header.
    """

    block: Block
    hypotheses: dict[str, Any] = field(default_factory=dict)
    evidence: list[tuple[str, dict[str, Any], int]] = field(default_factory=list)
    ranges: dict[str, Any] = field(default_factory=dict)
    amiss: list[tuple[str, str]] = field(default_factory=list)
    rated: int = 0
    header: int = 0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what: positions in a row."""

    key: int | None
    words: int | None
    claim: int | None
    hypotheses: Mapping[int, str]


def blocks(rows: Sequence[Row], path: str) -> Iterator[Block]:
    """Part the rows at each ``Question:``; without any, the file's own name is the question's.

    Args:
        rows: Of the file.
        path: Of the file.
    """
    current: Block | None = None
    for position, row in enumerate(rows):
        first = row[0].text.casefold() if row else ""
        if first == "question:" or (first == "question" and not position):
            if current is not None:
                yield current
            current = _asked(row, path)
        elif current is None:
            name = _named(path)
            current = Block(name, PurePath(path).stem.strip() or name, [row], row[0].line)
        else:
            current.rows.append(row)
    if current is not None:
        yield current


def sheeted(block: Block) -> Sheeted:
    """Read one question."""
    made = Sheeted(block)
    rows = _upright(block.rows)
    if not rows:
        made.amiss.append((f"line {block.line}: the question {block.key} has no matrix", "add a row of headings"))
        return made
    made.header = rows[0][0].line
    columns = _columns(rows[0], made)
    if len(columns.hypotheses) < 2:  # nothing competes
        reason = f"line {made.header}: the question {block.key} has fewer than two hypotheses"
        made.amiss.append((reason, "head a column with each hypothesis: “H1: The warden did.”"))
        return made
    body = [row for row in rows[1:] if not _said_of_hypotheses(row, columns, made)]
    _take_items(body, columns, made)
    if not made.evidence and not made.amiss:
        made.amiss.append((f"line {block.line}: the question {block.key} has no evidence", "add a row for each item"))
    return made


def _asked(row: Row, path: str) -> Block:
    cells = [cell for cell in row[1:] if cell.text]
    if len(cells) > 1 and KEY.fullmatch(cells[0].text):
        return Block(cells[0].text, cells[1].text, [], row[0].line)
    key = _named(path)
    return Block(key, cells[0].text if cells else key, [], row[0].line)


def _named(path: str) -> str:
    """A key made of a file's name."""
    return re.sub(r"[\s,:{}\[\]]+", "-", PurePath(path).stem).strip("-") or "question"


def _upright(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with evidence in rows, whichever way they stood."""
    if not rows:
        return rows
    heads, sides = rows[0][1:], [row[0].text for row in rows[1:] if row]
    turn = rows[0][0].text.casefold().startswith("hypothes")
    numbered = bool(heads) and all(re.match(r"E\d+\b", cell.text) for cell in heads)
    turn = turn or (numbered and bool(sides) and all(re.match(r"H\d+\b", side) for side in sides))
    if not turn:
        return rows
    corner = rows[0][0]
    return turned([(Cell("Evidence", corner.line, corner.column), *rows[0][1:]), *rows[1:]])


def _columns(header: Row, made: Sheeted) -> _Columns:
    places: dict[str, int] = {}
    rivals: list[tuple[int, Cell]] = []
    for position, cell in enumerate(header):
        name = cell.text.casefold().rstrip(":").strip()
        kind = next(
            (kind for kind, names in (("key", _KEYS), ("words", _WORDS), ("claim", _CLAIM)) if name in names), ""
        )
        if kind and kind not in places and (name or not position):
            places[kind] = position
        elif not kind and name not in _LEFT_ALONE:
            rivals.append((position, cell))
    named = keyed([cell for _, cell in rivals], "H")
    hypotheses: dict[int, str] = {}
    for (position, cell), (key, text) in zip(rivals, named, strict=True):
        if key in made.hypotheses:
            made.amiss.append((f"{cell.where}: there are two hypotheses {key}", "give each a name of its own"))
        made.hypotheses[key] = {"text": text}
        hypotheses[position] = key
    return _Columns(places.get("key"), places.get("words"), places.get("claim"), hypotheses)


def _said_of_hypotheses(row: Row, columns: _Columns, made: Sheeted) -> bool:
    """Whether a row is no item of evidence; priors and ranges are taken from it."""
    name = row[0].text.casefold()
    if name == "prior:":
        for position, key in columns.hypotheses.items():
            if position < len(row) and row[position].text:
                made.hypotheses[key]["prior"] = _plain(interval_of(row[position]), row[position].text)
        return True
    if match := _RANGE.fullmatch(name):
        cell = next((cell for cell in row[1:] if cell.text), row[0])
        interval = interval_of(cell)
        if interval is None:
            made.amiss.append((f"{cell.where}: “{cell.text[:60]}” is no range", _INTERVAL))
        else:
            made.ranges[match[1].upper()] = _plain(interval, "")
        return True
    return name in _COUNTED


def _plain(interval: tuple[float, float] | None, words: str) -> Any:
    if interval is None:
        return words
    return interval[0] if interval[0] == interval[1] else [*interval]


def _take_items(body: Sequence[Row], columns: _Columns, made: Sheeted) -> None:
    keys = _item_keys(body, columns, made)
    known: dict[str, int] = {}
    for row, (key, words) in zip(body, keys, strict=True):
        line = row[0].line
        if key in known:
            reason = f"line {line}: {key} stands on line {known[key]} already"
            made.amiss.append((reason, "give each item a name of its own"))
        known.setdefault(key, line)
        made.evidence.append((key, _item(row, words, columns, made), line))


def _item_keys(body: Sequence[Row], columns: _Columns, made: Sheeted) -> list[tuple[str, str]]:
    """For each row its key and, where no column is set apart for them, its words."""
    firsts = [_at(row, columns.key) for row in body]
    named = columns.claim is not None and all(cell and KEY.fullmatch(cell.text) for cell in firsts)
    if columns.words is None and not named:
        for row, cell in zip(body, firsts, strict=True):
            if cell is None:
                made.amiss.append((f"line {row[0].line}: it does not say what the evidence is", "give some words"))
        return keyed([cell or Cell("?", 0, 0) for cell in firsts], "E") if body else []
    taken = {cell.text for cell in firsts if cell}
    found: list[tuple[str, str]] = []
    for number, cell in enumerate(firsts, 1):
        key = (
            cell.text if cell else next(f"E{n}" for n in range(number, number + len(body) + 1) if f"E{n}" not in taken)
        )
        if not KEY.fullmatch(key):
            remedy = "a name is one word, such as E1; put what it says in a column headed Words"
            made.amiss.append((f"{cell.where if cell else ''}: “{key[:60]}” is no short name", remedy))
        taken.add(key)
        found.append((key, ""))
    return found


def _item(row: Row, words: str, columns: _Columns, made: Sheeted) -> dict[str, Any]:
    told, claim = _at(row, columns.words), _at(row, columns.claim)
    words = told.raw if told else words
    item: dict[str, Any] = {}
    if claim and claim.text.casefold() in _NO_CLAIM:
        item["orphaned"] = "true"
    elif claim:
        item["claim"] = claim.text
    if words:
        item["words"] = words
    if not words and "claim" not in item:
        made.amiss.append((f"line {row[0].line}: it does not say what the evidence is", "give a claim, or its words"))
    ratings: dict[str, str] = {}
    for position, key in columns.hypotheses.items():
        if position >= len(row):
            continue
        try:
            rating = rating_of(row[position])
        except ValueError as error:
            made.amiss.append((str(error), _RATE))
            continue
        if rating is not None:
            ratings[key] = rating
            made.rated += 1
    return {**item, "ratings": ratings}


def _at(row: Row, column: int | None) -> Cell | None:
    return row[column] if column is not None and column < len(row) and row[column].text else None
