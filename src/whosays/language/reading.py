"""What the encoder reads in a text: attributions, marks, names, times, candidates and factuality, as offsets."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np

from whosays.language.decode import Floats, Scored, best_roles, keep_one_source, logit, runs, softmax, tagged
from whosays.language.labels import CUE_CLASSES, ENTITY_KINDS, ENTITY_TYPES, MARKS, ROLES
from whosays.language.windows import Window, windows
from whosays.language.words import Words, words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

Bounds = tuple[int, int]


class Backend(Protocol):
    """Runs the network on one window of ``T`` word pieces and ``W`` words, with ``C`` cues."""

    def encode(
        self, ids: NDArray[np.int64], shapes: NDArray[np.int64], first: NDArray[np.int64]
    ) -> Mapping[str, Floats]:
        """Outputs of the heads by name, ``(W, labels)``, and ``states``, ``(W, D)``.

        Takes the pieces and the shapes of their words, ``(T,)``, and the first piece of each word, ``(W,)``.
        """

    def roles(self, states: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """Roles ``(C, W, 3)`` of the words of a window, ``(W, D)``, towards its cues, given their ends, ``(C,)``."""


#: Probabilities are kept so far from 0 and 1 before they are calibrated.
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds, tuned on development data and kept beside the weights.

    Attributes:
        cue: The surest word of a cue that stands in the content of no other is at least so probable to be one.
        nested: The surest word of a cue inside the content of another is at least so probable to be a cue.
        inside: A word beside it belongs to the cue while it is at least so probable, as a share of the surest.
        tag: The surest word of what any other head tells is at least so probable.
        switch: What it costs to change into or out of a content.
        calibration: Bias, and weights of the logits of the cue's and of the roles' mean probability: Platt scaling
            (Platt 1999) towards the probability that the attribution is right.
    """

    cue: float = 0.4
    nested: float = 0.5
    inside: float = 0.6
    tag: float = 0.5
    switch: float = 2.0
    calibration: tuple[float, float, float] = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Proposed:
    """An attribution as a model proposes it; half-open ranges of code points, each role in order.

    Attributes:
        source: One range; none where the text names none. Rules may give more.
        cue: One range.
        content: At least one range.
        cue_class: One of ``labels.CUE_CLASSES``.
        probability: The model's calibrated probability that cue, source and content are right, never a verdict; None
            where rules or a language model found it.
        nested: Whether its cue stands in the content of another.
        by: Who proposes it: the encoder, or a language model, which names no class: its ``cue_class`` says nothing.
    """

    source: tuple[Bounds, ...]
    cue: Bounds
    content: tuple[Bounds, ...]
    cue_class: str
    probability: float | None
    nested: bool = False
    by: Literal["encoder", "llm"] = "encoder"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A range of code points with a label and the model's own probability of it."""

    start: int
    end: int
    label: str
    probability: float


@dataclass(slots=True)
class Read:
    """Everything read in a text, in order."""

    attributions: list[Proposed] = field(default_factory=list)
    names: list[Labelled] = field(default_factory=list)
    marks: list[Labelled] = field(default_factory=list)
    times: list[Labelled] = field(default_factory=list)
    candidates: list[Labelled] = field(default_factory=list)
    factuality: list[tuple[int, int, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EvidenceReader:
    """The encoder with its tokenizer and thresholds.

    Attributes:
        backend: The network; with more threads than one it has to bear being run by several at a time.
        tokenizer: Words to pieces.
        opening: The piece that opens a window.
        closing: The piece that closes it.
        settings: Thresholds.
        threads: Windows that are read at a time. What is found does not depend on it.
    """

    backend: Backend
    tokenizer: Tokenizer
    opening: int
    closing: int
    settings: Settings = Settings()
    threads: int = 1

    def read(self, text: str, paragraphs: Sequence[Bounds], *, factuality: bool = False) -> Read:
        """Read ``paragraphs``, half-open ranges of code points of ``text``, in order; memory grows with what is found.

        With ``factuality``, every word gets its value, -3 to 3: how sure the writer is that what it tells of happened.
        """
        words = words_of(text, paragraphs, self.tokenizer)
        found = Read()
        cues: list[_Cue] = []
        for window, outputs, within in self._outputs(text, words):
            core = _core(window)
            cues += within
            _tags(found, words, window, core, outputs, self.settings.tag)
            if factuality:
                starts, ends = words.starts[window.start :], words.ends[window.start :]
                values = outputs["factuality"][:, 0]
                found.factuality += ((starts[i], ends[i], float(values[i])) for i in core)
        found.attributions = _settled(cues, words, self.settings)
        return found

    def _outputs(self, text: str, words: Words) -> Iterator[_WindowRead]:
        """What the network tells of each window, in order; each by itself, so that no reading depends on another."""

        def one(window: Window) -> _WindowRead:
            row = pieces_of(words, window, self.opening, self.closing)
            ids, shapes, first = (np.array(column, np.int64) for column in (row.ids, row.shapes, row.first))
            outputs = self.backend.encode(ids, shapes, first)
            return window, outputs, self._cues(window, _core(window), outputs)

        if self.threads == 1:
            yield from map(one, windows(text, words))
            return
        # A window is too small for several threads to share it well; each thread has its own.
        with ThreadPoolExecutor(self.threads) as pool:
            ahead: deque[Future[_WindowRead]] = deque()
            for window in windows(text, words):
                ahead.append(pool.submit(one, window))
                if len(ahead) > 2 * self.threads:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()

    def _cues(self, window: Window, core: range, outputs: Mapping[str, Floats]) -> list[_Cue]:
        """Cues of the window's core with the roles of all its words."""
        least = min(self.settings.cue, self.settings.nested)
        spans = [s for s in tagged(outputs["cue"], 0, least, self.settings.inside) if s.first in core]
        if not spans:
            return []
        outer = 1.0 - softmax(outputs["outer"])[:, 0]
        first, last = np.array([s.first for s in spans]), np.array([s.last for s in spans])
        logits = self.backend.roles(outputs["states"], first, last)
        chances = softmax(logits)
        classes = softmax(outputs["cue_class"])
        found = []
        for span, chosen, chance in zip(spans, best_roles(logits, self.settings.switch), chances, strict=True):
            keep_one_source(chosen, chance, range(span.first, span.last + 1))
            held = np.flatnonzero(chosen != ROLES.index("none"))
            if (chosen == ROLES.index("content")).any():
                name = CUE_CLASSES[int(classes[span.first : span.last + 1].mean(0).argmax())]
                by_roles = float(chance[held, chosen[held]].mean())
                outermost = float(outer[span.first : span.last + 1].max())
                found.append(_Cue(window.start, span, outermost, chosen, name, by_roles))
        return found


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue in a window that begins with word ``base``."""

    base: int
    span: Scored
    outermost: float
    roles: NDArray[np.int64]
    cue_class: str
    roles_probability: float

    def words(self, role: str) -> list[tuple[int, int]]:
        """Runs of words, counted in the text, that have the role."""
        return [(self.base + a, self.base + b) for a, b in runs(self.roles == ROLES.index(role))]


_WindowRead = tuple[Window, Mapping[str, Floats], list[_Cue]]


def _core(window: Window) -> range:
    """The words of a window that are read in it, counted from its beginning."""
    return range(window.core_start - window.start, window.core_end - window.start)


@dataclass(frozen=True, slots=True)
class Pieces:
    """One window as the network takes it."""

    ids: list[int]
    shapes: list[int]
    first: list[int]


def pieces_of(words: Words, window: Window, opening: int, closing: int) -> Pieces:
    """Word pieces of a window; ``closing`` parts its paragraphs as it ends it."""
    ids, shapes, first = [opening], [0], list[int]()
    for index in range(window.start, window.end):
        if words.breaks[index] and index > window.start:
            ids.append(closing)
            shapes.append(0)
        first.append(len(ids))
        ids += words.pieces[index]
        shapes += [words.shapes[index]] * len(words.pieces[index])
    return Pieces([*ids, closing], [*shapes, 0], first)


def _settled(cues: Sequence[_Cue], words: Words, settings: Settings) -> list[Proposed]:
    """Attributions in order of their cues; one whose cue stands in another's content has a threshold of its own."""
    held: dict[int, int] = {}
    for number, cue in enumerate(cues):
        if cue.outermost >= settings.cue:
            for first, last in cue.words("content"):
                for word in range(first, last + 1):
                    held.setdefault(word, number)
    kept = []
    for number, cue in enumerate(cues):
        nested = held.get(cue.base + cue.span.first, number) != number
        sure, least = (cue.span.probability, settings.nested) if nested else (cue.outermost, settings.cue)
        if sure >= least:
            kept.append(_proposed(cue, words, settings, sure, nested=nested))
    return sorted(kept, key=lambda a: a.cue)


def _proposed(cue: _Cue, words: Words, settings: Settings, sure: float, *, nested: bool) -> Proposed:
    def ranges(role: str) -> tuple[Bounds, ...]:
        return tuple((words.starts[a], words.ends[b]) for a, b in cue.words(role))

    bias, by_cue, by_roles = settings.calibration
    value = bias + by_cue * logit(sure, _LEAST) + by_roles * logit(cue.roles_probability, _LEAST)
    bounds = words.starts[cue.base + cue.span.first], words.ends[cue.base + cue.span.last]
    # Rounded, since processors differ in the last places.
    probability = round(float(1.0 / (1.0 + np.exp(-value))), 4)
    return Proposed(ranges("source"), bounds, ranges("content"), cue.cue_class, probability, nested)


def _tags(
    found: Read, words: Words, window: Window, core: range, outputs: Mapping[str, Floats], threshold: float
) -> None:
    """Append what the other heads tell of the window's core."""

    def bounds(span: Scored) -> Bounds:
        return words.starts[window.start + span.first], words.ends[window.start + span.last]

    def labelled(head: str, kind: int, label: str) -> list[Labelled]:
        spans = tagged(outputs[head], kind, threshold)
        return [Labelled(*bounds(s), label, s.probability) for s in spans if s.first in core]

    kinds = outputs["kind"]
    for name in ENTITY_TYPES:
        for span in tagged(outputs[f"name_{name}"], 0, threshold):
            if span.first in core:
                fine = int(kinds[span.first : span.last + 1].mean(0).argmax())
                label = ENTITY_KINDS[fine - 1] if fine else name
                found.names.append(Labelled(*bounds(span), label, span.probability))
    for index, mark in enumerate(MARKS):
        found.marks += labelled("marks", index, mark)
    found.times += labelled("time", 0, "time")
    found.candidates += labelled("candidate", 0, "nominal")
    pronouns = softmax(outputs["candidate"])[:, -1]
    for index in core:
        start, end = words.starts[window.start + index], words.ends[window.start + index]
        if pronouns[index] >= threshold:
            found.candidates.append(Labelled(start, end, "pronoun", float(pronouns[index])))
