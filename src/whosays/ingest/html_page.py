"""What an HTML page shows and what it says about itself, read in one pass without building a tree.

There is no tree, so no depth of nesting can exhaust anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from whosays.ingest.dates import edtf_date
from whosays.records import BlockKind
from whosays.text.normalise import clean, one_line
from whosays.text.segment import Piece

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    [
        *_HEADINGS,
        *_CELLS,
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "header", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "tfoot", "thead", "tr", "ul"),
    ]
)
#: Never text: code, controls, fall-backs for other browsers.
_UNSEEN = frozenset(
    [
        *("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed", "applet"),
        *("canvas", "audio", "video", "select", "button", "textarea", "option", "datalist", "dialog"),
    ]
)
#: About the site rather than the page.
_LANDMARKS = frozenset({"nav", "aside", "footer", "form", "menu"})
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "citation_publication_date"),
    *("citation_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "date"),
    *(
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
    ),
)
_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
#: A cell this long holds an article laid out in a table, not a value.
_LONGEST_CELL = 300


class Page:
    """A target for lxml's event parser; afterwards ``pieces``, ``title`` and ``published`` tell what was found.

    Attributes:
        pieces: The visible text outside navigation, side bars, forms and page footers.
        landmarks: Whether the page has any of these.
        deepest: How deeply its elements are nested.
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.landmarks = False
        self.deepest = 0
        self._meta: dict[str, str] = {}
        self._linked: list[str] = []
        self._first_heading = ""
        self._title: Final[list[str]] = []
        self._words: list[str] = []
        self._cells: list[list[str]] = []
        self._hidden: list[bool] = []
        self._open = dict.fromkeys(("heading", "item", "row", "pre", "title", "linked", "hidden"), 0)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take an opening tag."""
        hidden = tag in _UNSEEN or tag in _LANDMARKS or _is_hidden(attributes)
        self.landmarks = self.landmarks or tag in _LANDMARKS
        self._hidden.append(hidden)
        self.deepest = max(self.deepest, len(self._hidden))
        if tag == "meta":
            self._take_meta(attributes)
        elif tag == "time" and (
            "pubdate" in attributes or attributes.get("itemprop", "").casefold() == "datepublished"
        ):
            self._meta.setdefault("datepublished", attributes.get("datetime", ""))
        elif tag == "br":
            self._words.append("\n")
        if tag in _BLOCKS:
            self._flush()
        if tag in _CELLS and self._open["row"]:
            self._cells.append([])
        self._count(tag, attributes, 1)
        self._open["hidden"] += hidden

    def end(self, tag: str) -> None:
        """Take a closing tag; lxml supplies the ones that are missing."""
        if tag in _BLOCKS:
            self._flush()
        if self._hidden:
            self._open["hidden"] -= self._hidden.pop()
        self._count(tag, {}, -1)
        if tag == "tr" and not self._open["row"]:
            self._end_row()

    def data(self, text: str) -> None:
        """Take text."""
        if self._open["title"]:
            self._title.append(text)
        elif self._open["linked"]:
            self._linked[-1] += text
        elif not self._open["hidden"]:
            self._words.append(text if self._open["pre"] else _spaced(text))

    def close(self) -> Page:
        """Finish the page."""
        self._flush()
        self._end_row()
        return self

    @property
    def title(self) -> str | None:
        """The page's title from its metadata, without the name of the site where its heading shows what that is."""
        for name in _TITLES:
            if named := one_line(self._meta.get(name, "")):
                return named
        named = one_line("".join(self._title))
        return self._first_heading if self._first_heading and self._first_heading in named else named or None

    @property
    def published(self) -> str | None:
        """The date of publication from the page's metadata."""
        days = (edtf_date(self._meta.get(name)) for name in _DATES)
        return next((day for day in days if day), None) or next(filter(None, map(_linked_date, self._linked)), None)

    def _count(self, tag: str, attributes: Mapping[str, str], by: int) -> None:
        """Keep count of the open elements that matter."""
        if tag in _HEADINGS:
            self._open["heading"] += by
        elif tag == "li":
            self._open["item"] += by
        elif tag in {"tr", "pre", "title"}:
            self._open["row" if tag == "tr" else tag] += by
        elif tag == "script" and (by < 0 or attributes.get("type", "").casefold() == "application/ld+json"):
            self._open["linked"] = max(by, 0)
            if by > 0:
                self._linked.append("")

    def _take_meta(self, attributes: Mapping[str, str]) -> None:
        """Keep what a meta element says, the first time it is said."""
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        self._meta.setdefault(name.casefold(), attributes.get("content", ""))

    def _flush(self) -> None:
        """End a block."""
        if not self._words:
            return
        text = clean("".join(self._words))
        self._words = []
        if not text.strip() or self._open["hidden"]:
            return
        if self._cells:
            self._cells[-1].append(text)
            return
        kind: BlockKind = "heading" if self._open["heading"] else "list_item" if self._open["item"] else "paragraph"
        if kind == "heading" and not self._first_heading:
            self._first_heading = one_line(text)
        self.pieces += [Piece(kind, part) for part in _parts(text)]

    def _end_row(self) -> None:
        """End a row of a table; cells that hold whole texts are taken apart."""
        cells, self._cells = self._cells, []
        texts = [" ".join(" ".join(cell).split()) for cell in cells]
        if len(cells) > 1 and max(map(len, texts)) <= _LONGEST_CELL:
            self.pieces.append(Piece("table_row", " | ".join(filter(None, texts))))
        else:
            self.pieces += [Piece("paragraph", part) for cell in cells for text in cell for part in _parts(text)]


def read_page(text: str) -> Page:
    """Read a page from its decoded source."""
    from lxml import etree

    page = Page()
    # The stubs of lxml ask for more of a target than lxml does.
    parser = etree.HTMLParser(target=cast("ParserTarget", page), encoding="utf-8", huge_tree=True)
    parser.feed(text.replace("\0", "").encode("utf-8", "replace"))
    parser.close()
    return page


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element is not shown."""
    style = attributes.get("style", "").replace(" ", "").casefold()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def _spaced(text: str) -> str:
    """Text outside ``pre``: line breaks of the source are blanks."""
    return text.replace("\r", " ").replace("\n", " ")


def _parts(text: str) -> list[str]:
    """Paragraphs that are parted by two line breaks in a row."""
    parts = "\n".join(line.strip() for line in text.split("\n")).split("\n\n")
    return [part for part in parts if part.strip()]


def _linked_date(source: str) -> str | None:
    """The first ``datePublished`` in a block of JSON-LD."""
    try:
        pending = [json.loads(source)]
    except (ValueError, RecursionError):
        return None
    while pending:
        value = pending.pop(0)
        if isinstance(value, dict):
            day = value.get("datePublished")
            if isinstance(day, str) and (found := edtf_date(day)):
                return found
            pending += value.values()
        elif isinstance(value, list):
            pending += value
    return None
