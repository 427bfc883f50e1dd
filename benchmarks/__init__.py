"""Measurements: one module, one command, one table. None of it is part of the package."""
