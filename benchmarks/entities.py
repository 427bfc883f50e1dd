"""Names of persons, organizations and places: ``python -m benchmarks.entities [LIMIT]``.

Compares the mentions of whosays with spaCy's own entities, on the same parse, in the same run. A name counts as found
when both its span and its coarse type agree; a leading "the" is taken off the gold standard's and both systems' names.

Sets (``WHOSAYS_DATA``): re3d (its annotators also mark nouns and pronouns and put titles inside: only gold names that
begin with a capital and hold no lower-case content word are counted, so that precision is understated alike for
both), crossner_politics dev, and one in twenty files of worldwide_newswire. ``LIMIT`` caps the texts of each set.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._data import data_dir
from whosays.extract.mentions import find_mentions
from whosays.language.parser import load_parser
from whosays.language.passages import Passage, passages
from whosays.records import Block, Document

_COARSE = {
    "Person": "person", "politician": "person", "person": "person", "PERSON": "person",
    "Organization": "organization", "Organisation": "organization", "organisation": "organization",
    "politicalparty": "organization", "PublicBody": "organization", "Company": "organization", "ORG": "organization",
    "Location": "place", "location": "place", "country": "place", "Facility": "place", "Country": "place",
    "Address": "place", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
_CLOSERS = frozenset(".,;:!?)]}%") | {"'s", "’s", "n't", "'", "’"}
_PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they", "you", "our", "their", "his", "her"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "al", "bin", "el", "von", "van", "du"})
_EVERY = 20
_OFFSET = 10

_Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its gold names as ``(start, end, coarse type)`` in code points."""

    text: str
    gold: frozenset[_Name]


def re3d(folder: Path) -> Iterator[Text]:
    """The three parts of re3d."""
    for part in sorted(path.parent for path in folder.glob("*/documents.json")):
        gold: dict[str, set[_Name]] = {}
        for line in (part / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            coarse = _COARSE.get(entity["type"])
            if coarse and _is_name(entity["value"]):
                gold.setdefault(entity["documentId"], set()).add((entity["begin"], entity["end"], coarse))
        for line in (part / "documents.json").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            yield Text(document["text"], frozenset(gold.get(document["_id"], ())))


def _is_name(value: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’.-]*", value)
    bare = words[1:] if words and words[0].lower() in {"the", "a", "an"} else words
    if not bare or bare[0].lower() in _PRONOUNS:
        return False
    return any(w[0].isupper() for w in bare) and all(w[0].isupper() or w.lower() in _SMALL or "-" in w for w in bare)


def tagged(lines: Iterable[str]) -> Iterator[Text]:
    """Texts of ``word<TAB>BIO tag`` lines, paragraphs of up to 40 sentences."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in lines:
        word, _, tag = line.rstrip("\n").partition("\t")
        if word.strip():
            sentences[-1].append((word.strip(), tag.strip().split(" ")[-1]))
        elif sentences[-1]:
            sentences.append([])
    yield from (_assembled(sentences[start : start + 40]) for start in range(0, len(sentences), 40))


def _assembled(sentences: Sequence[Sequence[tuple[str, str]]]) -> Text:
    """One text with a sentence per paragraph, blanks put where writers put them."""
    text, gold = "", set[_Name]()
    for sentence in sentences:
        text += "\n\n" if text else ""
        opened: tuple[int, str] | None = None
        quoted, glue = False, True
        for place, (word, tag) in enumerate(sentence):
            hyphen = word == "-" and 0 < place < len(sentence) - 1 and sentence[place + 1][0][0].isalnum()
            hyphen = hyphen and sentence[place - 1][0].isalnum()
            ending = word == "s" and place > 0 and sentence[place - 1][0] in {"'", "’"}
            if not (glue or hyphen or ending or word in _CLOSERS or (word == '"' and quoted)):
                text += " "
            if opened and not tag.startswith("I-"):
                opened = None
            if tag.startswith("B-"):
                opened = (len(text), tag[2:])
            text += word
            if opened and opened[1] in _COARSE:
                gold = {name for name in gold if name[0] != opened[0]}
                gold.add((opened[0], len(text), _COARSE[opened[1]]))
            glue = hyphen or word in {"(", "[", "{"} or (word == '"' and not quoted)
            quoted = quoted != (word == '"')
    return Text(text, frozenset(gold))


def document_of(text: str) -> Document:
    """A document with a block per paragraph."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text))
    return Document("doc", "", "", "text/plain", "", "source", None, text, (), blocks)


def ours(passage: Passage) -> Iterator[_Name]:
    """The names that whosays finds in a passage."""
    for mention in find_mentions(passage, "doc"):
        if mention.kind != "nominal" and mention.schema in _COARSE:
            yield mention.span.start, mention.span.end, _COARSE[mention.schema]


def parsers(passage: Passage) -> Iterator[_Name]:
    """The names that the parser finds in a passage."""
    for entity in passage.doc.ents:
        if entity.label_ in _COARSE:
            yield passage.start + entity.start_char, passage.start + entity.end_char, _COARSE[entity.label_]


def bare(names: Iterable[_Name], text: str) -> set[_Name]:
    """Names without a leading "the"."""
    return {
        (start + 4 if text[start : start + 4].lower() == "the " else start, end, kind) for start, end, kind in names
    }


def measure(texts: Iterable[Text]) -> tuple[dict[str, dict[str, Counter[str]]], float, float]:
    """Counts of found, gold and right names by system and type, with the seconds of parsing and of ``ours``."""
    counts = {
        system: {kind: Counter[str]() for kind in ("person", "organization", "place")}
        for system in ("spaCy", "whosays")
    }
    parsing = finding = 0.0
    for text in texts:
        begin = time.perf_counter()
        read = list(passages(document_of(text.text)))
        parsing += time.perf_counter() - begin
        begin = time.perf_counter()
        mine = [name for passage in read for name in ours(passage)]
        finding += time.perf_counter() - begin
        gold = bare(text.gold, text.text)
        theirs = [name for passage in read for name in parsers(passage)]
        for system, found in (("spaCy", bare(theirs, text.text)), ("whosays", bare(mine, text.text))):
            for kind, count in counts[system].items():
                expected, given = ({name for name in names if name[2] == kind} for names in (gold, found))
                count.update(gold=len(expected), found=len(given), right=len(expected & given))
    return counts, parsing, finding


def row(label: str, system: str, counts: Counter[str]) -> str:
    """One line of the table."""
    precision = counts["right"] / max(counts["found"], 1)
    recall = counts["right"] / max(counts["gold"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"| {label} | {system} | {counts['gold']} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    limit = int(arguments[0]) if arguments else None
    crossner = (data_dir("crossner_politics") / "dev.txt").read_text(encoding="utf-8").splitlines()
    newswire = sorted(data_dir("worldwide_newswire").glob("*.tsv"))[_OFFSET::_EVERY]
    sets: dict[str, Iterable[Text]] = {
        "re3d": re3d(data_dir("re3d")),
        "crossner_politics dev": tagged(crossner),
        "worldwide_newswire": (
            text for path in newswire for text in tagged(path.read_text(encoding="utf-8").splitlines())
        ),
    }
    load_parser()
    print("| set, type | system | gold | precision | recall | F1 |\n| --- | --- | ---: | ---: | ---: | ---: |")
    total_parsing = total_finding = 0.0
    for name, texts in sets.items():
        counts, parsing, finding = measure(list(texts)[:limit])
        total_parsing, total_finding = total_parsing + parsing, total_finding + finding
        for kind in ("person", "organization", "place"):
            for system, kinds in counts.items():
                print(row(f"{name}, {kind}", system, kinds[kind]))
        for system, kinds in counts.items():
            print(row(f"{name}, all", system, sum(kinds.values(), Counter[str]())))
    print(f"\nTime for mentions: {100 * total_finding / total_parsing:.1f} % of the parse.")


if __name__ == "__main__":
    main(sys.argv[1:])
