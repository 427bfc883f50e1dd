"""The source documents of a case as works: what a brief cites as one thing.

The chapters of a report are one work. The letters of a folder are a work each, and the folder is a *collection*, which
a brief may cite too: "the documents seized at the farm".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

from whosays.audit.citations.dates import Days
from whosays.audit.citations.heads import Head, path_words, read_head
from whosays.audit.citations.lexicon import is_generic, kinds_of, words
from whosays.audit.citations.naming import keys_of, name_words, singular
from whosays.audit.shelf import Shelf
from whosays.records import Analysis, Document
from whosays.text.names import initials

_NOT_WORD = re.compile(r"[\W_]+")
_ROMAN = re.compile(r"[ivx]+")
#: Of the files of a folder, the share that must be chapters for the rest to be of the same report.
_MOSTLY = 0.5
#: Parts whose own titles count for the whole; the chapters of a long report have titles on anything.
_FEW = 4
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that can be cited.

    Attributes:
        title: Of the work, in its own words.
        document_ids: Its documents in their order; never empty.
        issuers: Bodies that issued it, as written.
        authors: Persons who wrote it.
        kinds: What it is, in the words of the lexicon; empty where nothing tells.
        dates: First and last day that each of its dates can mean.
        numbers: Docket and serial numbers.
        entity_ids: Of those who issued or wrote it.
        issuer_keys: Keys of the words of the issuers, their acronyms and the file's name.
        author_keys: Of the authors' names.
        role_keys: Of what they sign as, and of what may be the name of who issued it.
        path_keys: Of the file's name and folder.
        title_keys: Of the title's and the file's words.
        lead_keys: Of the beginning of the text.
        voice_keys: Of the words for whoever speaks in it.
        collection: Whether it is a folder of works.
    """

    title: str
    document_ids: tuple[str, ...]
    issuers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    dates: tuple[Days, ...] = ()
    numbers: frozenset[str] = frozenset()
    entity_ids: frozenset[str] = frozenset()
    issuer_keys: frozenset[str] = frozenset()
    author_keys: frozenset[str] = frozenset()
    role_keys: frozenset[str] = frozenset()
    path_keys: frozenset[str] = frozenset()
    title_keys: frozenset[str] = frozenset()
    lead_keys: frozenset[str] = frozenset()
    voice_keys: frozenset[str] = frozenset()
    collection: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with its head."""

    document: Document
    head: Head
    words: tuple[str, ...]


def group_works(analysis: Analysis, shelves: Mapping[str, Shelf]) -> tuple[Work, ...]:
    """The works of a case, then its collections, in order of the documents.

    A source whose text is that of a brief is no work: the brief does not cite itself.
    """
    briefs = {document.text for document in analysis.documents if document.role == "brief"}
    sources = [d for d in analysis.documents if d.role == "source" and d.text not in briefs]
    common = _common_folders(sources)
    read = [_Read(d, read_head(shelves[d.id]), path_words(d, common)) for d in sources]
    groups = _grouped(read)
    return (*(_work(group) for group in groups), *_collections(groups, common))


def _common_folders(sources: Sequence[Document]) -> frozenset[str]:
    """Folders that every source lies in, and that so tell nothing; a folder named for what it holds does."""
    paths = [PurePath(document.path).parts[:-1] for document in sources]
    shared = set(paths[0]).intersection(*paths[1:]) if paths else set()
    return frozenset(name for name in shared if len(paths) < 2 or not _names_kind(name))


def _names_kind(folder: str) -> bool:
    found = [word for word in _NOT_WORD.split(folder.lower()) if word]
    return len(found) > 1 and any(kinds_of(singular(word)) or is_generic(singular(word)) for word in found)


def _grouped(read: Sequence[_Read]) -> list[list[_Read]]:
    """Documents of one work together, in the order in which the works first appear."""
    folders: dict[PurePath, list[_Read]] = defaultdict(list)
    for one in read:
        folders[PurePath(one.document.path).parent].append(one)
    stems = {folder: _stems_of_chapters(held) for folder, held in folders.items()}
    groups: dict[tuple[str, ...], list[_Read]] = defaultdict(list)
    for one in read:
        path = PurePath(one.document.path)
        if stems[path.parent]:
            stem = _unnumbered(path.stem)
            several = len(stems[path.parent]) > 1 and stem in stems[path.parent]
            key: tuple[str, ...] = ("folder", str(path.parent), stem if several else "")
        elif part := _part_of(one):
            key = ("title", str(path.parent), part)
        else:
            key = ("document", one.document.id)
        groups[key].append(one)
    return [sorted(group, key=lambda one: _natural(one.document.path)) for group in groups.values()]


def _stems_of_chapters(held: Sequence[_Read]) -> frozenset[str]:
    """What the names of the chapters in a folder have beside their numbers; empty where most of it is no chapters."""
    stems = [PurePath(one.document.path).stem for one in held]
    chapters = [stem for stem in stems if _is_chapter(stem)]
    if len(held) < 2 or len(chapters) <= _MOSTLY * len(held):
        return frozenset()
    return frozenset(_unnumbered(stem) for stem in chapters)


def _is_chapter(stem: str) -> bool:
    """Whether a file's name says that it is a part of something and which: "chapter-3", "02_annex", "preface"."""
    found = [word for word in re.split(r"[\W_]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", stem.lower()) if word]
    return any(word in words("heads", "parts") for word in found)


def _unnumbered(stem: str) -> str:
    """A file's name without the words and numbers that say which part it is."""
    found = [word for word in re.split(r"[\W_]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", stem.lower()) if word]
    return " ".join(word for word in found if not _counts(word))


def _counts(word: str) -> bool:
    listed = words("heads", "parts") | words("heads", "numbers")
    return word.isdigit() or word in listed or _ROMAN.fullmatch(word) is not None


def _part_of(one: _Read) -> str:
    """The title without its part, where it says that the document is one ("Report on X, Part Two"); else empty."""
    found = [word for word in _NOT_WORD.split(one.head.title.lower()) if word]
    counted = [place for place, word in enumerate(found) if word in words("heads", "parts")]
    numbered = any(place + 1 < len(found) and _counts(found[place + 1]) for place in counted)
    rest = " ".join(word for word in found if not _counts(word) and word not in {"and", "to"})
    return rest if numbered and len(rest.split()) > 2 else ""


def _natural(path: str) -> list[tuple[int, str]]:
    """Sort key that puts chapter 10 behind chapter 9."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", path.lower())]


def _work(group: Sequence[_Read]) -> Work:
    heads = [one.head for one in group]
    issuers = _said_by_most(heads, lambda head: head.makers.issuers)
    authors = _said_by_most(heads, lambda head: head.makers.authors)
    roles = _said_by_most(heads, lambda head: head.makers.roles)
    perhaps = _said_by_most(heads, lambda head: head.makers.perhaps)
    from_path = list(dict.fromkeys(word for one in group for word in one.words))
    kinds = frozenset(_said_by_most(heads, lambda head: head.kinds))
    title = heads[0].title if len(group) == 1 else _shared_title(group)
    folder_kinds = frozenset(kind for word in from_path for kind in kinds_of(word))
    return Work(
        title=title,
        document_ids=tuple(one.document.id for one in group),
        issuers=issuers,
        authors=authors,
        kinds=folder_kinds if len(group) > 1 and folder_kinds else kinds | folder_kinds,
        dates=_said_by_most(heads, lambda head: head.dates),
        numbers=frozenset(number for head in heads for number in head.numbers),
        entity_ids=frozenset(_said_by_most(heads, lambda head: head.makers.entity_ids)),
        issuer_keys=keys_of([*_issuer_words((*issuers, *perhaps)), *(w for w in from_path if not kinds_of(w) & kinds)]),
        author_keys=keys_of(word for name in authors for word in name_words(name)),
        role_keys=keys_of(word for line in (*roles, *perhaps) for word in name_words(line)),
        path_keys=keys_of(from_path),
        title_keys=keys_of([*_title_words(heads, title), *from_path]),
        lead_keys=keys_of(word for head in heads[:1] for word in name_words(head.lead)),
        voice_keys=keys_of(word for head in heads for word in head.voices),
    )


def _said_by_most(heads: Sequence[Head], said: Callable[[Head], Iterable[T]]) -> tuple[T, ...]:
    """What at least half of the parts of a work say of it: what one chapter begins with is of that chapter alone."""
    counts = Counter(value for head in heads for value in dict.fromkeys(said(head)))
    return tuple(value for value, count in counts.items() if 2 * count >= len(heads))


def _title_words(heads: Sequence[Head], title: str) -> Iterator[str]:
    yield from name_words(title)
    if len(heads) <= _FEW:
        for head in heads:
            for line in (head.title, *head.headings):
                yield from name_words(line)


def _issuer_words(issuers: Iterable[str]) -> Iterator[str]:
    for issuer in issuers:
        yield from name_words(issuer)
        yield from initials(issuer)


def _shared_title(group: Sequence[_Read]) -> str:
    """Of several parts: the title that they share, else their folder."""
    titles = [one.head.title for one in group]
    shared = titles[0]
    for title in titles[1:]:
        length = next(
            (i for i, (a, b) in enumerate(zip(shared, title, strict=False)) if a != b), min(len(shared), len(title))
        )
        shared = shared[:length]
    shared = re.sub(
        r"[\s,:;(–—-]*(?:\b(?:part|chapters?|sections?|volume)\b\s*)?[\s,:;(–—-]*\Z", "", shared, flags=re.IGNORECASE
    )
    folder = PurePath(group[0].document.path).parent.name
    return shared if len(shared.split()) > 2 else folder


def _collections(groups: Sequence[Sequence[_Read]], common: frozenset[str]) -> Iterator[Work]:
    """Folders of several works that bear a name of their own."""
    folders: dict[PurePath, list[Sequence[_Read]]] = defaultdict(list)
    for group in groups:
        folders[PurePath(group[0].document.path).parent].append(group)
    for folder, held in folders.items():
        if len(held) < 2 or folder.name in common or not folder.name:
            continue
        named = [word for word in _NOT_WORD.split(folder.name) if word]
        counts = Counter(kind for group in held for kind in group[0].head.kinds)
        kinds = {kind for word in named for kind in kinds_of(singular(word.lower()))}
        kinds |= {kind for kind, count in counts.items() if count > len(held) / 2}
        yield Work(
            title=folder.name,
            document_ids=tuple(one.document.id for group in held for one in group),
            kinds=frozenset(kinds),
            issuer_keys=keys_of(name_words(" ".join(named))),
            title_keys=keys_of(name_words(" ".join(named))),
            collection=True,
        )
