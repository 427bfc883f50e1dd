"""Pairs of evidence and claim: what the heads over pairs and the vectors for retrieval learn from."""
