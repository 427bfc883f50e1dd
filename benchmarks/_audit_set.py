"""The audit set: briefs, what they cite, and what an attentive reader finds. The format: ``audit_set/README.md``."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, get_args

from whosays.records.audit import AuditVerdict, Drift

SET = Path(__file__).with_name("audit_set")
PARTS = ("dev", "test")
#: From best to worst.
VERDICTS: tuple[AuditVerdict, ...] = get_args(AuditVerdict)
DRIFTS: tuple[Drift, ...] = get_args(Drift)
_CLAIM = {"id", "quote", "cites", "verdict", "drift", "passages", "parts", "paraphrase", "why", "via"}
_PART = {"quote", "verdict", "drift", "passages", "why"}
_WITHOUT_PASSAGE = frozenset({"not_found", "source_unavailable"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source, wherever they stand in it; ``source`` is a path below the case's folder."""

    source: str
    exact: str


@dataclass(frozen=True, slots=True)
class ExpectedPart:
    """One of the statements of a composite claim."""

    quote: str
    verdict: AuditVerdict
    drift: tuple[Drift, ...]
    passages: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class ExpectedClaim:
    """A claim of the brief with what became of it; the fields are those of the format."""

    id: str
    quote: str
    cites: str | None
    verdict: AuditVerdict
    drift: tuple[Drift, ...]
    passages: tuple[Quoted, ...]
    parts: tuple[ExpectedPart, ...] = ()
    paraphrase: str | None = None
    via: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedOmission:
    """A sentence of a source that the brief should not have left out."""

    passage: Quoted
    bears_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuditCase:
    """One brief with its sources.

    Attributes:
        name: Of its folder.
        folder: Where it lies.
        sources: Paths of what it cites, below the folder, in order of name.
        claims: In order of the file.
        omissions: Likewise.
        twice_told: Ids of claims that rest on one thing.
    """

    name: str
    folder: Path
    sources: tuple[str, ...]
    claims: tuple[ExpectedClaim, ...]
    omissions: tuple[ExpectedOmission, ...] = ()
    twice_told: tuple[tuple[str, ...], ...] = ()

    @property
    def brief(self) -> Path:
        """The brief."""
        return self.folder / "brief.txt"


def read_set(part: str, root: Path = SET) -> list[AuditCase]:
    """The cases of ``dev`` or ``test``, by name.

    Raises:
        ValueError: Naming the file and the claim, if anything in it does not hold.
    """
    return [read_case(folder) for folder in sorted((root / part).iterdir()) if (folder / "expected.json").is_file()]


def read_case(folder: Path) -> AuditCase:
    """One case, checked against its own texts.

    Raises:
        ValueError: Naming the file and the claim, if anything in it does not hold.
    """
    paths = sorted((folder / "sources").glob("*.txt"))
    texts = {f"sources/{path.name}": path.read_text("utf-8") for path in paths}
    checked = _Checked(f"{folder.name}/expected.json", (folder / "brief.txt").read_text("utf-8"), texts)
    try:
        given = json.loads((folder / "expected.json").read_text("utf-8"))
    except ValueError as error:
        checked.refuse("", f"is no JSON: {error}")
    checked.keys("", given, {"claims", "omissions", "twice_told"})
    claims = tuple(checked.claim(row, number) for number, row in enumerate(given.get("claims", ()), 1))
    ids = [claim.id for claim in claims]
    for name in ids:
        if ids.count(name) > 1:
            checked.refuse(name, "the id is given more than once")
    omissions = tuple(checked.omission(row, n, ids) for n, row in enumerate(given.get("omissions", ()), 1))
    twice = tuple(tuple(group) for group in given.get("twice_told", ()))
    for group in twice:
        checked.known("twice_told", group, ids)
        if len(set(group)) < 2:
            checked.refuse("twice_told", f"{list(group)} are not two claims")
    return AuditCase(folder.name, folder, tuple(texts), claims, omissions, twice)


@dataclass(frozen=True, slots=True)
class _Checked:
    """Reads rows, and refuses what does not hold."""

    file: str
    brief: str
    sources: Mapping[str, str]

    def refuse(self, where: str, what: str) -> NoReturn:
        """Say which row of which file is wrong."""
        message = f"{self.file}, {where}: {what}" if where else f"{self.file}: {what}"
        raise ValueError(message)

    def keys(self, where: str, row: Any, known: Collection[str], needed: Collection[str] = ()) -> None:
        """Refuse a row that is no object, has keys that the format lacks, or lacks some that it needs."""
        if not isinstance(row, dict):
            self.refuse(where, f"an object is expected, not {row!r}")
        if odd := sorted(row.keys() - set(known)) + sorted(set(needed) - row.keys()):
            self.refuse(where, f"unknown or missing: {', '.join(odd)}")
        if odd := [key for key in ("quote", "exact") if key in row and not (isinstance(row[key], str) and row[key])]:
            self.refuse(where, f"no words: {', '.join(odd)}")

    def known(self, where: str, ids: Sequence[str], all_ids: Sequence[str]) -> None:
        """Refuse ids of no claim."""
        if odd := [name for name in ids if name not in all_ids]:
            self.refuse(where, f"there is no claim {', '.join(map(str, odd))}")

    def claim(self, row: Any, number: int) -> ExpectedClaim:
        """A claim, with its parts."""
        where = f"claim {row.get('id', number) if isinstance(row, dict) else number}"
        self.keys(where, row, _CLAIM, {"id", "quote", "cites", "verdict"})
        if (count := self.brief.count(row["quote"])) != 1:
            self.refuse(where, f"the quote stands {count} times in the brief, not once: {row['quote']!r}")
        cites, paraphrase = row["cites"], row.get("paraphrase")
        if cites is not None and cites not in self.sources:
            self.refuse(where, f"there is no source {cites}")
        if (cites is None) != (row["verdict"] == "source_unavailable"):
            self.refuse(where, "source_unavailable, and it alone, is for a claim that cites none of the sources")
        if paraphrase not in {None, "near", "far"}:
            self.refuse(where, f"paraphrase is near, far or null, not {paraphrase!r}")
        parts = tuple(self._part(where, part, row["quote"]) for part in row.get("parts", ()))
        whole = self._judged(where, row)
        if parts:
            self._sums_up(where, whole, parts)
        elif bool(whole.drift) != (whole.verdict in {"understated", "overstated", "distorted", "contradicted"}):
            self.refuse(where, f"the verdict {whole.verdict} does not go with the drift {list(whole.drift)}")
        via = bool(row.get("via"))
        judged = whole.quote, cites, whole.verdict, whole.drift, whole.passages
        return ExpectedClaim(row["id"], *judged, parts, paraphrase, via)

    def omission(self, row: Any, number: int, ids: Sequence[str]) -> ExpectedOmission:
        """A sentence that was left out."""
        where = f"omission {number}"
        self.keys(where, row, {"source", "exact", "bears_on", "why"}, {"source", "exact", "bears_on"})
        self.known(where, row["bears_on"], ids)
        return ExpectedOmission(self._quoted(where, row), tuple(row["bears_on"]))

    def _part(self, where: str, row: Any, quote: str) -> ExpectedPart:
        self.keys(f"{where}, a part", row, _PART, {"quote", "verdict"})
        if row["quote"] not in quote:
            self.refuse(where, f"the part is not in the claim's quote: {row['quote']!r}")
        return self._judged(where, row)

    def _judged(self, where: str, row: Mapping[str, Any]) -> ExpectedPart:
        verdict, drift = row["verdict"], tuple(row.get("drift", ()))
        if verdict not in VERDICTS:
            self.refuse(where, f"unknown verdict {verdict!r}")
        if odd := [name for name in drift if name not in DRIFTS]:
            self.refuse(where, f"unknown drift {', '.join(map(repr, odd))}")
        passages = tuple(self._quoted(where, passage) for passage in row.get("passages", ()))
        if not passages and verdict not in _WITHOUT_PASSAGE:
            self.refuse(where, f"the verdict {verdict} needs a passage")
        return ExpectedPart(row["quote"], verdict, drift, passages)

    def _sums_up(self, where: str, whole: ExpectedPart, parts: Sequence[ExpectedPart]) -> None:
        if whole.verdict != (worst := worst_of([part.verdict for part in parts])):
            self.refuse(where, f"the verdict is {whole.verdict}, that of the worst part {worst}")
        if set(whole.drift) != {name for part in parts for name in part.drift}:
            self.refuse(where, "its drift is not that of its parts")

    def _quoted(self, where: str, row: Any) -> Quoted:
        self.keys(where, row, {"source", "exact", "bears_on", "why"}, {"source", "exact"})
        if row["source"] not in self.sources:
            self.refuse(where, f"there is no source {row['source']}")
        if row["exact"] not in self.sources[row["source"]]:
            self.refuse(where, f"the words are not in {row['source']}: {row['exact']!r}")
        return Quoted(row["source"], row["exact"])


def worst_of(verdicts: Sequence[AuditVerdict]) -> AuditVerdict:
    """The worst of at least one."""
    return max(verdicts, key=VERDICTS.index)


def places(words: str, text: str) -> list[tuple[int, int]]:
    """Every half-open range of code points of ``text`` that has the letters and digits of ``words``, in order.

    Blanks, line ends and marks may differ: a file's words are not yet those that a document keeps of it.
    """
    kept = [index for index, character in enumerate(text) if character.isalnum()]
    plain = "".join(text[index] for index in kept)
    needle = "".join(filter(str.isalnum, unicodedata.normalize("NFC", words)))
    found = []
    at = plain.find(needle) if needle else -1
    while at >= 0:
        start, end = kept[at], kept[at + len(needle) - 1] + 1
        if not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum():
            found.append((start, end))
        at = plain.find(needle, at + 1)
    return found
