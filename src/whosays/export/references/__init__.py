"""The documents of a case, and what it cites and does not hold, as references for bibliographies."""
