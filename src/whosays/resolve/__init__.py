"""Mentions become entities: who is the same as whom across documents."""

from whosays.resolve.join import Joined, join_entities

__all__ = ["Joined", "join_entities"]
