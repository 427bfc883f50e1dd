"""How does a case become one file that needs nothing else?"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from importlib.resources import files

import jinja2
from markupsafe import Markup

from whosays import __version__
from whosays.export.report.audit import FIRST_OMISSIONS, audited, spots
from whosays.export.report.cards import deck
from whosays.export.report.hypotheses import BANDS
from whosays.export.report.identities import assumed, hypotheses
from whosays.export.report.index import Index
from whosays.export.report.names import names
from whosays.export.report.overview import overview
from whosays.export.report.plain import flat, marked
from whosays.export.report.reader import texts
from whosays.export.report.reliances import FIRST_ARCS
from whosays.export.report.sources import FIRST_ROWS, table
from whosays.export.report.timeline import timeline
from whosays.export.report.weighing import FIRST_CRITICAL, FIRST_THINGS, weighing
from whosays.export.words import counted
from whosays.records import Analysis


def render(analysis: Analysis, title: str) -> str:
    """Return the report of a case as one HTML document.

    The page asks the network for nothing, reads without JavaScript, and shows document text as text, never as markup.
    The same analysis and title give the same page, byte for byte.

    Args:
        analysis: The case. Claims of documents that are not in it are passed over.
        title: What the case is called.
    """
    index = Index.of(analysis)
    cards = deck(index)
    shown, placed = texts(index, cards.listed, spots(analysis, index))
    anchors = frozenset[str]().union(*(text.spots for text in shown))
    links = {it.claim.id: f"c{it.number}" if it.number in cards.listed else it.anchor
             for it in index.claims if it.number in cards.listed or it.number in placed}  # fmt: skip
    css, script = _asset("report.css"), _asset("report.js")
    return (
        _environment()
        .get_template("report.html")
        .render(
            title=title,
            analysis=analysis,
            version=__version__,
            css=css,
            script=script,
            policy=_policy(css, script),
            overview=overview(analysis, index),
            audit=audited(analysis, index, anchors, links),
            first_omissions=FIRST_OMISSIONS,
            weighing=weighing(analysis, index, links),
            first_things=FIRST_THINGS,
            first_critical=FIRST_CRITICAL,
            first_arcs=FIRST_ARCS,
            bands=BANDS,
            deck=cards,
            texts=shown,
            placed=placed,
            table=table(index),
            first_rows=FIRST_ROWS,
            timeline=timeline(index),
            sorts=names(index),
            hypotheses=hypotheses(analysis),
            assumed=assumed(analysis),
        )
    )


def _policy(css: str, script: str) -> str:
    """Content Security Policy (level 3): nothing may load, and only the page's own style and script may run."""
    return (
        f"default-src 'none'; img-src data:; style-src '{_digest(css)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


@functools.cache
def _asset(name: str) -> Markup:
    """Read a style sheet or script of ours; it is trusted, and holds no end tag that would close its element."""
    text = files("whosays.export.report").joinpath("templates", name).read_text("utf-8")
    if re.search("</(style|script)", text, re.IGNORECASE):
        msg = f"{name} holds an end tag"
        raise ValueError(msg)
    return Markup(text)  # noqa: S704  # our own file, and no document's text is in it


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("whosays.export.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_text_only,
    )
    environment.filters["counted"] = counted
    environment.filters["marked"] = marked
    return environment


def _text_only(value: object) -> object:
    """Make every string that is not markup safe to show, wherever a template prints it."""
    return flat(value) if isinstance(value, str) and not isinstance(value, Markup) else value
