"""How likely two parties are one, and why: an explained model after Fellegi and Sunter."""

from whosays.resolve.matching.names import model_for, organization_model, person_model
from whosays.resolve.matching.parties import Match, comparable, compare, probability
from whosays.resolve.matching.propose import COMPARED, PartyIndex, pairs

__all__ = [
    "COMPARED",
    "Match",
    "PartyIndex",
    "comparable",
    "compare",
    "model_for",
    "organization_model",
    "pairs",
    "person_model",
    "probability",
]
