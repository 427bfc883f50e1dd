"""Argued identities: the evidence that bears on whether two are one, collected and weighed, and nothing joined."""

from whosays.resolve.argued.collect import Draft, Key, collect
from whosays.resolve.argued.dossier import Dossier
from whosays.resolve.argued.hypothesis import hypothesis_of

__all__ = ["Dossier", "Draft", "Key", "collect", "hypothesis_of"]
