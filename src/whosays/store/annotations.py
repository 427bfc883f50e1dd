"""Annotations as decisions of a case, and decisions as annotations again.

What is kept is what finds the words again when the document has been read anew: the words around them, the document's
hash and path beside its id.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast, get_args

from whosays.records import Anchored, Annotation, Decided, Span
from whosays.store.entries import Decision
from whosays.store.values import known

#: The kind of the decisions that are annotations.
ANNOTATION: Final = "annotation"
_TEXTS: Final = ("body", "motivation", "creator", "created", "iri")


@dataclass(frozen=True, slots=True)
class KeptAnnotation:
    """An annotation with all that tells where it stands.

    Attributes:
        annotation: As it was when it was kept.
        path: Of the document.
        sha256: Of the document's bytes.
        prefix: The words before it.
        suffix: The words behind it.
    """

    annotation: Annotation
    path: str
    sha256: str
    prefix: str
    suffix: str


def annotation_payload(kept: KeptAnnotation) -> dict[str, object]:
    """What is kept of an annotation beside time, person and reason, which every decision has."""
    made = kept.annotation
    return {
        "document": made.document_id,
        "path": kept.path,
        "sha256": kept.sha256,
        "start": made.span.start,
        "end": made.span.end,
        "exact": made.span.exact,
        "prefix": kept.prefix,
        "suffix": kept.suffix,
        "tags": list(made.tags),
        "anchored": made.anchored,
        **{name: getattr(made, name) for name in _TEXTS},
    }


def annotation_of(decision: Decision) -> KeptAnnotation:
    """The annotation that a decision of the kind ``ANNOTATION`` is.

    Raises:
        ValueError: If its payload is not one of an annotation.
    """
    payload = json.loads(decision.payload)
    match payload:
        case {
            "document": str(document), "path": str(path), "sha256": str(sha256),
            "start": int(start), "end": int(end), "exact": str(exact),
            "prefix": str(prefix), "suffix": str(suffix), "tags": list(tags), "anchored": str(anchored),
        } if 0 <= start < end:  # fmt: skip
            made = Decided(decision.id, decision.at, decision.who, decision.why, decision.undone_by)
            annotation = Annotation(
                decision.subject,
                document,
                Span(start, end, exact),
                tags=tuple(map(str, tags)),
                anchored=cast("Anchored", known(anchored, get_args(Anchored))),
                decided=made,
                **_texts(decision, payload),
            )
            return KeptAnnotation(annotation, path, sha256, prefix, suffix)
        case _:
            msg = f"decision {decision.id} does not say what was annotated"
            raise ValueError(msg)


def _texts(decision: Decision, payload: Mapping[str, object]) -> dict[str, str]:
    found = {name: payload.get(name, "") for name in _TEXTS}
    if wrong := [name for name, value in found.items() if not isinstance(value, str)]:
        msg = f"decision {decision.id} holds no text as {wrong[0]}"
        raise ValueError(msg)
    return cast("dict[str, str]", found)
