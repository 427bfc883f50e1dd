"""A document as the reader shows it, and its claims as cards: data first, and what the text is painted with."""
