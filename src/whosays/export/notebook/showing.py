"""What a notebook is handed: HTML, and the same in plain text for where there is none."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final, Protocol

import jinja2
from markupsafe import Markup

from whosays.export.exported import Exported
from whosays.export.notebook.views import around, claim_view, numbered_in, text_view
from whosays.export.report.cards import KINDS
from whosays.export.report.index import Index
from whosays.export.report.plain import flat
from whosays.export.words import clipped, counted
from whosays.records import Claim, Document, Entity, NotFound, Source

#: Names and claims that plain text lists.
_LISTED: Final = 12
_LINE: Final = 160


class FoundClaim(Protocol):
    """What a search gives."""

    @property
    def claim(self) -> Claim:
        """The claim."""
        ...

    @property
    def document(self) -> Document:
        """Its document."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """Something made ready to be displayed.

    Attributes:
        html: One element with its own style; it loads nothing, runs nothing, and changes nothing outside itself.
        text: The same in plain text.
    """

    html: str
    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """All forms by media type; IPython itself picks what was asked for."""
        del include, exclude
        return {"text/plain": self.text, "text/html": self.html}


def show(case: Exported, what: Claim | Document) -> Shown:
    """A claim, or a document, with all that the case knows of it.

    Args:
        case: The case.
        what: The claim or the document.

    Raises:
        NotFound: If the case does not hold it.
    """
    if isinstance(what, Claim):
        if what.id not in case.claims:
            reason = f"this case has no claim “{what.id}”"
            raise NotFound(reason, "it may have gone when a document was read anew")
        index = Index.of(case.analysis)
        numbered = case.numbers[what.id]
        card = claim_view(numbered.claim, index, numbered)
        html = _render("claim.html", card=card, around=around(numbered.claim, index, numbered))
        return Shown(html, "\n".join(_claim_lines(numbered.claim, card.where)))
    if what.id not in case.documents:
        reason = f"this case has no document “{what.id}”"
        raise NotFound(reason, "it may have been read anew")
    index = Index.of(case.analysis)
    text = text_view(what, numbered_in(what, index.claims), index)
    lines = [_heading(what), f"{counted(text.claims, 'claim')}, {text.attributed:,} of them attributed"]
    lines += [f"  {voice.name}: {voice.claims:,}" for voice in text.voices[:_LISTED]]
    return Shown(_render("document.html", text=text), flat("\n".join(lines)))


def claim_alone(claim: Claim) -> Shown:
    """A claim without its case."""
    card = claim_view(claim)
    html = _render("claim.html", card=card, around=Markup(""))
    return Shown(html, "\n".join(_claim_lines(claim, card.where)))


def document_alone(document: Document) -> Shown:
    """A document without its case, and so without its claims."""
    return Shown(_render("document.html", text=text_view(document, (), None)), flat(_heading(document)))


def hit_alone(hit: FoundClaim) -> Shown:
    """A claim that a search has found."""
    card = claim_view(hit.claim, document=hit.document)
    html = _render("claim.html", card=card, around=Markup(""))
    return Shown(html, "\n".join(_claim_lines(hit.claim, card.where)))


def entity_alone(entity: Entity) -> Shown:
    """A name with its other names."""
    documents = len({mention.document_id for mention in entity.mentions})
    told = f"{counted(len(entity.mentions), 'mention')} in {counted(documents, 'document')}"
    html = _render("name.html", name=entity.name, kind=entity.schema, others=entity.aliases, told=told, id=entity.id)
    return Shown(html, flat(f"{entity.name} ({entity.schema}), {told}"))


def source_alone(source: Source) -> Shown:
    """Whoever claims are attributed to."""
    told = "not named" if source.anonymous else ""
    html = _render("name.html", name=source.name, kind=KINDS[source.kind], others=(), told=told, id=source.id)
    return Shown(html, flat(f"{source.name} ({KINDS[source.kind]}{', not named' if source.anonymous else ''})"))


def _heading(document: Document) -> str:
    return f"{document.title} ({document.role}), {document.path}, {counted(document.length, 'character')}"


def _claim_lines(claim: Claim, where: str) -> Iterator[str]:
    """As ``whosays ask`` prints it."""
    certainty = claim.certainty
    chain = " ← ".join(link.name for link in claim.attribution.chain) or "the document’s author"
    hedges = ", ".join(f"“{span.exact}”" for span in certainty.hedges)
    held = [chain, claim.attribution.stance, certainty.level]
    held += ["negative"] if certainty.polarity == "negative" else []
    yield flat(clipped(" … ".join(" ".join(span.exact.split()) for span in claim.content), _LINE))
    yield flat(f"    {' · '.join(held)}{f' ({hedges})' if hedges else ''}")
    yield flat(f"    {where}")


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(style=_style(), **values).strip()


@functools.cache
def _style() -> Markup:
    """Our own style sheet; every selector of it begins with the class of the element that it stands in."""
    css = files("whosays.export.notebook").joinpath("templates", "notebook.css").read_text("utf-8")
    return Markup(css)  # noqa: S704  # our own file, and no document's text is in it


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("whosays.export.notebook"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: flat(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.filters["counted"] = counted
    return environment
