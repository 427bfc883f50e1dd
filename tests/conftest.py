"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# How fast a machine is decides no test.
settings.register_profile("whosays", deadline=None)
settings.load_profile("whosays")
