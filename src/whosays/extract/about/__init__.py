"""What a text says of somebody that tells one bearer of a name from another: roles, births, ages."""

from whosays.extract.about.roles import roles_of
from whosays.text.births import Birth, births_of

__all__ = ["Birth", "births_of", "roles_of"]
