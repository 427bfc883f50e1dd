"""The ways in which papers come to tell one thing."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks._source_networks import Network


def witnesses(network: Network) -> None:
    """Two to four papers, each with a named witness of its own."""
    for _ in range(network.rng.randrange(2, 5)):
        network.witness()


def seen(network: Network) -> None:
    """Two to four papers that saw it for themselves."""
    for _ in range(network.rng.randrange(2, 5)):
        network.tell("")


def copied(network: Network, *, edited: bool = False) -> None:
    """One or two stories, each printed by one to four more papers."""
    for _ in range(network.rng.randrange(1, 3)):
        first = network.tell("") if network.rng.random() < 0.5 else network.leak(len(network.papers))
        for _ in range(network.rng.randrange(1, 5)):
            network.copy(first, edited=edited)


def edited(network: Network) -> None:
    """The same, with a word in ten left out or put in."""
    copied(network, edited=True)


def rewritten(network: Network, *, cited: bool = False) -> None:
    """One or two stories, each retold by one or two papers in their own words without a citation."""
    for _ in range(network.rng.randrange(1, 3)):
        first = network.tell("") if network.rng.random() < 0.5 else network.witness()
        for _ in range(network.rng.randrange(1, 3)):
            network.rewrite(first, cited=cited)


def relayed(network: Network) -> None:
    """The same, with one."""
    rewritten(network, cited=True)


def leaked_once(network: Network) -> None:
    """Three papers that cite officials without a name, who are one man."""
    for _ in range(3):
        network.leak(0)


def leaked_often(network: Network) -> None:
    """Three papers that cite officials without a name, who are three."""
    for who in range(3):
        network.leak(who)


def one_witness(network: Network) -> None:
    """Three papers that each asked the same named witness."""
    first = network.witness()
    network.retell(first)
    network.retell(first)


def parties(network: Network) -> None:
    """Two papers, each with one of the two whom it is about, and a third that asked one of them too."""
    network.retell(network.tell(network.cast[0]))
    network.tell(network.cast[1])


def circular(network: Network) -> None:
    """Three papers each of which cites the one before, and the first the last; half of the first name a witness."""
    first = network.witness() if network.rng.random() < 0.5 else network.tell("")
    last = network.rewrite(network.rewrite(first, cited=True), cited=True)
    network.close(first, last)


def mixed(network: Network) -> None:
    """Four to eight papers, each of which takes one of these ways, from a paper before it where it needs one."""
    begin = len(network.papers)
    for _ in range(network.rng.randrange(4, 8)):
        earlier = network.rng.randrange(begin, len(network.papers)) if len(network.papers) > begin else None
        way = network.rng.random()
        if earlier is None or way < 0.3:
            network.witness() if network.rng.random() < 0.5 else network.tell("")
        elif way < 0.45:
            network.leak(network.rng.randrange(2))
        elif way < 0.7:
            network.copy(earlier, edited=way < 0.6)
        elif way < 0.9:
            network.rewrite(earlier, cited=True)
        else:
            network.rewrite(earlier, cited=False)


WAYS: dict[str, Callable[[Network], None]] = {
    "independent named witnesses": witnesses,
    "papers that saw it themselves": seen,
    "one named witness, three papers": one_witness,
    "both parties, three papers": parties,
    "copies, word for word": copied,
    "copies, edited": edited,
    "retold without citation": rewritten,
    "relayed with citation": relayed,
    "leak, one official": leaked_once,
    "leak, three officials": leaked_often,
    "circular citation": circular,
    "mixture": mixed,
}
#: Those in which papers cite each other, so that bonds matter.
CITING = ("relayed with citation", "circular citation", "mixture")
