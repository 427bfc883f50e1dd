"""What a text says that one entity is, or did, to another."""

from whosays.extract.relations.drafts import DraftRelation, Side, StatedDraft
from whosays.extract.relations.find import find_relations
from whosays.extract.relations.parties import Parties
from whosays.extract.relations.stated import shared_out

__all__ = ["DraftRelation", "Parties", "Side", "StatedDraft", "find_relations", "shared_out"]
