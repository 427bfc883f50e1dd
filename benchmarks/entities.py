"""Names of persons, organizations and places: ``python -m benchmarks.entities [LIMIT] [--weights FOLDER]``.

Compares the mentions of the rules, the names of the encoder and what the product makes of both with spaCy's own
entities, in the same run; the rules work on spaCy's parse. A name counts as found when both its span and its coarse
type agree; a leading "the" is taken off the gold standard's and all systems' names. The encoder may give names inside
names, which not all of the sets mark.

Sets (``WHOSAYS_DATA``): re3d (its annotators also mark nouns and pronouns and put titles inside: only gold names that
begin with a capital and hold no lower-case content word are counted, so that precision is understated alike for
all), crossner_politics dev, one in twenty files of worldwide_newswire, and the news in GUM's dev and test parts (of
each mention whose head is a proper noun, that noun with those around it). The encoder learns from CrossNER's and GUM's
training parts. ``LIMIT`` caps the texts of each set.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from benchmarks._data import data_dir
from benchmarks._encoder import Encoder, limit_of, open_encoder
from benchmarks._names import COARSE, Name, Text, document_of, gum_news, re3d, tagged
from benchmarks._scores import Counts
from whosays.extract.mentions import find_mentions
from whosays.language.parser import load_parser
from whosays.language.passages import Passage, analysed, passages
from whosays.language.reading import Read

_EVERY = 20
_OFFSET = 10
_KINDS = ("person", "organization", "place")

#: Counts by system and type.
Table = dict[str, dict[str, Counts]]


def rules(passage: Passage) -> Iterator[Name]:
    """The names that the rules of whosays find in a passage."""
    for mention in find_mentions(passage, "doc"):
        if mention.kind != "nominal" and mention.schema in COARSE:
            yield mention.span.start, mention.span.end, COARSE[mention.schema]


def parsers(passage: Passage) -> Iterator[Name]:
    """The names that the parser finds in a passage."""
    for entity in passage.doc.ents:
        if entity.label_ in COARSE:
            yield passage.start + entity.start_char, passage.start + entity.end_char, COARSE[entity.label_]


def encoders(read: Read) -> Iterator[Name]:
    """The names that the encoder finds in a text."""
    return ((name.start, name.end, COARSE[name.label]) for name in read.names if name.label in COARSE)


def bare(names: Iterable[Name], text: str) -> set[Name]:
    """Names without a leading "the"."""
    return {
        (start + 4 if text[start : start + 4].lower() == "the " else start, end, kind) for start, end, kind in names
    }


def measure(texts: Iterable[Text], encoder: Encoder | None) -> tuple[Table, float, float]:
    """Counts by system and type, with the seconds of parsing and of ``rules``."""
    table: Table = {}
    parsing = finding = 0.0
    for text in texts:
        document = document_of(text)
        begin = time.perf_counter()
        parsed = list(passages(document))
        parsing += time.perf_counter() - begin
        begin = time.perf_counter()
        ruled = [name for passage in parsed for name in rules(passage)]
        finding += time.perf_counter() - begin
        systems = {"spaCy": [name for passage in parsed for name in parsers(passage)], "whosays rules": ruled}
        if encoder is not None:
            read = encoder.reader.read(document.text, analysed(document))
            systems["encoder"] = list(encoders(read))
            systems["product"] = [name for passage in passages(document, read) for name in rules(passage)]
        gold = bare(text.gold, text.text)
        for system, names in systems.items():
            found = bare(names, text.text)
            counts = table.setdefault(system, {kind: Counts() for kind in _KINDS})
            for kind, count in counts.items():
                expected, given = ({name for name in some if name[2] == kind} for some in (gold, found))
                count.gold += len(expected)
                count.found += len(given)
                count.match(len(expected & given))
    return table, parsing, finding


def row(label: str, system: str, counts: Sequence[Counts]) -> str:
    """One line of the table: the sum of ``counts``."""
    total = Counts()
    for count in counts:
        total.gold += count.gold
        total.found += count.found
        total.match(count.right)
    return f"| {label} | {system} | {total.gold} | {total.row()} |"


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    encoder, rest = open_encoder(arguments)
    limit = limit_of(rest)
    crossner = (data_dir("crossner_politics") / "dev.txt").read_text(encoding="utf-8").splitlines()
    newswire = sorted(data_dir("worldwide_newswire").glob("*.tsv"))[_OFFSET::_EVERY]
    sets: dict[str, Iterable[Text]] = {
        "re3d": re3d(data_dir("re3d")),
        "crossner_politics dev": tagged(crossner),
        "worldwide_newswire": (
            text for path in newswire for text in tagged(path.read_text(encoding="utf-8").splitlines())
        ),
        "GUM news, dev and test": gum_news(data_dir("gum")),
    }
    load_parser()
    about = f"; encoder: {encoder.about}" if encoder else ""
    print(f"Names, span and coarse type right{about}\n")
    print("| set, type | system | gold | precision | recall | F1 |\n| --- | --- | ---: | ---: | ---: | ---: |")
    total_parsing = total_finding = 0.0
    for name, texts in sets.items():
        table, parsing, finding = measure(list(texts)[:limit], encoder)
        total_parsing, total_finding = total_parsing + parsing, total_finding + finding
        for kind in _KINDS:
            for system, kinds in table.items():
                print(row(f"{name}, {kind}", system, [kinds[kind]]))
        for system, kinds in table.items():
            print(row(f"{name}, all", system, list(kinds.values())))
    print(f"\nTime for mentions by rule: {100 * total_finding / total_parsing:.1f} % of the parse.")


if __name__ == "__main__":
    main(sys.argv[1:])
