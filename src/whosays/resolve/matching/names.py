"""The models of names: how likely two names are one, and what that is made of.

The model of Fellegi and Sunter (1969): each comparison adds the log2 of how much likelier its outcome is between two
names of one bearer than between names of two. That paper has the parts of a name vary independently, which they do not:
the weights are estimated together, by logistic regression on judged pairs, with the sign of each fixed beforehand.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Generic

from whosays.records import Feature, Schema
from whosays.resolve.matching import organizations, persons
from whosays.resolve.matching.commonness import Commonness
from whosays.resolve.matching.comparison import Comparison, Pair
from whosays.resolve.matching.organizations import OrganizationPair
from whosays.resolve.matching.persons import PersonPair
from whosays.resolve.matching.spelling import Spelling
from whosays.text.names import parse_organization, parse_person

#: Two names to the pair that comparisons are made of.
Lay = Callable[[str, str], Pair]


@dataclass(frozen=True, slots=True)
class NameModel(Generic[Pair]):
    """Weighs pairs of names of one kind.

    Attributes:
        comparisons: What is compared.
        weights: Bits for each unit of a comparison's outcome.
        prior: Bits before anything is compared: among names that are alike enough to be compared at all.
        lay: Two names to a pair.
        ask: From here on, in bits, a pair is more likely one than two.
        words: The forms of a name's words.
        common: How common words are in names of this kind.
    """

    comparisons: Sequence[Comparison[Pair]]
    weights: tuple[float, ...]
    prior: float
    lay: Lay[Pair]
    ask: float
    words: Callable[[str], Sequence[str]]
    common: Commonness

    def bits(self, left: str, right: str) -> float:
        """Posterior log-odds in bits that two names are one."""
        pair = self.lay(left, right)
        total = self.prior
        for comparison, weight in zip(self.comparisons, self.weights, strict=True):
            if weight:
                total += weight * comparison.measure(pair)[0]
        return total

    def explain(self, left: str, right: str) -> tuple[Feature, ...]:
        """What ``bits`` is the sum of, the prior first; comparisons that change nothing are left out."""
        pair = self.lay(left, right)
        lines = [Feature("prior", self.prior, "names alike enough to be compared")]
        for comparison, weight in zip(self.comparisons, self.weights, strict=True):
            found = comparison.measure(pair)
            if weight * found[0]:
                lines.append(Feature(comparison.name, weight * found[0], comparison.detail(found)))
        return tuple(lines)


@functools.cache
def weights() -> Mapping[str, Any]:
    """The estimated weights, ``weights.json``; made by ``training.names``, which says what from."""
    table: Mapping[str, Any] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return table


@functools.cache
def spelling() -> Spelling:
    """The weighing of words."""
    table = weights()["spelling"]
    return Spelling(table["weights"], table["bias"])


def lay_persons(spelled: Spelling, common: Commonness) -> Lay[PersonPair]:
    """How personal names are laid side by side."""
    return lambda left, right: PersonPair.of(parse_person(left), parse_person(right), spelled, common)


def lay_organizations(spelled: Spelling, common: Commonness) -> Lay[OrganizationPair]:
    """How organizations' names are laid side by side."""
    return lambda left, right: OrganizationPair.of(parse_organization(left), parse_organization(right), spelled, common)


def person_words(name: str) -> list[str]:
    """The forms of a personal name's parts."""
    return [part.form for part in parse_person(name).parts]


def organization_words(name: str) -> list[str]:
    """The words of an organization's name."""
    return list(parse_organization(name).words)


@functools.cache
def person_model() -> NameModel[PersonPair]:
    """The model of personal names."""
    return _model("person", persons.COMPARISONS, lay_persons, person_words)


@functools.cache
def organization_model() -> NameModel[OrganizationPair]:
    """The model of the names of organizations, vessels and whatever else is no person."""
    return _model("organization", organizations.COMPARISONS, lay_organizations, organization_words)


def model_for(schema: Schema) -> NameModel[PersonPair] | NameModel[OrganizationPair]:
    """The model that weighs the names of such a thing."""
    return person_model() if schema == "Person" else organization_model()


def _model(
    key: str,
    comparisons: Sequence[Comparison[Pair]],
    lay: Callable[[Spelling, Commonness], Lay[Pair]],
    words: Callable[[str], Sequence[str]],
) -> NameModel[Pair]:
    table = weights()[key]
    common = Commonness(table["names"], table["counts"])
    return NameModel(
        comparisons,
        tuple(table["weights"][comparison.name] for comparison in comparisons),
        table["prior"],
        lay(spelling(), common),
        table["ask"],
        words,
        common,
    )
