"""Source networks whose true origins are known: papers that see, ask, copy, rewrite, relay and leak.

Every matter is a sentence about two invented persons and a town (``stories.toml``). Papers tell of it one after the
other; a paper either has it from somebody of its own, an origin, or from a paper before it, and then its origins are
that paper’s.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))
#: Share of the words of a copy that an editor leaves out, and before which one puts one in.
_CUT, _PUT = 0.05, 0.05
_PUT_IN = ("reportedly", "also", "now", "quietly", "then", "late", "even", "soon")


@dataclass(frozen=True, slots=True)
class Paper:
    """What one document has on one matter.

    Attributes:
        matter: Number of the matter.
        cast: The two persons and the town.
        words: What it says of it, as a clause.
        details: Its further sentences.
        by: Whom it names as its source; in small letters where it withholds the name.
        origins: Who really stands behind it.
        cites: Number of the paper that it names as having it from; None where it names none.
        day: When it came out.
    """

    matter: int
    cast: tuple[str, str, str]
    words: str
    details: tuple[str, ...]
    by: str
    origins: frozenset[str]
    day: int
    cites: int | None = None


@dataclass(slots=True)
class Network:
    """Papers on matters, drawn with one seed.

    Attributes:
        rng: What they are drawn with.
        papers: So far.
        cast: The two persons and the town of the matter at hand.
    """

    rng: random.Random
    papers: list[Paper] = field(default_factory=list)
    cast: tuple[str, str, str] = ("", "", "")
    _phrasings: list[str] = field(default_factory=list)
    _matter: int = -1

    def matter(self) -> int:
        """Begin a new matter; return its number."""
        self._matter += 1
        kind = self.rng.choice(WORDS["matters"])
        self.cast = (self._person(), self._person(), self.rng.choice(WORDS["places"]))
        actor, other, place = self.cast
        texts = [text.format(actor=actor, other=other, place=place) for text in kind["phrasings"]]
        self._phrasings = self.rng.sample(texts, len(texts))
        return self._matter

    def _detail(self) -> str:
        return " ".join(self.rng.choice(WORDS[part]) for part in ("tellers", "did", "things", "where")) + "."

    def _person(self) -> str:
        return f"{self.rng.choice(WORDS['givens'])} {self.rng.choice(WORDS['surnames'])}"

    def tell(self, by: str, origins: frozenset[str] | None = None) -> int:
        """A paper tells of the matter in words of its own; return its number.

        Args:
            by: Whom it names; empty where it says so itself.
            origins: Who stands behind it; itself or whom it names where None.
        """
        number = len(self.papers)
        words = self._phrasings.pop()
        details = (self._detail(), self._detail())
        origins = origins or frozenset({by or f"paper {number}"})
        return self._add(Paper(self._matter, self.cast, words, details, by, origins, self.rng.randrange(1, 300)))

    def witness(self) -> int:
        """A paper has it from a named person of its own."""
        return self.tell(self._person())

    def leak(self, who: int) -> int:
        """A paper has it from one of several officials, whom it does not name."""
        secret = f"official {who} of matter {self._matter}"
        return self.tell(self.rng.choice(WORDS["officials"]), frozenset({secret}))

    def copy(self, of: int, *, edited: bool) -> int:
        """A paper prints the story of another, as it is or with words left out and put in, and does not say so."""
        paper = self.papers[of]
        words, *details = (self._edited(text) if edited else text for text in (paper.words, *paper.details))
        copied = replace(
            paper, words=words, details=tuple(details), cites=None, day=paper.day + self.rng.randrange(1, 9)
        )
        return self._add(copied)

    def _edited(self, text: str) -> str:
        kept: list[str] = []
        for word in text.split():
            if word[0].islower() and self.rng.random() < _CUT:
                continue
            if word[0].islower() and self.rng.random() < _PUT:
                kept.append(self.rng.choice(_PUT_IN))
            kept.append(word)
        return " ".join(kept)

    def rewrite(self, of: int, *, cited: bool) -> int:
        """A paper tells the story of another in words of its own, and cites it or claims it for itself."""
        paper = self.papers[of]
        number = self.tell("", paper.origins)
        day = paper.day + self.rng.randrange(1, 9)
        self.papers[number] = replace(self.papers[number], cites=of if cited else None, day=day)
        return number

    def retell(self, of: int) -> int:
        """A paper asks the source of another too and tells it in words of its own."""
        paper = self.papers[of]
        return self.tell(paper.by, paper.origins)

    def close(self, first: int, last: int) -> None:
        """Let the first paper of a circle cite the last one."""
        self.papers[first] = replace(self.papers[first], cites=last)

    def _add(self, paper: Paper) -> int:
        self.papers.append(paper)
        return len(self.papers) - 1
