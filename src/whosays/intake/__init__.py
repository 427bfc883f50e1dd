"""Inputs to a case: which have to be read, in how many processes, and what became of each."""
