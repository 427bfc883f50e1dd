"""How likely two parties are one, and why: an explained model after Fellegi and Sunter."""

from whosays.resolve.matching.names import model_for, organization_model, person_model
from whosays.resolve.matching.parties import Match, comparable, compare, probability

__all__ = ["Match", "comparable", "compare", "model_for", "organization_model", "person_model", "probability"]
