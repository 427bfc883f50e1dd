"""GUM: names, mentions, coreference and negation, in the genres whose texts may be used commercially."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.text import Bounds, LabelledText, Tagged

#: Genres whose texts are under CC BY, CC BY-SA, or free; those of the others are not for commercial use.
FREE_GENRES = frozenset(
    {"academic", "bio", "court", "interview", "news", "speech", "textbook", "conversation", "vlog", "voyage"}
)
_ENTITY = re.compile(r"\((\d+)-([a-z]+)(?:-[^()]*)?|(\d+)\)|\)")
_COARSE = {"person": "person", "organization": "organization", "place": "place", "event": "event"}
_REFERENTS = frozenset({"person", "organization", "place", "event", "object"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WP$"})


@dataclass
class _Word:
    start: int
    end: int
    tag: str
    negative: bool
    head: int = -1


@dataclass
class _Mention:
    first: int
    last: int
    kind: str
    words: list[int] = field(default_factory=list)
    chain: str = ""


@dataclass(frozen=True, slots=True)
class ChainMention:
    """A mention of GUM's coreference layer; offsets are half-open ranges of code points.

    Attributes:
        start: Of the whole mention.
        end: Likewise.
        head: Range of the head: of a name, all its proper nouns.
        tag: Part of speech of the head word, as the Penn Treebank has it.
        kind: As GUM has it: person, organization, place, event, time, object, abstract and others.
        chain: What it stands for; mentions of one thing have one.
    """

    start: int
    end: int
    head: Bounds
    tag: str
    kind: str
    chain: str


@dataclass(frozen=True, slots=True)
class ChainedText:
    """A text with all mentions of its coreference layer, singletons included."""

    name: str
    text: str
    paragraphs: tuple[Bounds, ...]
    mentions: tuple[ChainMention, ...]


def split_of(name: str, splits: Path) -> str:
    """The part of the corpus that a document is in, as ``splits.md`` has it."""
    part = ""
    for line in splits.read_text("utf-8").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif line.strip() == f"* {name}":
            return part
    return "train"


def read_gum(folder: Path, split: str, *, free_only: bool) -> Iterator[LabelledText]:
    """The documents of one split; for training, those of free genres alone."""
    for path in _paths(folder, split, free_only=free_only):
        text, paragraphs, words, mentions = _parsed(path)
        yield LabelledText(path.stem, text, paragraphs, tags=_tags(words, mentions))


def read_chains(folder: Path, split: str, *, free_only: bool) -> Iterator[ChainedText]:
    """The documents of one split with their coreference; for training, those of free genres alone."""
    for path in _paths(folder, split, free_only=free_only):
        text, paragraphs, words, mentions = _parsed(path)
        yield ChainedText(path.stem, text, paragraphs, tuple(_chained(words, mention) for mention in mentions))


def _paths(folder: Path, split: str, *, free_only: bool) -> Iterator[Path]:
    for path in sorted((folder / "dep").glob("*.conllu")):
        genre = path.stem.split("_")[1]
        if split_of(path.stem, folder / "splits.md") == split and (genre in FREE_GENRES or not free_only):
            yield path


def _parsed(path: Path) -> tuple[str, tuple[Bounds, ...], list[_Word], list[_Mention]]:
    """A document's text and paragraphs, its words, and its mentions."""
    text = ""
    paragraphs: list[tuple[int, int]] = []
    words: list[_Word] = []
    mentions: list[_Mention] = []
    opened: list[tuple[str, _Mention]] = []
    begun = 0
    base = 0
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            if text[begun:].strip():
                paragraphs.append((begun, len(text)))
            text += "\n"
            begun = len(text)
        if not line:
            base = len(words)
        fields = line.split("\t")
        if len(fields) != 10 or not fields[0].isdigit():
            continue
        features, misc = fields[5], dict(p.partition("=")[::2] for p in fields[9].split("|") if "=" in p)
        negative = "Polarity=Neg" in features or (fields[1].lower() in {"no", "never"})
        head = int(fields[6]) - 1 + base if fields[6] != "0" else -1
        words.append(_Word(len(text), len(text) + len(fields[1]), fields[4], negative, head))
        text += fields[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
        _open_and_close(misc.get("Entity", ""), len(words) - 1, opened, mentions)
    if text[begun:].strip():
        paragraphs.append((begun, len(text)))
    return text, tuple(paragraphs), words, mentions


def _open_and_close(entity: str, index: int, opened: list[tuple[str, _Mention]], done: list[_Mention]) -> None:
    for match in _ENTITY.finditer(entity):
        if match[0].startswith("("):
            mention = _Mention(index, index, match[2], chain=match[1])
            opened.append((match[1], mention))
            done.append(mention)
        elif match[3]:
            for place in range(len(opened) - 1, -1, -1):
                if opened[place][0] == match[3]:
                    opened.pop(place)[1].last = index
                    break
        elif opened:  # a mention of one word closes where it opens
            opened.pop()[1].last = index


def _tags(words: list[_Word], mentions: list[_Mention]) -> dict[str, tuple[Tagged, ...]]:
    names: dict[str, list[Tagged]] = {f"name_{kind}": [] for kind in _COARSE.values()}
    candidates: list[Tagged] = []
    for mention in mentions:
        first, last = mention.first, mention.last
        head = _head(words, mention)
        if words[head].tag in {"NNP", "NNPS"} and mention.kind in _COARSE:
            bounds = _name(words, first, head, last)
            names[f"name_{_COARSE[mention.kind]}"].append((*bounds, _COARSE[mention.kind]))
        elif words[head].tag in _PRONOUNS and first == last and mention.kind in _REFERENTS:
            candidates.append((words[head].start, words[head].end, "pronoun"))
        elif words[head].tag in {"NN", "NNS"} and mention.kind in _REFERENTS:
            candidates.append((words[first].start, words[head].end, "nominal"))
    negations = [(word.start, word.end, "negation") for word in words if word.negative]
    tags: dict[str, list[Tagged]] = {**names, "candidate": _innermost(candidates)}
    found = {head: tuple(spans) for head, spans in tags.items()}
    return {**found, "negation": tuple(negations)}


def _head(words: list[_Word], mention: _Mention) -> int:
    """The head word of a mention: the first that depends on a word outside it."""
    inside = range(mention.first, mention.last + 1)
    return next((i for i in inside if words[i].head not in inside), mention.last)


def _chained(words: list[_Word], mention: _Mention) -> ChainMention:
    first, last = mention.first, mention.last
    head = _head(words, mention)
    bounds = words[head].start, words[head].end
    if words[head].tag in {"NNP", "NNPS"}:
        bounds = _name(words, first, head, last)
    return ChainMention(words[first].start, words[last].end, bounds, words[head].tag, mention.kind, mention.chain)


def _name(words: list[_Word], first: int, head: int, last: int) -> tuple[int, int]:
    """The proper nouns around the head, with the small words between them, without articles and titles set off."""

    def is_name(index: int) -> bool:
        return first <= index <= last and words[index].tag in {"NNP", "NNPS", "CD", "HYPH"}

    def leads_to(index: int, step: int) -> bool:
        """Whether a name stands at ``index``, or one small word and then a name."""
        small = first <= index <= last and words[index].tag in {"IN", "CC", "DT", "JJ"}
        return is_name(index) or (small and is_name(index + step))

    start = end = head
    while leads_to(start - 1, -1):
        start -= 1
    while leads_to(end + 1, 1):
        end += 1
    return words[start].start, words[end].end


def _innermost(spans: list[Tagged]) -> list[Tagged]:
    """Of mentions that overlap, the part of the longer one behind the shorter: "(the firm)'s (lawyer)"."""
    kept: list[Tagged] = []
    for start, end, kind in sorted(set(spans), key=lambda s: (s[1], -s[0])):
        begins = max(start, kept[-1][1]) if kept else start
        if begins < end:
            kept.append((begins, end, kind))
    return kept
