"""What found a claim, in words that cannot be taken for a likelihood of the claim?"""

from __future__ import annotations

from whosays.records import Claim

_LEAST, _MOST = 0.01, 0.99


def made_in_words(claim: Claim) -> str:
    """What found ``claim`` and by which rule, then the model's probability of its own reading; empty if unknown."""
    if not claim.activity:
        return ""
    rule = f": {claim.rule}" if claim.rule else ""
    found = f"Found by {claim.activity}{rule}."
    if claim.model_probability is None:
        return found
    return f"{found} The model gives {_rounded(claim.model_probability)} that who said what is read rightly."


def _rounded(probability: float) -> str:
    """Two decimals, and never a number that claims certainty."""
    if probability < _LEAST:
        return f"less than {_LEAST}"
    return f"more than {_MOST}" if probability > _MOST else f"{probability:.2f}"
