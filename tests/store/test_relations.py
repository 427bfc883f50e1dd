"""What claims relate is kept with them, word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.factories import make_document, make_reading, span

from whosays.records import Reading, StatedRelation
from whosays.store import Activity, Place, View, Writer, connect

READ = Activity.of("read", "0.3.0", {"rules": "5"})
AT = Place("lantern.txt", "lantern.txt")


def related(reading: Reading, text: str) -> Reading:
    """The reading, its first claim with two relations."""
    person, place = (entity.id for entity in reading.entities)
    relations = (
        StatedRelation("attacked", person, place, span(text, "sold"), "negative", "possible"),
        StatedRelation("met", place, person, span(text, "citing")),
    )
    return replace(reading, claims=(replace(reading.claims[0], relations=relations), *reading.claims[1:]))


def test_relations_come_back_as_they_were(tmp_path: Path) -> None:
    path = str(tmp_path / "case.whosays")
    opened = connect(path, create=True)
    document = make_document()
    reading = related(make_reading(document), document.text)
    Writer(opened, path).keep(document, reading, READ, AT)
    ((_, kept),) = View(opened, path).current()
    assert kept == reading
    opened.close()


def test_they_go_with_the_reading_that_made_them(tmp_path: Path) -> None:
    path = str(tmp_path / "case.whosays")
    opened = connect(path, create=True)
    document = make_document()
    writer = Writer(opened, path)
    writer.keep(document, related(make_reading(document), document.text), READ, AT)
    writer.keep(document, make_reading(document), READ, AT)
    ((_, kept),) = View(opened, path).current()
    assert kept == make_reading(document)
    assert opened.execute("SELECT count(*) FROM claim_relation").fetchone() == (0,)
    opened.close()
