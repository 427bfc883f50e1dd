"""Names in the place of others; see ``_alterations``."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from benchmarks._altered import Alteration, Names, put, tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def names_exchanged(
    doc: Doc, drift: str, labels: frozenset[str], names: Names, draw: random.Random
) -> Iterator[Alteration]:
    """Another name of the same sort in the place of a name, with the article that it needs."""
    others = names.places if drift == "place" else names.actors
    for entity in doc.ents:
        if entity.label_ not in labels or not _stands_alone(doc, entity):
            continue
        alike = (name for name in others if names.labels.get(name, entity.label_) == entity.label_)
        candidates = [name for name in alike if _bare(name) and _are_different(entity.text, _bare(name), doc.text)]
        if not candidates:
            continue
        chosen = draw.choice(candidates)
        new = _bare(chosen)
        start, articled = entity.start_char, entity.text.lower().startswith("the ")
        if not articled and entity.start and doc[entity.start - 1].lower_ == "the":
            start, articled = doc[entity.start - 1].idx, True
        has_article = chosen.lower().startswith("the ") or new.split()[0] in tables()["names"]["articled"]
        needed = has_article or (articled and entity.label_ == "ORG" and (" " in new or new.isupper()))
        new = f"the {new}" if needed else new
        end = entity.end_char - (2 if entity.text.endswith(("'s", "’s")) else 0)
        yield put(doc, start, end, new[:1].upper() + new[1:] if start == 0 else new, drift)


def _bare(name: str) -> str:
    """A name without article and possessive; empty where it is no whole name."""
    name = re.sub(r"^(?:the|The) |['’]s?$", "", name)
    whole = re.fullmatch(r"[^\W\d_a-z][^\n]{0,58}[\w.)]", name) and name.count("(") == name.count(")")
    cut = name.endswith((" of", " and", " the", " for")) or name.lower() in tables()["names"]["generic"]
    return name if whole and not cut else ""


def _stands_alone(doc: Doc, entity: Span) -> bool:
    """Whether an entity is a noun phrase, or all of one but the article; a people's adjective may stand before one."""
    if not _bare(entity.text) or (entity.end < len(doc) and doc[entity.end].text in {"-", "–", "/"}):
        return False
    if (entity.start and doc[entity.start - 1].text == "(") or (entity.end < len(doc) and doc[entity.end].text == "("):
        return False
    if entity.label_ == "NORP":
        return True
    before = doc[entity.start - 1] if entity.start else None
    if (
        before is not None
        and before.head in entity
        and before.lower_ != "the"
        and before.dep_ not in {"prep", "punct", "case"}
    ):
        return entity.label_ == "PERSON" and before.dep_ in {"compound", "advmod"}
    return entity.root.dep_ not in {"compound", "amod", "nmod", "quantmod", "nummod"}


def _are_different(one: str, other: str, text: str) -> bool:
    """Whether two names share no word, initials or table entry, and the second is not in the text."""
    words = [{word.strip(".,'’").lower() for word in name.split()} - {"the", "of", "and"} for name in (one, other)]
    if words[0] & words[1] or re.search(rf"\b{re.escape(other)}\b", text):
        return False
    if _is_short_for(one, other) or _is_short_for(other, one):
        return False
    groups = [set(group.lower().split("|")) for group in tables()["names"]["same"]]
    bare = [re.sub(r"^the |['’]s$", "", name.lower()) for name in (one, other)]
    return not any(bare[0] in group and bare[1] in group for group in groups)


def _is_short_for(short: str, long: str) -> bool:
    """Whether capitals alone, as "U.S." or "NACHA", may stand for a longer name."""
    letters = re.sub(r"\W|^[Tt]he ", "", short)
    initials = "".join(word[0] for word in re.sub("^[Tt]he ", "", long).split() if word[0].isupper())
    if not letters.isupper() or len(initials) < 2:
        return False
    rest = iter(letters)
    return letters.startswith(initials) or initials.startswith(letters) or all(letter in rest for letter in initials)
