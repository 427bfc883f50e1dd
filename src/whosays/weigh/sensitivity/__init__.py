"""What falls if a source falls: drops and what they change, minimal sets of sources, and each source's share."""

from whosays.weigh.sensitivity.changes import changes_between, changes_when_dropped
from whosays.weigh.sensitivity.critical import critical, resting_on
from whosays.weigh.sensitivity.cuts import find_cuts
from whosays.weigh.sensitivity.drops import Drop, Dropper, join_drops
from whosays.weigh.sensitivity.formula import Formula, Formulas
from whosays.weigh.sensitivity.shares import find_origin_shares, find_shares
from whosays.weigh.sensitivity.shifts import shifts_between

__all__ = [
    "Drop",
    "Dropper",
    "Formula",
    "Formulas",
    "changes_between",
    "changes_when_dropped",
    "critical",
    "find_cuts",
    "find_origin_shares",
    "find_shares",
    "join_drops",
    "resting_on",
    "shifts_between",
]
