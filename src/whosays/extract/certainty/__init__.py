"""How sure a text is: hedges, boosters and negation with their scope, and the commitment that results."""

from whosays.extract.certainty.commit import commitment
from whosays.extract.certainty.find import find_modifiers
from whosays.extract.certainty.modifier import Effect, Modifier, ModifierKind

__all__ = ["Effect", "Modifier", "ModifierKind", "commitment", "find_modifiers"]
