"""Where claims come from, who relies on whom, and how many independent origins stand behind them."""

from whosays.weigh.origins.provenance import Provenance
from whosays.weigh.origins.trace import trace_origins

__all__ = ["Provenance", "trace_origins"]
