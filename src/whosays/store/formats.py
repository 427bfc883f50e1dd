"""Cases of an earlier format: shown as they are, brought up to date when they are first written to.

Format 1 did not say of each claim what found it. Rules alone did then, so the activity of the reading tells. Formats 1
and 2 had no place for an audit, formats 1 to 3 none for relations and for what rests on what.
"""

from __future__ import annotations

import importlib.resources
import sqlite3
from collections.abc import Iterator

#: ``PRAGMA user_version`` of the cases that this version writes.
SCHEMA_VERSION = 4
#: The first formats that say what found each claim, that can keep an audit, and that can keep what rests on what.
WITH_MADE_BY, WITH_AUDIT, WITH_BALANCE = 2, 3, 4
#: The scripts that lay out a case, with the format that each of them came with.
SCRIPTS = (("schema.sql", 1), ("audit.sql", WITH_AUDIT), ("relations.sql", WITH_BALANCE), ("weigh.sql", WITH_BALANCE))

_MADE_BY = """
coalesce(
  (SELECT 'rules ' || json_extract(detail, '$.rules') FROM main.activity WHERE activity.key = claim.activity), ''
)"""
# SQLite looks for a name in "temp" first, so that every query meets this view in place of the table.
_SHOW = f"""
CREATE TEMP VIEW claim AS
SELECT claim.*, {_MADE_BY} AS made_by, NULL AS model_probability FROM main.claim"""  # noqa: S608 our own SQL
_BRING_UP = (
    "ALTER TABLE main.claim ADD COLUMN made_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE main.claim ADD COLUMN model_probability REAL",
    f"UPDATE main.claim SET made_by = {_MADE_BY}",  # noqa: S608 our own SQL
)


def statements(name: str) -> Iterator[str]:
    """The statements of one of our scripts, one by one; ``executescript`` would commit behind our back."""
    statement = ""
    script = importlib.resources.files("whosays.store").joinpath(name).read_text("utf-8")
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def format_of(connection: sqlite3.Connection) -> int:
    """The format that the file is in now; another process may have brought it up to date since it was opened."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def show_as_current(connection: sqlite3.Connection) -> None:
    """Let a case of an earlier format be read like one of this format. The file is not touched."""
    if format_of(connection) < WITH_MADE_BY:
        connection.execute(_SHOW)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Change a case of an earlier format into one of this format, inside the transaction that is open."""
    connection.execute("DROP VIEW IF EXISTS temp.claim")
    found = format_of(connection)
    if found < WITH_MADE_BY:
        for statement in _BRING_UP:
            connection.execute(statement)
    for script, since in SCRIPTS:
        if found < since:
            for statement in statements(script):
                connection.execute(statement)
    if found < SCHEMA_VERSION:
        connection.execute(f"PRAGMA main.user_version = {SCHEMA_VERSION}")
