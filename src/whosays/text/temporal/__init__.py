"""Temporal expressions in English: a grammar that finds them, and a calendar that resolves them."""
