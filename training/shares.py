"""How often an epoch shows each corpus."""

#: By what a run is for: to learn from the start, to go on with weights that have seen all of it, or to learn from
#: teachers, who have an opinion on texts that nobody annotated. Below one, a part that changes from epoch to epoch.
SHARES = {
    "first": {
        "polnear": 1.0, "authored": 2.0, "gum": 0.6, "crossner": 1.5, "bio_bmc": 0.4, "bio_fly": 0.4,
        "factuality": 0.25, "releases": 0.25, "recognizers": 0.5,
    },
    "again": {
        "polnear": 1.0, "authored": 2.0, "gum": 0.3, "crossner": 1.0, "bio_bmc": 0.2, "bio_fly": 0.2,
        "factuality": 0.15, "releases": 0.15, "recognizers": 0.5,
    },
    "taught": {
        "polnear": 1.0, "authored": 2.0, "gum": 0.6, "crossner": 1.0, "bio_bmc": 0.4, "bio_fly": 0.4,
        "factuality": 0.25, "releases": 0.25, "recognizers": 0.5, "passages": 0.5, "news": 0.5, "notices": 0.5,
    },
}  # fmt: skip
#: The same for pairs; see ``training.prepare``.
PAIR_SHARES = {
    "first": {"public": 0.35, "close": 1.0, "authored": 2.0, "altered": 0.7, "copied": 0.5},
    "again": {"public": 0.05, "close": 0.1, "authored": 1.3, "altered": 0.05, "copied": 0.1},
}
#: Those whose attributions are annotated.
ATTRIBUTED = frozenset({"polnear", "authored"})
