"""What claims relate: typed relations between the entities of a case, with what stands behind each."""

from whosays.weigh.relations.gather import weigh_relations

__all__ = ["weigh_relations"]
