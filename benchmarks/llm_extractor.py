"""A language model beside the built-in extractor: `python -m benchmarks.llm_extractor [PART] [LIMIT] [--llm URL …]`.

`--llm URL --llm-model NAME [--llm-key-env VAR]` name the model as for `whosays read`; without them the rows of the
built-in extractor are printed alone. PART is as for `benchmarks.attribution`: `dev` (PolNeAR, the default),
`authored-dev`, `authored-test`; LIMIT keeps the first texts; `--weights FOLDER` measures another encoder. The texts are
public or our own; how much of them goes where is said on standard error before anything is sent.

The columns are those of `benchmarks.attribution`. *Alone* is what a model proposes: the encoder's attributions with
bounds mended, the language model's as they were found in the text again. *With the rules* is what `whosays read` makes
claims of. A text is asked for once, however often it was annotated; one that the model did not answer for counts as one
in which it found nothing, and is named below the table with what was dropped.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks import _attributions as systems
from benchmarks._attributions import PARTS, Predicted, Text, texts_of
from benchmarks._encoder import Encoder, limit_of, open_encoder
from benchmarks._scores import Tally
from benchmarks.attribution import table
from whosays.extract.attribution.proposals import read_with, with_bounds
from whosays.extract.llm import LlmRead, asked_with, read_by_llm, windows_of
from whosays.extract.llm.grounding import Dropped
from whosays.language.passages import passages
from whosays.language.reading import Read
from whosays.records import InputError, UsageError
from whosays.records.llm import LlmOptions


@dataclass(slots=True)
class Asked:
    """A language model, and what became of the texts that it was asked to read.

    Attributes:
        options: Which one.
        reads: What it read, by text; None where it did not answer.
        failures: Why not, by the name of the text.
        seconds: How long all of it took.
    """

    options: LlmOptions
    reads: dict[str, LlmRead | None] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def read(self, text: Text) -> LlmRead:
        """What it reads in a text; nothing where it does not answer."""
        if text.annotated.text not in self.reads:
            begun = time.perf_counter()
            try:
                self.reads[text.annotated.text] = read_by_llm(text.document(), self.options)
            except InputError as error:
                self.reads[text.annotated.text] = None
                self.failures[text.annotated.name] = error.reason
            self.seconds += time.perf_counter() - begun
        return self.reads[text.annotated.text] or LlmRead((), Dropped())


def rows(text: Text, encoder: Encoder | None, asked: Asked | None) -> Iterator[tuple[str, list[Predicted]]]:
    """What each system finds in a text, by the name of its row."""
    document = text.document()
    read = read_with(encoder.reader, document) if encoder is not None else None
    if read is not None:
        yield from _each("built-in, alone", systems.encoder(with_bounds(document, read)))
    yield from _each("built-in, with the rules", systems.found_in(passages(document, read)))
    if asked is not None:
        found = asked.read(text)
        yield from _each("language model, alone", systems.encoder(found.proposed))
        instead = read or Read()
        instead.attributions = list(found.proposed)
        yield from _each("language model, with the rules", systems.found_in(passages(document, instead)))


def _each(name: str, predicted: list[Predicted]) -> Iterator[tuple[str, list[Predicted]]]:
    yield f"{name}, outermost", systems.outermost(predicted)
    yield f"{name}, nested too", predicted


def about(asked: Asked) -> Iterator[str]:
    """What to know of the rows of a language model."""
    reads = [read for read in asked.reads.values() if read is not None]
    dropped = sum((read.dropped for read in reads), Dropped())
    given = dropped.total + sum(len(read.proposed) for read in reads)
    yield (
        f"Language model: {asked_with(asked.options)}. {len(asked.reads)} texts in {asked.seconds:.1f} s. Of {given} "
        f"attributions that it gave, {dropped.total} do not count: {dropped.absent} not in the text, {dropped.apart} "
        f"far apart, {dropped.repeated} repeated, {dropped.malformed} of another form."
    )
    for name, reason in asked.failures.items():
        yield f"Not answered for: {name} ({reason})."


def _arguments(arguments: Sequence[str]) -> tuple[LlmOptions | None, list[str]]:
    """The language model, and the other arguments; ends the program with status 2 where they make no sense."""
    parser = argparse.ArgumentParser(prog="benchmarks.llm_extractor", allow_abbrev=False)
    for flag in ("--llm", "--llm-model", "--llm-key-env"):
        parser.add_argument(flag)
    given, rest = parser.parse_known_args(arguments)
    if given.llm is None:
        return None, rest
    try:
        return LlmOptions(given.llm, given.llm_model or "", given.llm_key_env), rest
    except UsageError as error:
        parser.error(str(error))


def _say(texts: Sequence[Text], llm: LlmOptions | None) -> None:
    if llm is None:
        print("no endpoint is named (--llm URL --llm-model NAME): the built-in extractor alone", file=sys.stderr)
        return
    windows = {text.annotated.text: windows_of(text.document(), llm.characters) for text in texts}
    requests = sum(map(len, windows.values()))
    print(
        f"{sum(map(len, windows)):,} characters of {len(windows)} texts go to {llm.host} in {requests} requests",
        file=sys.stderr,
    )


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    llm, rest = _arguments(arguments)
    encoder, rest = open_encoder(rest)
    part = rest.pop(0) if rest and not rest[0].isdigit() else "dev"
    if part not in PARTS:
        print(f"no part {part!r}; there are {', '.join(PARTS)}", file=sys.stderr)
        raise SystemExit(2)
    limit = limit_of(rest)
    texts = texts_of(part)[:limit]
    _say(texts, llm)
    asked = Asked(llm) if llm is not None else None
    tallies: dict[str, Tally] = {}
    for text in texts:
        for name, predicted in rows(text, encoder, asked):
            found = [one.roles for one in predicted]
            tallies.setdefault(name, Tally()).add(text.annotated.attributions, found, text.annotated.text)
    count = sum(len(text.annotated.attributions) for text in texts)
    using = f"; encoder: {encoder.about}" if encoder else ""
    print(f"{PARTS[part]}: {len(texts)} annotated texts, {count} attributions{using}\n")
    print(table("system", tallies))
    if asked is not None:
        print("", *about(asked), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
