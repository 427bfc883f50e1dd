"""Full-text search in a case: which claims, and which passages, a question is about."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from whosays.store.question import Question

# A claim must hold at least half of the words asked for; those that hold more come first. BM25 (Robertson and
# Zaragoza 2009, as in SQLite FTS5) weighs the words of a claim over the names in it, and those over its holder.
_RANKED = """
WITH found (key, term) AS (
  SELECT claim_search.rowid, asked.key FROM json_each(?1) AS asked JOIN claim_search ON claim_search MATCH asked.value
), counted (key, terms) AS (
  SELECT key, count(*) FROM found GROUP BY key HAVING 2 * count(*) >= json_array_length(?1)
)
SELECT claim.document, claim.key
FROM claim_search
JOIN counted ON counted.key = claim_search.rowid
JOIN claim ON claim.key = claim_search.rowid
JOIN document ON document.key = claim.document
WHERE claim_search MATCH ?2 AND document.superseded_by IS NULL
  AND (?3 = '' OR claim_search.rowid IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?3))
ORDER BY counted.terms DESC, bm25(claim_search, 4.0, 2.0, 1.0, 0.0), claim.id
LIMIT ?4"""
_HELD = """
SELECT claim.document, claim.key
FROM claim_search
JOIN claim ON claim.key = claim_search.rowid
JOIN document ON document.key = claim.document
WHERE claim_search MATCH ?1 AND document.superseded_by IS NULL
ORDER BY document.role, document.path, document.id, claim.position
LIMIT ?2"""
_PASSAGES = """
SELECT block.document, block.start, block.stop
FROM block_search
JOIN block ON block.key = block_search.rowid
JOIN document ON document.key = block.document
WHERE block_search MATCH ?1 AND document.superseded_by IS NULL
ORDER BY bm25(block_search), document.id, block.position
LIMIT ?2"""


def find_claims(connection: sqlite3.Connection, question: Question, limit: int) -> list[tuple[int, int]]:
    """Keys of document and claim for the claims that ``question`` is about, best first."""
    columns = "{wording about}" if question.framed else "{wording about held_by}"
    held = _all("{held_by title}", question.source) if question.source else ""
    if question.matter:
        terms = [f"{columns} : {_quoted(term)}" for term in question.matter]
        values: Sequence[object] = (json.dumps(terms), " OR ".join(terms), held, limit)
        return connection.execute(_RANKED, values).fetchall()
    return connection.execute(_HELD, (held, limit)).fetchall() if held else []


def find_passages(connection: sqlite3.Connection, question: Question, limit: int) -> list[tuple[int, int, int]]:
    """Key of document, start and end for the blocks that hold every word that ``question`` is about, best first."""
    if not question.matter:
        return []
    return connection.execute(_PASSAGES, (_all("wording", question.matter), limit)).fetchall()


def _all(columns: str, terms: Iterable[str]) -> str:
    return " AND ".join(f"{columns} : {_quoted(term)}" for term in terms)


def _quoted(term: str) -> str:
    """A term as an FTS5 string, in which nothing is syntax but the quotation mark."""
    doubled = term.replace('"', '""')
    return f'"{doubled}"'
