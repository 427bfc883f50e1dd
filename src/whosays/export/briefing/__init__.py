"""A case as the document that an analyst hands over: one content, written as Markdown or for Word."""
