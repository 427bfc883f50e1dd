"""References: dates as exact as they are given, stable keys, text that TeX prints; citeproc and BibTeX read them."""

from __future__ import annotations

import io
import json
import re
import warnings
from dataclasses import replace
from typing import Any

import bibtexparser
import jsonschema
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from tests.factories import make_document

from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.export.references import bibtex, csl_json
from whosays.export.references.bibtex import escaped
from whosays.records import Analysis, Coverage, Source

AT = "2026-01-02T03:04:05Z"
NASTY = '100% {of} $it$ & #1_a^b~c \\end{document} "q" @x \x00\u202e'
#: Of the schema 1.0.2 of Citation Style Language, what we write; of the whole see csl-data.json there.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["document", "webpage", "personal_communication"]},
            "id": {"type": "string"},
            "title": {"type": "string"},
            "author": {"type": "array", "items": {"type": "object", "properties": {"literal": {"type": "string"}},
                                                  "additionalProperties": False}},
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": {
                        "type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}},
                    "season": {"enum": [1, 2, 3, 4]},
                    "circa": {"const": True},
                    "literal": {"type": "string"},
                },
            },
            "number-of-pages": {"type": "integer"},
            "URL": {"type": "string"},
            "note": {"type": "string"},
            "custom": {"type": "object"},
        },
    },
}  # fmt: skip


def case(published: str | None = "2014-05", **more: Any) -> Exported:
    document = replace(make_document(), published=published, **more)
    sources = (Source("src-1234567890abcdef", "Tarn Courier", "organization", False),)
    coverage = Coverage(unavailable_sources=("Tarn Courier", "Report of 12 May"))
    return Exported("x", Analysis((document,), sources=sources, coverage=coverage), AT)


def csl(exported: Exported) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    write_on(csl_json.FORMAT, exported, stream)
    items: list[dict[str, Any]] = json.loads(stream.getvalue())
    jsonschema.validate(items, SCHEMA)
    return items


def bib(exported: Exported) -> str:
    stream = io.BytesIO()
    write_on(bibtex.FORMAT, exported, stream)
    return stream.getvalue().decode()


def fields(exported: Exported) -> dict[str, str]:
    """The fields of the first entry, as pybtex reads them."""
    entry = next(iter(parse_string(bib(exported), "bibtex").entries.values()))
    return dict(entry.fields)


@pytest.mark.parametrize(
    ("edtf", "issued", "date", "year", "month"),
    [
        ("2014-05-07", {"date-parts": [[2014, 5, 7]]}, "2014-05-07", "2014", "may"),
        ("2014-05", {"date-parts": [[2014, 5]]}, "2014-05", "2014", "may"),
        ("2014", {"date-parts": [[2014]]}, "2014", "2014", None),
        ("2014~", {"date-parts": [[2014]], "circa": True}, "2014~", "2014", None),
        ("2014-05?", {"date-parts": [[2014, 5]], "circa": True}, "2014-05?", "2014", "may"),
        ("2014-22", {"date-parts": [[2014]], "season": 2}, "2014-22", "2014", None),
        ("1992/1996", {"date-parts": [[1992], [1996]]}, "1992/1996", "1992", None),
        ("199X", {"date-parts": [[1990], [1999]], "circa": True}, "199X", "1990", None),
        ("[1991,1992]", {"date-parts": [[1991], [1992]], "circa": True}, "1991/1992", "1991", None),
        ("2015-37", {"date-parts": [[2015, 1], [2015, 4]]}, "2015-01/2015-04", "2015", None),
        ("2003/..", {"literal": "2003/.."}, "2003/..", "2003", None),
        ("-0043", {"literal": "-0043"}, "-0043", None, None),
        ("XXXX-08", {"literal": "XXXX-08", "circa": True}, None, None, None),
    ],
)
def test_dates_are_as_exact_as_they_are_given(
    edtf: str, issued: dict[str, Any], date: str | None, year: str | None, month: str | None
) -> None:
    item = csl(case(edtf))[0]
    assert item["issued"] == issued
    assert item["custom"]["edtf"] == edtf
    held = fields(case(edtf))
    assert (held.get("date"), held.get("year")) == (date, year)
    assert bib(case(edtf)).count("month = {") == (month is not None)
    assert month is None or f"month = {{{month}}}" in bib(case(edtf))
    assert date or f"published: {edtf}" in held["note"]


def test_a_document_without_a_date_has_none() -> None:
    assert "issued" not in csl(case(None))[0]
    assert not {"date", "year"} & set(fields(case(None)))


def test_keys_are_readable_and_stable() -> None:
    keys = [item["id"] for item in csl(case())]
    document = case().analysis.documents[0]
    assert keys == [f"lantern-file-2014-{document.id[4:12]}", "cited-tarn-courier-12345678", keys[2]]
    assert re.fullmatch(r"cited-report-of-12-may-[0-9a-f]{8}", keys[2])
    assert list(parse_string(bib(case()), "bibtex").entries) == keys
    alone = Exported("x", replace(case().analysis, coverage=Coverage()), AT)
    assert csl(alone)[0]["id"] == keys[0]
    assert csl(case(title="«Ἀθῆναι» — 王小明"))[0]["id"].isascii()
    assert csl(case(title="…"))[0]["id"].startswith("untitled-2014-")


def test_what_is_cited_and_missing_is_there_as_far_as_it_is_known() -> None:
    document, courier, report = csl(case())
    assert document["note"].startswith("role: brief; path: lantern.txt; media type: text/plain; SHA-256: ")
    assert courier["author"] == [{"literal": "Tarn Courier"}]
    assert "title" not in courier
    assert report["title"] == "Report of 12 May"
    assert report["note"] == "case: cited, not in the case"


def test_the_media_type_says_what_is_known_of_the_sort() -> None:
    page = case(media_type="text/html", path="https://a.example/x{y}", pages=())
    assert (csl(page)[0]["type"], csl(page)[0]["URL"]) == ("webpage", "https://a.example/x{y}")
    assert bib(page).startswith("@online{")
    assert "url = {https://a.example/x%7By%7D}" in bib(page)
    assert csl(case(media_type="message/rfc822"))[0]["type"] == "personal_communication"
    assert csl(case())[0]["type"] == "document"
    assert csl(case())[0]["number-of-pages"] == 1


def test_tex_prints_the_words() -> None:
    text = bib(case(title=NASTY, path=NASTY))
    assert len(parse_string(text, "bibtex").entries) == 3
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert len(library.entries) == 3
    assert library.entries[0]["title"] == (
        r"{100\% \textbraceleft{}of\textbraceright{} \$it\$ \& \#1\_a\textasciicircum{}b\textasciitilde{}c "
        r'\textbackslash{}end\textbraceleft{}document\textbraceright{} "q" @x ␀⟨U+202E⟩}'
    )


@settings(max_examples=80, deadline=None)
@given(st.text())
def test_no_words_break_an_entry(text: str) -> None:
    entries = parse_string(bib(case(title=text, path=text or "-")), "bibtex").entries
    assert len(entries) == 3
    assert escaped(text).count("{") == escaped(text).count("}")


def test_citeproc_renders_every_item() -> None:
    style = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>t</title>
    <id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
    <citation><layout><text variable="title"/></layout></citation>
    <bibliography><layout><names variable="author"><name/></names><text variable="title"/>
    <date variable="issued" form="text" prefix=" (" suffix=")"><date-part name="month"/>
    <date-part name="year" prefix=" "/></date></layout></bibliography></style>"""
    items = [{key: value for key, value in item.items() if key != "custom"} for item in csl(case())]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(items)
        made = CitationStylesBibliography(
            CitationStylesStyle(io.BytesIO(style.encode()), validate=False), source, formatter.plain
        )
        for item in items:
            made.register(Citation([CitationItem(item["id"])]))
        shown = [str(one) for one in made.bibliography()]
    assert shown[0].startswith("THE LANTERN FILE")
    assert "2014" in shown[0]
    assert "Tarn Courier" in shown[1]
    assert len(shown) == 3


def test_what_has_no_place_is_told() -> None:
    exported = case()
    told = write_on(csl_json.FORMAT, exported, io.BytesIO())
    assert told == write_on(bibtex.FORMAT, exported, io.BytesIO())
    assert told == ("1 full text", "1 page", "1 source")


def test_an_empty_case_has_none() -> None:
    empty = Exported("x", Analysis(), AT)
    assert csl(empty) == []
    assert bib(empty) == ""
