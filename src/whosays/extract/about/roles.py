"""Roles of persons: titles before a name, and what is set beside it or predicated of it.

Apposition after Hearst (1992), "Automatic acquisition of hyponyms from large text corpora": patterns of words around a
name, here with a lexicon of roles in place of any noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from whosays.extract.mentions.lexicon import roles, titles
from whosays.records import Document, Entity, Mention
from whosays.text.view import analysis_view

#: The longest role that is taken, in words.
_LONGEST = 10
_REACH = 140
_WORD = re.compile(r"[^\W\d_][\w.'/-]*")
_DETERMINER = (
    r"(?:an?|the|its|his|her|their|our|one of the|[Tt]he [\w' -]{2,40}?'s|[A-Z][\w'-]+'s?|then|former|ex-|late)"
)
_AFTER = re.compile(
    rf"""(?:[\"']?\s*\([^()\n]{{1,60}}\))?[\"']?
    (?:,\s+(?:who\s+(?:is|was)\s+|currently\s+|formerly\s+|himself\s+|herself\s+)? | \s+(?:is|was|became|remains|
       (?:has|had)\s+been|(?:serves?|served|acts?|acted|works?|worked)\s+as)\s+ (?={_DETERMINER}\s) )""",
    re.VERBOSE,
)
_STOPS = re.compile(
    r"[,;:()\[\]\n\"]|\.(?:\s|$)|\s(?:who|whom|which|that|where|when|while|said|says|told|was|is|has|had|were|and then|"
    r"after|before|since|until|but|because|with)\b|\s(?:-|–|—)+\s"
)
_BEFORE = re.compile(
    r"(?:^|[\s\"'(])((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[\w'-]+'s?)\s+[^,;:.()\n\"]{2,80}),\s+\Z"
)
_AGED = re.compile(r"\b\d{1,3}-year-old\s+")
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "our", "one", "of"})
_PREPOSITIONS = frozenset({"of", "for", "in", "at", "to", "from", "by", "on", "with", "under"})
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "mx", "sir", "madam", "dear"})


def roles_of(document: Document, entities: tuple[Entity, ...] | list[Entity]) -> Mapping[str, tuple[str, ...]]:
    """The roles that a document gives each person, by id of the entity, in order of text and each once.

    A role is words of the text on one line, without article: "former spokesman", "commander of the Reed Brigade". An
    entity of which nothing is said is left out.

    Args:
        document: The text.
        entities: Its entity table; mentions of other documents are passed over.
    """
    view = analysis_view(document.text)
    found: dict[str, dict[str, str]] = {}
    for entity in entities:
        if entity.schema == "Person":
            said = (role for m in entity.mentions if m.document_id == document.id for role in _said(view, m))
            kept = {role.lower(): role for role in said}
            if kept:
                found[entity.id] = kept
    return {identity: tuple(kept.values()) for identity, kept in found.items()}


def _said(view: str, mention: Mention) -> Iterator[str]:
    if mention.kind == "name":
        title = " ".join((mention.title or "").split())
        if title and title.lower().rstrip(".") not in _COURTESIES:
            yield title
        before = _BEFORE.search(view[max(0, mention.span.start - _REACH) : mention.span.start])
        role = _role(before[1], wanted_last=True) if before is not None else None
        if role is not None and view[mention.span.end : mention.span.end + 1] in {",", ".", ";", ")", ""}:
            yield role
    after = _AFTER.match(view, mention.span.end)
    copula = mention.kind == "pronoun"
    if after is not None and not (copula and "," in after[0]):
        stop = _STOPS.search(view, after.end(), after.end() + _REACH)
        role = _role(view[after.end() : stop.start()], wanted_last=False) if stop is not None else None
        if role is not None:
            yield role


def _role(phrase: str, *, wanted_last: bool) -> str | None:
    """A phrase as a role: None where its head is no word for a person by role.

    Args:
        phrase: What may be a role, with its article.
        wanted_last: Whether the phrase stands before the name, so that its head is its last word or goes before "of".
    """
    phrase = _AGED.sub("", phrase)
    words = [match[0] for match in _WORD.finditer(phrase)]
    head = (
        next((place for place, word in enumerate(words) if word.lower() in _PREPOSITIONS and place > 0), len(words)) - 1
    )
    if head < 0 or len(words) > _LONGEST + 2:
        return None
    if words[0].lower() == "one" and len(words) > 3:
        head = next((p for p, w in enumerate(words) if p > 2 and w.lower() in _PREPOSITIONS), len(words)) - 1
    low = words[head].lower().rstrip(".")
    singular = low[:-1] if words[0].lower() == "one" and low.endswith("s") else low
    if singular not in roles() and singular not in titles().heads:
        return None
    start = 0
    while start < head and words[start].lower() in _ARTICLES:
        start += 1
    if start and wanted_last and words[0][0].isupper() and words[0].lower() not in _ARTICLES:
        return None
    place = [match.start() for match in _WORD.finditer(phrase)][start]
    return " ".join(phrase[place:].split()).rstrip(" .,'")
