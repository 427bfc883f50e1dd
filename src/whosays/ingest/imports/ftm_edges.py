"""FollowTheMoney's intervals between two parties as ties of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, get_args

from whosays.ingest.imports.listing import Tie
from whosays.ingest.lists import ftm
from whosays.ingest.lists.dates import iso_birth
from whosays.records import Polarity, RelationType, Schema
from whosays.text.edtf import is_valid


class _Edge(NamedTuple):
    """The properties of the two ends, the words between their names, and what relation it is."""

    subject: str
    object: str
    verb: str
    type: RelationType | None = None


#: The schemata that are read as relations (``edge`` in FollowTheMoney 4.11).
EDGES: Final[Mapping[str, _Edge]] = MappingProxyType({
    "Membership": _Edge("member", "organization", "is a member of", "membership"),
    "Directorship": _Edge("director", "organization", "directs", "directorship"),
    "Employment": _Edge("employee", "employer", "is employed by", "employment"),
    "Ownership": _Edge("owner", "asset", "owns", "ownership"),
    "Family": _Edge("person", "relative", "is family of", "family"),
    "Associate": _Edge("person", "associate", "is an associate of", "associate"),
    "Payment": _Edge("payer", "beneficiary", "paid", "payment"),
    "Representation": _Edge("agent", "client", "represents"),
    "Succession": _Edge("predecessor", "successor", "preceded"),
    "Control": _Edge("controller", "controlled", "controls"),
    "Debt": _Edge("debtor", "creditor", "is in debt to"),
    "UnknownLink": _Edge("subject", "object", "is linked to"),
})  # fmt: skip
#: What an edge adds in words.
_DETAILS: Final = ("role", "relationship", "purpose", "status", "percentage", "amount", "currency", "summary")
_DENIED: Final = re.compile(r"denied: (\w+)")
#: An edge can name several of each end; more than so many are no edge but a list.
_MOST_PAIRS: Final = 50
_LONGEST: Final = 300


def is_ours(line: ftm.Line) -> bool:
    """Whether whosays wrote the line for a claim, or for a relation out of claims."""
    extra = line.whole.get("whosays")
    return isinstance(extra, dict) and ("claim" in extra or "claimIds" in extra)


def ends_of(line: ftm.Line) -> Iterator[tuple[str, str]]:
    """The pairs of ids that an edge ties."""
    edge = EDGES[line.schema]
    pairs = [
        (one, other)
        for one in ftm.values(line.properties, edge.subject)
        for other in ftm.values(line.properties, edge.object)
    ]
    yield from pairs[:_MOST_PAIRS]


def tie_of(line: ftm.Line, subject: str, other: str, schema: Schema) -> Tie:
    """What an edge says of two.

    Args:
        line: The edge.
        subject: Id of the one.
        other: Id of the other.
        schema: Of the one: among organizations, what ``directs`` says is something else.
    """
    edge = EDGES[line.schema]
    kind, verb, polarity = edge.type, edge.verb, "positive"
    details = list(dict.fromkeys(ftm.values(line.properties, *_DETAILS)))
    if line.schema == "UnknownLink":
        kind, polarity = _by_role(details)
    if line.schema == "Directorship" and schema != "Person":
        verb = "is on the board of"
    edtf = _time(line)
    unread = [] if edtf else [date for date in ftm.values(line.properties, "date", "startDate", "endDate") if date]
    told = "; ".join(one_detail[:_LONGEST] for one_detail in (*details, *unread))
    negative: Polarity = "negative" if polarity == "negative" else "positive"
    return Tie(subject, other, verb, kind, edtf, " ".join(told.split()), negative)


def _by_role(details: list[str]) -> tuple[RelationType | None, str]:
    """The relation that an UnknownLink's role names in one of our own words."""
    for detail in details:
        denied = _DENIED.fullmatch(detail)
        word = denied[1] if denied else detail
        for kind in get_args(RelationType):
            if word == kind:
                return kind, "negative" if denied else "positive"
    return None, "positive"


def _time(line: ftm.Line) -> str | None:
    """When, as EDTF: from the earliest start to the latest end; None where no date can be read."""
    dates, starts, ends = (
        sorted(filter(None, map(iso_birth, ftm.values(line.properties, prop))))
        for prop in ("date", "startDate", "endDate")
    )
    if starts or ends:
        whole = f"{starts[0] if starts else '..'}/{ends[-1] if ends else '..'}"
        whole = starts[0] if starts and starts[:1] == ends[-1:] else whole
    elif dates:
        whole = dates[0] if dates[0] == dates[-1] else f"{dates[0]}/{dates[-1]}"
    else:
        return None
    return whole if is_valid(whole) else None
