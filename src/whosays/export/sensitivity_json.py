"""What hangs on which source as JSON; it is asked for, and no part of the analysis document."""

from __future__ import annotations

from collections.abc import Iterable

from whosays.export.values import Json, fields
from whosays.export.weigh_json import reading_as_json, support_as_json
from whosays.records import Change, Resting, Share, Shift


def changes_as_json(changes: Iterable[Change], shifts: Iterable[Shift]) -> Json:
    """What falls, weakens or changes otherwise."""
    return {"changes": [_change(change) for change in changes], "shifts": [_shift(shift) for shift in shifts]}


def resting_as_json(resting: Iterable[Resting], shifts: Iterable[Shift]) -> Json:
    """What rests on one source, with the share of every source and the sets without which nothing is left."""
    return {"resting": [_resting(it) for it in resting], "shifts": [_shift(shift) for shift in shifts]}


def _change(change: Change) -> Json:
    return {
        **fields(change, "kind id effect"),
        "before": support_as_json(change.before),
        "after": support_as_json(change.after),
        "kept_by": list(change.kept_by),
        "after_id": change.after_id,
    }


def _shift(shift: Shift) -> Json:
    return {
        **fields(shift, "question key effect"),
        "before": reading_as_json(shift.before),
        "after": reading_as_json(shift.after),
    }


def _resting(it: Resting) -> Json:
    return {
        **fields(it, "kind id falls share"),
        "shares": [_share(share) for share in it.shares],
        "cuts": {"sets": [list(cut.voices) for cut in it.cuts.sets], **fields(it.cuts, "complete fewest")},
    }


def _share(share: Share) -> Json:
    return fields(share, "voice share error")
