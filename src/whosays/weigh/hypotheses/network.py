"""The network: hypotheses, voices that are reliable or not, and reports that tell something only through reliable ones.

A source that is not reliable says what it says whatever holds (Bovens and Hartmann, *Bayesian Epistemology*, 2003,
chapter 3); one that is says a thing the more readily the better it fits what holds. A report informs if all voices of
one of its lines are reliable and it is credible in itself. Given what holds and who is reliable, reports are
independent of each other: those with the same lines are one node. Voices hang together only by reports that need them
both: what is connected by the hypotheses alone is a network apart, and likelihoods are multiplied.

Inference is exact, by junction trees (pyAgrum: Ducamp, Gonzales and Wuillemin, PGM 2020). What varies comes in as
soft evidence (Pearl 1988, section 2.2.2), so that a tree is built once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log, log1p, prod
from typing import Any

from whosays.records import EntangledEvidence, MissingExtra
from whosays.weigh.hypotheses.dependence import Report
from whosays.weigh.hypotheses.parameters import RANGES, Parameter, Scale

#: Entries of the largest table that is still computed with.
_LARGEST = 1 << 22
#: What is least kept of a likelihood, so that its logarithm is finite.
_LEAST = 1e-300
_HYPOTHESES = "hypotheses"
_INDIFFERENT = [0.5, 0.5]
_Lines = tuple[frozenset[str], ...]


class Network:
    """Reports that hang together, and how likely they make each hypothesis.

    Args:
        hypotheses: Their keys.
        reports: All that share voices.
        parameters: All of them, in the order in which settings give their values.

    Raises:
        MissingExtra: If pyAgrum is not installed.
        EntangledEvidence: If a table of more than some four million entries were needed.
    """

    def __init__(self, hypotheses: Sequence[str], reports: Sequence[Report], parameters: Sequence[Parameter]) -> None:
        self.parameters = tuple(parameters)
        self._hypotheses = tuple(hypotheses)
        self._reports = tuple(reports)
        numbers: defaultdict[_Lines, list[int]] = defaultdict(list)
        for number, report in enumerate(reports):
            numbers[report.lines].append(number)
        #: Numbers of the reports with the same lines, by the node that tells of them.
        self._told = {f"told {at}": of_lines for at, of_lines in enumerate(numbers.values())}
        self._inference = _inference(len(hypotheses), dict(zip(self._told, numbers, strict=True)))
        self._evidence: dict[str, list[float]] = {}
        self._known: dict[tuple[Scale, tuple[float, ...]], tuple[float, ...]] = {}

    def logs(self, scale: Scale, setting: tuple[float, ...]) -> tuple[float, ...]:
        """By hypothesis the logarithm of the likelihood of all reports, but for a constant.

        Args:
            scale: What each consistency stands for.
            setting: The values of the parameters.
        """
        key = scale, setting
        if key not in self._known:
            for node, likelihoods in self._soft(scale, setting):
                if self._evidence.get(node) != likelihoods:
                    self._inference.chgEvidence(node, likelihoods)
                    self._evidence[node] = likelihoods
            self._inference.makeInference()
            shares = self._inference.posterior(_HYPOTHESES).tolist()
            self._known[key] = tuple(log(max(_LEAST, share)) for share in shares)
        return self._known[key]

    def _soft(self, scale: Scale, setting: Sequence[float]) -> Iterator[tuple[str, list[float]]]:
        """By node the likelihoods of its states: of voices, unreliable first; of what is told, silence first."""
        values = {(one.kind, one.node): value for one, value in zip(self.parameters, setting, strict=True)}
        for (kind, voice), value in values.items():
            if kind == "reliability":
                yield f"voice {voice}", [1 - value, value]
        ratios = dict(zip(RANGES, scale, strict=True))
        for node, numbers in self._told.items():
            by_report: list[list[float]] = []
            for number in numbers:
                member = self._reports[number].members[int(values.get(("member", number), 0))]
                low, high = member.credibility
                credible = low + (high - low) * values.get(("credibility", number), 0.0)
                ratings = map(member.rating, self._hypotheses)
                by_report.append([log1p(credible * (ratios[rating] - 1)) for rating in ratings])
            logs = [0.0, *map(sum, zip(*by_report, strict=True))]
            most = max(logs)
            yield node, [exp(one - most) for one in logs]


def _inference(hypotheses: int, told: Mapping[str, _Lines]) -> Any:
    """The inference over a network of all nodes, each open to soft evidence."""
    gum = _library()
    net = gum.BayesNet()
    net.add(gum.LabelizedVariable(_HYPOTHESES, "", hypotheses))
    net.cpt(_HYPOTHESES).fillWith(1 / hypotheses)
    soft = {}
    for voice in sorted({voice for lines in told.values() for way in lines for voice in way}):
        net.add(gum.LabelizedVariable(f"voice {voice}", "", 2))
        net.cpt(f"voice {voice}").fillWith(_INDIFFERENT)
        soft[f"voice {voice}"] = _INDIFFERENT
    for node, lines in told.items():
        ways = [_gate(gum, net, "all", [f"voice {voice}" for voice in sorted(way)]) for way in lines]
        informs = _gate(gum, net, "any", ways)
        net.add(gum.LabelizedVariable(node, "", 1 + hypotheses))
        net.addArc(_HYPOTHESES, node)
        net.addArc(informs, node)
        for one in range(hypotheses):
            for heard in (0, 1):
                net.cpt(node)[{_HYPOTHESES: one, informs: heard}] = [
                    float(state == heard * (1 + one)) for state in range(1 + hypotheses)
                ]
        soft[node] = [1.0] * (1 + hypotheses)
    inference = gum.LazyPropagation(net)
    inference.setTargets({_HYPOTHESES})
    inference.setEvidence(soft)
    _check(net, inference)
    return inference


def _library() -> Any:
    try:
        import pyagrum
    except ImportError:
        reason = "a Bayesian reading needs pyAgrum"
        raise MissingExtra(reason, "bayes") from None
    return pyagrum


def _gate(gum: Any, net: Any, kind: str, parents: Sequence[str]) -> str:
    """The node that says whether all, or any, of its parents hold; the parent itself where there is one."""
    if len(parents) == 1:
        return parents[0]
    name = f"{kind} {net.size()}"
    variable = gum.LabelizedVariable(name, "", 2)
    net.addAND(variable) if kind == "all" else net.addOR(variable)
    for parent in parents:
        net.addArc(parent, name)
    return name


def _check(net: Any, inference: Any) -> None:
    tree = inference.junctionTree()
    largest = max(prod(net.variable(node).domainSize() for node in tree.clique(one)) for one in tree.nodes())
    if largest > _LARGEST:
        reason = f"the items share their sources in too many ways: a table of {largest:,} entries would be needed"
        raise EntangledEvidence(reason, "drop items, or rate fewer that share sources")
