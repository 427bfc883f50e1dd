"""Pairs of names that may be one: a link with its probability, never a merge; and what texts argue of such pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from whosays.export.analysis_json import hypotheses_as_json
from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import record
from whosays.export.stix.ids import name_of, object_id, text_of
from whosays.export.stix.plain import plain
from whosays.export.stix.quoting import quote, sentence
from whosays.export.values import Json, fields
from whosays.export.words import counted, rounded
from whosays.records import Bearing, Identity, IdentityHypothesis

#: User-defined (section 5.1): ``duplicate-of`` would say that they are one.
POSSIBLY: Final = "possibly-same-as"
_BEARINGS: Final[Mapping[Bearing, str]] = MappingProxyType({
    "for": "for it",
    "against": "against it",
    "neither": "neither for nor against",
})  # fmt: skip
#: How many arguments are quoted; the extension has all.
_SHOWN: Final = 5


def links(desk: Desk) -> Iterator[Json]:
    """The pairs on which nobody has decided, or somebody unsure."""
    joined = _Joined(desk)
    for identity in desk.case.analysis.identities:
        if identity.joined or identity.judgement == "negative":
            continue
        left, right = (joined.thing(end) for end in (identity.left, identity.right))
        if left is None or right is None:
            desk.unexpressed.add(
                "pair of names of which one is no entity of its own",
                "pairs of names of which one is no entity of its own",
            )
        elif left == right:
            desk.unexpressed.add(
                "pair of names that are one by way of others", "pairs of names that are one by way of others"
            )
        else:
            yield _link(desk, identity, left, right)


def _link(desk: Desk, identity: Identity, left: str, right: str) -> Json:
    probability = identity.match_probability
    compared = "not compared" if probability is None else f"match probability {rounded(probability)}, the model’s"
    decided = "Nobody has decided." if identity.judgement is None else f"Judged: {identity.judgement}."
    return desk.make(
        "relationship",
        object_id("relationship", "identity", identity.left, identity.right),
        **desk.edge(POSSIBLY),
        description=text_of(
            f"“{identity.left_name}” and “{identity.right_name}” may be one: {compared}. {decided}",
            "; ".join(f"{it.detail} ({it.weight:+.1f} bits)" for it in identity.features),
        ),
        source_ref=left,
        target_ref=right,
        extensions=record(
            "identity",
            f"{identity.left} {identity.right}",
            **fields(identity, "left right left_name right_name judgement match_probability why"),
            features=[fields(feature, "name weight detail") for feature in identity.features],
        ),
    )


def arguments(desk: Desk) -> Iterator[Json]:
    """Each pair that some text argues to be one, or not to be, as a note with all the evidence."""
    joined = _Joined(desk)
    analysis = desk.case.analysis
    plain_ones = hypotheses_as_json(analysis)["identity_hypotheses"]
    for hypothesis, plain_one in zip(analysis.identity_hypotheses, plain_ones, strict=True):
        about = [
            *(joined.thing(end) for end in (hypothesis.left, hypothesis.right)),
            *(desk.files.get(argument.document_id) for argument in hypothesis.arguments),
            *desk.notes((*hypothesis.argued_by, *hypothesis.denied_by)),
        ]
        refs = [*dict.fromkeys(it for it in about if it)]
        if refs:
            del plain_one["id"]
            yield _argument(desk, hypothesis, refs, plain(plain_one))
        else:
            desk.unexpressed.add("argument on nobody in the case", "arguments on nobody in the case")


def _argument(desk: Desk, hypothesis: IdentityHypothesis, refs: list[str], fields_of_it: Json) -> Json:
    probability = hypothesis.match_probability
    argued = [f"In “{desk.case.documents[it.document_id].title}”: {quote(it.sentence.exact)}"
              for it in hypothesis.arguments if it.document_id in desk.case.documents]  # fmt: skip
    return desk.make(
        "note",
        object_id("note", hypothesis.id),
        abstract=name_of(f"Argued: “{hypothesis.left_name}” and “{hypothesis.right_name}” are one, or are not"),
        content=text_of(
            f"Whether “{hypothesis.left_name}” and “{hypothesis.right_name}” are one is argued in "
            f"{counted(len(hypothesis.arguments), 'place')}. Nothing is joined by that.",
            *argued[:_SHOWN],
            "" if probability is None else f"Match probability {rounded(probability)}, the model’s.",
            *(sentence(f"{it.kind}, {_BEARINGS[it.bearing]}: {it.detail}") for it in hypothesis.items),
        ),
        object_refs=refs,
        extensions=record("identity_hypothesis", hypothesis.id, **fields_of_it),
    )


class _Joined:
    """Which names have been joined into which entity."""

    def __init__(self, desk: Desk) -> None:
        self._things = desk.things
        self._parents: dict[str, str] = {}
        for identity in desk.case.analysis.identities:
            if identity.joined:
                self._join(self._root(identity.left), self._root(identity.right))

    def thing(self, name: str) -> str | None:
        """The object of the entity that a name belongs to; None where there is none."""
        return self._things.get(name) or self._things.get(self._root(name))

    def _join(self, left: str, right: str) -> None:
        if left != right:
            kept, gone = (left, right) if left in self._things else (right, left)
            self._parents[gone] = kept

    def _root(self, name: str) -> str:
        while name in self._parents:
            name = self._parents[name]
        return name
