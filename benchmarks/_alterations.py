"""One typed change to a sentence, as careless or partial retelling makes them.

Each kind of change is one function from a parsed sentence to the changes that it can make. They know English function
words, months and a small table of verbs that are easily taken for one another, and no topic. What a change puts in its
place comes from the table, from the sentence's own passage, or from names given by the caller.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from benchmarks._altered import Alteration, Names, put, tables
from benchmarks._altered_names import names_exchanged
from benchmarks._altered_verbs import action, attribution, certainty, polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Alteration", "Names", "alterations"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SHORT = frozenset({"April", "June", "September", "November"})
_PLACES, _ACTORS = frozenset({"GPE", "LOC"}), frozenset({"PERSON", "ORG", "NORP"})


def alterations(doc: Doc, names: Names, draw: random.Random) -> list[Alteration]:
    """Every change that can be made to a sentence, in random order within a fixed order of kinds."""
    found: list[Alteration] = []
    for change in (_numbers, _times, certainty, _scope, polarity, action, attribution):
        found += change(doc, draw)
    found += names_exchanged(doc, "place", _PLACES, names, draw)
    found += names_exchanged(doc, "actor", _ACTORS, names, draw)
    return [one for one in found if one.text != doc.text]


def _numbers(doc: Doc, draw: random.Random) -> Iterator[Alteration]:
    table = tables()["numbers"]
    dates = {i for entity in doc.ents if entity.label_ in {"DATE", "TIME"} for i in range(entity.start, entity.end)}
    for token in doc:
        text, end = token.text, token.idx + len(token.text)
        if token.i in dates or _is_name_of_something(doc, token):
            continue
        for words in (table["words"], table["magnitudes"]):
            if text.lower() in words and not _is_in_compound(doc, token.i):
                new = draw.choice([word for word in words if word != text.lower()])
                yield put(doc, token.idx, end, new, "number")
        if _NUMBER.fullmatch(text) and not _YEAR.fullmatch(text):
            yield put(doc, token.idx, end, _other_number(text, draw), "number")


def _is_name_of_something(doc: Doc, token: Token) -> bool:
    """Whether a number belongs to a name, as in "Resolution 12" and "Article 3", or to a range."""
    before = doc[token.i - 1] if token.i else None
    return before is not None and (
        before.text in {"No", "no", "No.", "Nos.", "-", "–", "/"}
        or (before.pos_ == "PROPN" and before.i + 1 == token.i)
    )


def _is_in_compound(doc: Doc, index: int) -> bool:
    """Whether a number word is a part of a longer one: "twenty-seven", "two-thirds"."""
    behind = (
        index + 2 < len(doc)
        and doc[index + 1].text == "-"
        and (doc[index + 2].like_num or doc[index + 2].text.rstrip("s") in {"third", "quarter", "fifth", "tenth"})
    )
    before = index > 1 and doc[index - 1].text == "-" and doc[index - 2].like_num
    return bool(behind or before)


def _other_number(text: str, draw: random.Random) -> str:
    digits = [i for i, character in enumerate(text) if character.isdigit()]
    while True:
        place = draw.choice(digits[:2])
        digit = str(draw.randrange(1 if place == 0 else 0, 10))
        if digit != text[place] and text[:place] + digit + text[place + 1 :] != "1":
            return text[:place] + digit + text[place + 1 :]


def _times(doc: Doc, draw: random.Random) -> Iterator[Alteration]:
    for token in doc:
        word, start, end = token.text.lower(), token.idx, token.idx + len(token.text)
        dated = token.ent_type_ in {"DATE", "TIME"}
        if token.text in _MONTHS and (dated or token.text not in {"March", "May"}):
            yield put(doc, start, end, _other_month(doc, token, draw), "time")
        elif _YEAR.fullmatch(token.text) and (not token.i or doc[token.i - 1].text != "Year"):
            yield put(doc, start, end, str(int(token.text) + draw.choice([-3, -2, -1, 1, 2, 3])), "time")
        elif word in {"before", "after"} and (
            token.dep_ == "mark" or any(c.ent_type_ in {"DATE", "TIME"} or c.dep_ == "pcomp" for c in token.children)
        ):
            yield put(doc, start, end, {"before": "after", "after": "before"}[word], "time")
        elif dated and re.fullmatch(r"\d{1,2}", token.text) and 1 <= int(token.text) <= 31:
            new = str(draw.choice([day for day in range(2, 29) if day != int(token.text)]))
            yield put(doc, start, end, new, "time")


def _other_month(doc: Doc, token: Token, draw: random.Random) -> str:
    """Another month, which has the day that stands beside this one."""
    beside = {doc[i].text[:2] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)}
    lacking = ({"February"} if beside & {"29", "30", "31"} else set()) | (_SHORT if "31" in beside else set())
    return draw.choice([month for month in _MONTHS if month != token.text and month not in lacking])


def _scope(doc: Doc, draw: random.Random) -> Iterator[Alteration]:
    starts = {token.idx: token for token in doc}
    for name, stronger in (("wider", True), ("narrower", False)):
        for old, new in tables()[f"scope_{name}"].items():
            for match in re.finditer(rf"\b{old}\b", doc.text, re.IGNORECASE):
                token = starts.get(match.start())
                if token is not None and _tells_extent(doc, token, old) and draw.random() < 0.9:
                    yield put(doc, *match.span(), draw.choice(new), "scope", stronger=stronger)


#: Behind "all", "some" and the like they make something else of them.
_NO_EXTENT = frozenset(
    {"-", "%", "$", "but", "a", "again", "over", "along", "around", "across", "about", "too", "else"}
)


def _tells_extent(doc: Doc, token: Token, words: str) -> bool:
    """Whether words of extent are used as such: not "at most", "most important", "some 70", "all the", "so many"."""
    last = token.i + len(words.split()) - 1
    before = doc[token.i - 1].text.lower() if token.i else ""
    behind = doc[last + 1] if last + 1 < len(doc) else None
    if before in {"at", "as", "so", "how", "too", "not", "in", "after", "above", "the", "its", "their", "-", "more"}:
        return words in {"local", "part of", "parts of"} and before not in {"as", "not", "-"}
    if words == "once":
        return token.dep_ == "advmod" and behind is not None and behind.pos_ in {"PUNCT", "ADP", "CCONJ", "VERB"}
    if behind is None:
        return True
    if words in {"all", "most", "some", "many", "several", "every", "both"}:
        if token.tag_ == "RBS" or behind.like_num or behind.text in _NO_EXTENT:
            return False
        return behind.text.lower() in {"of", "the", "these", "those"} if words == "both" else behind.pos_ != "DET"
    if words == "at least":
        return behind.like_num or behind.text == "$"
    return words != "only" or not (behind.like_num or behind.pos_ in {"DET", "SYM"} or behind.text in {"if", "after"})
