"""All tables of a case, and what none of them can hold."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from whosays.export.exported import Exported
from whosays.export.inventory import Unexpressed
from whosays.export.tables import analysts, audited, claims, documents, names, weighing
from whosays.export.tables.model import Table, as_date

#: In the order in which a reader meets them.
TABLES: Final[tuple[Table, ...]] = (
    *documents.TABLES,
    *claims.TABLES,
    *names.TABLES,
    *audited.TABLES,
    *weighing.TABLES,
    *analysts.TABLES,
)
#: The same by name.
BY_NAME: Final = MappingProxyType({table.name: table for table in TABLES})


def tell_missing(case: Exported, unexpressed: Unexpressed) -> None:
    """Note what no table holds: claims without a document, and dates that a column of dates cannot have.

    The EDTF beside the dates of times still has those.
    """
    analysis = case.analysis
    homeless = len(analysis.claims) - len(case.claims)
    unexpressed.add("claim whose document is gone", "claims whose documents are gone", homeless)
    bounds = [(time.earliest, time.latest) for _, time in analysis.times]
    bounds += [(time.earliest, time.latest) for claim in analysis.claims for time in claim.times]
    bounds += [(one.earliest, one.latest) for one in (analysis.balance.relations if analysis.balance else ())]
    lost = sum(written is not None and as_date(written) is None for pair in bounds for written in pair)
    unexpressed.add("date outside the years 1 to 9999", "dates outside the years 1 to 9999", lost)
