"""How often an epoch shows each corpus."""

#: How often an epoch shows each corpus; below one, a part that changes from epoch to epoch.
SHARES = {
    "polnear": 1.0, "authored": 2.0, "gum": 0.6, "crossner": 1.5, "bio_bmc": 0.4, "bio_fly": 0.4, "factuality": 0.25,
    "releases": 0.25, "recognizers": 0.5,
}  # fmt: skip
#: The same for pairs; see ``training.prepare``.
PAIR_SHARES = {"public": 0.35, "close": 1.0, "authored": 2.0, "altered": 0.7, "copied": 0.5}
#: The same for a run that begins with weights that have seen all of it, to learn what was written since: the rest
#: is shown lest it be forgotten.
SHARES_AGAIN = {
    "polnear": 1.0, "authored": 2.0, "gum": 0.3, "crossner": 1.0, "bio_bmc": 0.2, "bio_fly": 0.2, "factuality": 0.15,
    "releases": 0.15, "recognizers": 0.5,
}  # fmt: skip
PAIR_SHARES_AGAIN = {"public": 0.05, "close": 0.1, "authored": 1.3, "altered": 0.05, "copied": 0.1}
#: Those whose attributions are annotated.
ATTRIBUTED = frozenset({"polnear", "authored"})
