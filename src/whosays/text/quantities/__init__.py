"""Numbers of things: how many, of what, how exactly; from the words alone or with the help of a parse."""

from whosays.text.quantities.plain import plain_quantities
from whosays.text.quantities.quantity import Limit, Quantity
from whosays.text.quantities.reading import Count, Piece, find_counts

__all__ = ["Count", "Limit", "Piece", "Quantity", "find_counts", "plain_quantities"]
