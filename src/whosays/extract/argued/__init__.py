"""Arguments that two are one: where a text makes them, and what it says of either that bears on them."""

from whosays.extract.argued.find import arguments_of
from whosays.extract.argued.linked import described_id
from whosays.extract.argued.said import statements_of

__all__ = ["arguments_of", "described_id", "statements_of"]
