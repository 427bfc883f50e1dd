"""Estimates the weights by which names are compared: ``python -m training.names``."""
