"""Markdown: front matter, then blocks without their markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import yaml

from whosays.ingest.dates import edtf_date
from whosays.ingest.decode import decode
from whosays.ingest.draft import Draft
from whosays.records import BlockKind
from whosays.text.lines import is_field, looks_like_heading
from whosays.text.normalise import clean, one_line
from whosays.text.segment import Piece, split_wide_blanks

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DATE_KEYS = ("date", "published", "publishdate", "pubdate", "datepublished", "date_published", "publication_date")
#: A zero-width space between marks of emphasis would glue them together when it is dropped.
_GLUE = re.compile("(?<=[*_])\u200b+|\u200b+(?=[*_])")
#: "end of a paragraph.** Its heading** The next": bold with a blank inside, as converters from HTML leave it.
_LOOSE_BOLD = re.compile(r"(?<=[.!?”\"’)])\*\*[^\S\n]+([^*\n]{2,90}?)\*\*(?=\s)")
_STRAY = re.compile(r"\*{2,}|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|(?<![*\w])\*(?=\S)|(?<=\S)\*(?![*\w])")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_DEEPEST = 50
#: Bold words that open a paragraph and are followed by a new sentence are a heading run in with it.
_RUN_IN_WORDS = range(2, 20)


def read(data: bytes, path: str) -> Draft:
    """Read CommonMark with tables and strike-through.

    Raises:
        UnreadableInput: If the encoding of the text cannot be told.
    """
    text = _LOOSE_BOLD.sub(_own_paragraph, clean(_GLUE.sub(" ", decode(data, path))))
    meta, body = _front_matter(text)
    title = one_line(meta.get("title", "")) or None
    published = next((day for key in _DATE_KEYS if (day := edtf_date(meta.get(key)))), None)
    return Draft(list(_pieces(body)), title, published)


def _own_paragraph(match: re.Match[str]) -> str:
    """Put a loosely marked heading into its own paragraph, unless the first mark closes earlier bold."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return match.group() if before.count("**") % 2 else f"\n\n**{match[1].strip()}**"


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Take the YAML front matter off; values stay as they are written."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        # BaseLoader makes strings of everything: no objects, no dates moved to another time zone.
        loaded = yaml.load(match[1], yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        return {}, text
    if not isinstance(loaded, dict):
        return {}, text
    meta = {str(key).casefold(): value for key, value in loaded.items() if isinstance(value, str)}
    return meta, text[match.end() :]


def _pieces(body: str) -> Iterator[Piece]:
    """Walk the tokens of CommonMark."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"]).parse(body)
    inside: list[str] = []
    cells: list[str] = []
    for token in tokens:
        if token.nesting > 0:
            inside.append(token.type)
        elif token.nesting < 0:
            inside.pop()
            if token.type == "tr_close":
                yield Piece("table_row", " | ".join(cells))
                cells = []
        elif token.type == "inline":
            if inside[-1] in {"td_open", "th_open"}:
                cells.append(_plain(token.children or ()).replace("\n", " "))
            elif inside[-1] == "heading_open":
                yield Piece("heading", _plain(token.children or ()))
            else:
                yield from _paragraph(token.children or (), "list_item" if "list_item_open" in inside else "paragraph")
        elif token.type in {"fence", "code_block"}:
            yield Piece("paragraph", token.content)
        elif token.type == "html_block":
            yield from (Piece("paragraph", part) for part in _without_tags(token.content).split("\n\n"))


def _paragraph(tokens: Sequence[Token], kind: BlockKind) -> Iterator[Piece]:
    """Yield a paragraph, parted where wide blanks, labels or a heading in bold part it."""
    heading, rest = _run_in_heading(tokens)
    if heading:
        yield Piece("heading", heading)
    for part in split_wide_blanks(_plain(rest)).split("\n\n"):
        lines = [line for line in part.split("\n") if line.strip()]
        if 2 * sum(map(is_field, lines)) > len(lines):
            yield from (Piece("table_row" if is_field(line) else kind, line) for line in lines)
        else:
            yield Piece(kind, part)


def _run_in_heading(tokens: Sequence[Token]) -> tuple[str, Sequence[Token]]:
    """Part the bold words that open a paragraph from it, when they are a heading; else the heading is empty."""
    shown = [index for index, token in enumerate(tokens) if token.type != "text" or token.content.strip()]
    if not shown or tokens[shown[0]].type != "strong_open":
        return "", tokens
    end = next((index for index, token in enumerate(tokens) if token.type == "strong_close"), len(tokens))
    heading, rest = _plain(tokens[shown[0] : end]).strip(), tokens[end + 1 :]
    after = _plain(rest)
    alone = not after.strip()
    run_in = len(heading.split()) in _RUN_IN_WORDS and after[:1].isspace() and after.lstrip()[:1].isupper()
    if looks_like_heading(heading) and (alone or run_in):
        return heading, rest
    return "", tokens


def _plain(tokens: Sequence[Token]) -> str:
    """The words of inline tokens, without markup."""
    parts = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif token.type == "html_inline":
            parts.append("\n" if _BREAK.match(token.content) else "")
        elif token.type == "image":
            parts.append(_plain(token.children or ()))
        elif token.type == "code_inline":
            parts.append(token.content)
        else:
            parts.append(_STRAY.sub("", token.content))
    return "".join(parts)


def _without_tags(html: str) -> str:
    """The words of a block of HTML inside Markdown."""
    from html import unescape

    html = re.sub(r"(?is)<(script|style)\b.*?(?:</\1\s*>|\Z)", "", html)
    return clean(unescape(_TAG.sub("", _BREAK.sub("\n", html))))
