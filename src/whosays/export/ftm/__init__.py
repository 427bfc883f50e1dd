"""FollowTheMoney 4: a case as entities, as statements with their provenance, and as candidates for a resolver.

The model is that of https://followthemoney.tech (4.11). Nothing here needs its library: the few schemata that are
written are tables, and every value is made to fit its property's type.
"""
