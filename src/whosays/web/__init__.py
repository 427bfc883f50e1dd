"""Pages and their JSON twins over a case. Nothing is here yet.

Calls ``whosays.case`` and nothing below it.
"""
