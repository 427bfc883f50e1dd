"""One annotation of a file, as words that somebody marked: its targets, selectors, bodies and makers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from whosays.ingest.imports.items import MarkedElsewhere
from whosays.text.normalise import clean

#: Characters of text and of its surroundings that are taken from one annotation.
_LONGEST: Final = 100_000
#: A position by RFC 5147, section 2.1.1, as a fragment of an IRI or as the value of a selector.
_POSITION: Final = re.compile(r"(?:^|#|&)char=(\d{1,9})?,(\d{1,9})?")
#: Selectors within selectors that are followed.
_DEEPEST: Final = 8
_VOCABULARIES: Final = ("http://www.w3.org/ns/oa#", "oa:", "sc:", "http://www.openannotation.org/ns/")


class Broken(ValueError):
    """Why an annotation marks no words of a text."""


@dataclass(slots=True)
class _Selected:
    """What selectors say so far; the innermost one that says something counts."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    others: list[str] = field(default_factory=list)


def marked(value: Any) -> Iterator[MarkedElsewhere]:
    """What an annotation marks, one for each of its targets.

    Raises:
        Broken: If it is no annotation, or marks no words of a text.
    """
    if not isinstance(value, Mapping):
        msg = "it is not an object"
        raise Broken(msg)
    targets = [*_each(value.get("target", value.get("hasTarget")))]
    if not targets:
        msg = "it has no target"
        raise Broken(msg)
    if value.get("references") and not any(isinstance(one, Mapping) and one.get("selector") for one in targets):
        msg = "it is an answer to another annotation, and marks nothing itself"
        raise Broken(msg)
    body, tags = _bodies(value)
    found = [_target(one, value) for one in targets]
    for names, selected in found:
        yield MarkedElsewhere(
            targets=names,
            exact=selected.exact,
            prefix=selected.prefix,
            suffix=selected.suffix,
            start=selected.start,
            end=selected.end,
            body=body,
            tags=tags,
            motivation=_motivation(value),
            creator=_creator(value),
            created=_text(value.get("created")),
            iri=_text(value.get("id") or value.get("@id")),
        )


def _target(target: Any, annotation: Mapping[str, Any]) -> tuple[tuple[str, ...], _Selected]:
    """What a target calls its document, and what it marks there."""
    selected = _Selected()
    if isinstance(target, str):
        names = [_text(target)]
        _position(target, selected)
    elif isinstance(target, Mapping):
        names = [*_names(target.get("source", target.get("hasSource", target.get("id"))))]
        for name in names:
            _position(name, selected)
        for selector in _each(target.get("selector", target.get("hasSelector"))):
            _select(selector, selected, 0)
    else:
        msg = "a target is neither an IRI nor an object"
        raise Broken(msg)
    names += _names(annotation.get("uri") or annotation.get("url"))
    document = annotation.get("document")
    if isinstance(document, Mapping):
        names += _names(document.get("title"))
    if not selected.exact.strip() and (selected.start is None or selected.end is None):
        kinds = ", ".join(dict.fromkeys(selected.others))
        msg = (
            f"of its selectors whosays knows none ({kinds})" if kinds else "it marks a whole document, not words of it"
        )
        raise Broken(msg)
    return tuple(dict.fromkeys(name for name in names if name)), selected


def _select(selector: Any, selected: _Selected, depth: int) -> None:
    """Take over what one selector says, and then what refines it."""
    if not isinstance(selector, Mapping) or depth > _DEEPEST:
        return
    kind = _text(selector.get("type") or selector.get("@type")).rpartition(":")[2].rpartition("#")[2]
    if kind == "TextQuoteSelector":
        exact = selector.get("exact")
        if isinstance(exact, str) and len(exact) > _LONGEST:
            msg = f"it marks more than {_LONGEST:,} characters"
            raise Broken(msg)
        selected.exact = _words(exact) or selected.exact
        selected.prefix, selected.suffix = _words(selector.get("prefix")), _words(selector.get("suffix"))
    elif kind == "TextPositionSelector":
        start, end = _offset(selector.get("start")), _offset(selector.get("end"))
        if start is not None and end is not None and start < end:
            selected.start, selected.end = start, end
    elif kind == "FragmentSelector":
        _position(_text(selector.get("value")), selected)
    elif kind == "Choice":
        for one in _each(selector.get("items")):
            _select(one, selected, depth + 1)
    elif kind:
        selected.others.append(kind)
    for one in _each(selector.get("refinedBy")):
        _select(one, selected, depth + 1)


def _position(text: str, selected: _Selected) -> None:
    """A position in an IRI: ``#char=20,64``."""
    found = _POSITION.search(text)
    if found and found[2]:
        start, end = int(found[1] or 0), int(found[2])
        if start < end:
            selected.start, selected.end = start, end


def _bodies(annotation: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """What was written, and the tags."""
    texts, tags = [_words(annotation.get("bodyValue")), _words(annotation.get("text"))], []
    tags += [_text(tag) for tag in _each(annotation.get("tags"))]
    for body in _each(annotation.get("body", annotation.get("hasBody"))):
        purposes = {_term(one) for one in _each(body.get("purpose"))} if isinstance(body, Mapping) else set()
        value = _body(body)
        if "tagging" in purposes or "classifying" in purposes:
            tags.append(_text(value))
        elif not purposes & {"identifying", "linking"} or not isinstance(body, Mapping) or "value" in body:
            texts.append(value)
    return "\n\n".join(text for text in texts if text.strip()), tuple(dict.fromkeys(tag for tag in tags if tag))


def _body(body: Any) -> str:
    """The words of one body; of one that only names a resource, its IRI."""
    if isinstance(body, Mapping):
        return _words(body.get("value") or body.get("chars")) or next(
            iter(_names(body.get("source", body.get("id")))), ""
        )
    return _words(body)


def _motivation(annotation: Mapping[str, Any]) -> str:
    motivation = annotation.get("motivation", annotation.get("motivatedBy"))
    return next((_term(one) for one in _each(motivation) if isinstance(one, str)), "")


def _creator(annotation: Mapping[str, Any]) -> str:
    """Whoever made it; in Hypothes.is the name shown or else the account."""
    shown = annotation.get("user_info")
    if isinstance(shown, Mapping) and (name := _text(shown.get("display_name"))):
        return name
    for maker in _each(annotation.get("creator")):
        if isinstance(maker, Mapping):
            keys = ("name", "nickname", "email", "id")
            if name := next((text for key in keys for one in _each(maker.get(key)) if (text := _text(one))), ""):
                return name
        elif name := _text(maker):
            return name
    return _text(annotation.get("user")).removeprefix("acct:")


def _names(value: Any) -> list[str]:
    """IRIs or titles out of a text, an object with an id, or a list of either."""
    found = []
    for one in _each(value):
        name = one.get("id", one.get("@id")) if isinstance(one, Mapping) else one
        if text := _text(name):
            found.append(text)
    return found


def _each(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _term(value: Any) -> str:
    """A term of the vocabulary without its namespace."""
    text = _text(value)
    for prefix in _VOCABULARIES:
        text = text.removeprefix(prefix)
    return text


def _text(value: Any) -> str:
    """A text on one line, without marks that show nothing; empty for anything else."""
    return " ".join(_words(value).split())


def _words(value: Any) -> str:
    """A text as it is, without marks that show nothing; empty for anything else."""
    if not isinstance(value, str):
        return ""
    words = value[:_LONGEST]
    return words if words.isascii() and words.isprintable() else clean(words)


def _offset(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10**9 else None
