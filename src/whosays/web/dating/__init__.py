"""The timeline: the dates that claims give, by who gives them or by whom they are about."""
