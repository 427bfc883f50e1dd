"""One reader a corpus: its files to ``LabelledText``."""
