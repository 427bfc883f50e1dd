"""Other names that a text gives for somebody: "also known as", "a.k.a.", "alias", "whose real name is", "formerly".

What stands beside a name, in brackets or between commas, is of that name alone. Only what is written as a name is
taken: "known as a broker" and "formerly of the port" name nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from whosays.extract.mentions.aliaslists import names_after
from whosays.extract.mentions.lexicon import ordinary, places
from whosays.records import Block, Document, Mention, Schema, Span
from whosays.text.names import core_words, family, is_acronym, name_key
from whosays.text.view import analysis_view

_NAMED = frozenset({"Person", "Organization", "Vessel"})
_ASSUMED = (
    r"(?:noms?\sde\sguerre|alias(?:es)?|pseudonyms?|kunyas?|nicknames?|code\s?names?|pen\snames?|stage\snames?|"
    r"monikers?|handles?)"
)
_KNOWN = (
    r"(?:who\s|which\s)?(?:is\s|was\s|were\s|has\sbeen\s|had\sbeen\s)?"
    r"(?:(?:now|also|better|best|widely|more\scommonly|commonly|otherwise|generally|locally|variously|sometimes|often|"
    r"simply)\s)*(?:known|referred\sto|called)\s+"
)
#: What leads from a name to another of the same thing, after an optional comma or bracket.
_LEADS = re.compile(
    rf"""(?:
      (?P<also> {_KNOWN}(?:as|by) (?:\s+(?:the|his|her|its|their)\s+(?:{_ASSUMED}|names?)(?:\s+of)?)?
        | (?:a\.?k\.?a\.?|a/k/a|A\.?K\.?A\.?s?|A/K/A|n\.k\.a\.) (?:\s*:)?
        | (?:who\s+)?(?:also\s+)?(?:goes|went|operates|operated|writes|wrote) \s+ (?:by|under)
          (?:\s+the\s+(?:names?|{_ASSUMED})(?:\s+of)?)?
        | (?:who\s+|which\s+)?(?:also\s+)?(?:uses?|used|using) \s+ the \s+ (?:names?|{_ASSUMED})(?:\s+of)?
        | (?:under\s+the|by\s+(?:his|her|the)|with\s+the)\s+(?:names?|{_ASSUMED})(?:\s+of)?
        | (?:his|her|the)?\s*{_ASSUMED}\s*:?
        | whose \s+ (?:other\s+name|{_ASSUMED}) \s+ (?:is|was) )
      | (?P<former> (?:which\s+|who\s+)?(?:is\s+|was\s+)?(?:formerly|previously|originally|once)
          (?:\s+(?:known|called|named)(?:\s+as)?)?
        | f\.k\.a\.|f/k/a )
      | (?P<born> (?:who\s+)?(?:was\s+)?born (?:\s+as)? | née | nee )
      | (?P<real> whose \s+ (?:real|true|full|birth|given|legal) \s+ name \s+ (?:is|was|may\s+be)
        | (?:his|her)?\s*(?:real|true|birth|legal) \s+ name \s*(?::|is|was|,)? )
    )(?:\s+|(?<=:))""",
    re.VERBOSE,
)
#: What may stand between: quotation marks, a short form in brackets ("(Sael)"), and a mark.
_OPENING = re.compile(
    r"[\"'*]*\s*(?:\((?:the )?[\"'*]*[A-Z][\w'* -]{1,40}[\"'*]*\)\s*)?(?P<mark>,\s*\(|[,(;]|\*\*\s*\(|(?=\s))\s*"
)
_BRACKET = re.compile(r"[\"']?\s+\(\s*(?P<quote>\"|')?")
_REVERSE = re.compile(
    rf"[\"']?,?\s+(?:(?:is|was)\s+)?(?:the|an?|one of the)\s+(?:{_ASSUMED}|other name)\s+(?:of|for|used by)\s+"
)
_KUNYA = re.compile(r"(?i:abu|abou|abul|umm|um)[ -][A-Z'-]")
_LABEL = re.compile(r"(?:AKAs?|A\.K\.A\.|Alias(?:es)?)\s*:")
#: What no name holds: the parser took more than the name.
_GLUED = re.compile(r"[\n()\[\]]")
#: No alias has more names inside it.
_MOST_WITHIN = 6
_LONGEST_SURNAME, _LONGEST_BRACKET, _LONGEST_LIST = 40, 120, 4_000
#: Leads that must be set off by a comma or a bracket: without, they may go on about another name before.
_SET_OFF = re.compile(r"known|called|referred|born|was|which|who|under|by|with|using|uses?\b|his|her|the")
_SURNAME_FIRST = re.compile(r"(?:^|[\n;(:.•*]\s*)([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'` -]+, )\Z")


@dataclass(frozen=True, slots=True)
class Alias:
    """A text's word that two names are of one thing.

    Attributes:
        name: The name that the other is an alias of; of a nom de guerre and a real name, the real one.
        other: The other name.
    """

    name: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of a document, with the names that it gives as another name, and which is whose."""

    mentions: tuple[Mention, ...]
    aliases: tuple[Alias, ...]


def with_aliases(document: Document, mentions: Sequence[Mention]) -> Names:
    """The mentions of a document with the other names that it gives for them, in order and disjoint.

    An alias has the schema of the name that it stands beside. What the parser took to be a name within an alias is
    dropped; an alias that would cut into a longer name is not taken.
    """
    ordered = sorted(mentions, key=lambda mention: mention.span)
    view = analysis_view(document.text)
    found = list(_found(document, view, ordered))
    schemas = {mention.span: mention.schema for mention in ordered}
    added: dict[Span, Mention] = {}
    for base, other, _ in found:
        added.setdefault(base.span, base)
        added.setdefault(other, Mention(document.id, other, "name", base.schema))
    places = sorted(added)
    dropped = {m.span for m in ordered for span in _overlapping(places, m.span) if span != m.span}
    kept = [replace(m, kind="name", schema=added[m.span].schema) if m.span in added else m for m in ordered]
    kept = [mention for mention in kept if mention.span not in dropped]
    kept += [mention for span, mention in added.items() if span not in schemas]
    keys = {name_key(span.exact): mention.schema for span, mention in added.items()}
    settled = tuple(sorted((_alike(mention, keys) for mention in kept), key=lambda mention: mention.span))
    aliases = [Alias(other, base.span) if reverse else Alias(base.span, other) for base, other, reverse in found]
    return Names(settled, tuple(aliases))


def _alike(mention: Mention, keys: Mapping[str, Schema]) -> Mention:
    """A mention that the parser took for another sort of thing than the same name as an alias is."""
    schema = keys.get(name_key(mention.span.exact))
    if schema is None or mention.kind != "name" or family(mention.schema) == schema:
        return mention
    return replace(mention, schema=schema)


def _overlapping(spans: Sequence[Span], span: Span) -> list[Span]:
    """Those of the spans, which are in order, that share a code point with ``span``."""
    first = bisect_left(spans, span)
    return [other for other in spans[max(0, first - _MOST_WITHIN) : first + _MOST_WITHIN] if other.overlaps(span)]


def _found(document: Document, view: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Span, bool]]:
    """Each name with another name of it, and whether the other is the real one."""
    taken: list[Span] = []
    spans = [mention.span for mention in mentions]
    for mention in (_surname_first(document.text, view, mention) for mention in mentions):
        if mention.kind not in {"name", "metonym"} or family(mention.schema) not in _NAMED:
            continue
        if any(span.overlaps(mention.span) for span in taken[-8:]):
            continue  # an alias in somebody's list has none of its own
        limit = _end_of_list(document, mention.span.end)
        for start, end, real in _beside(view, mention, limit):
            span = _whole(document.text, spans, start, end)
            if span is not None and name_key(span.exact) != name_key(mention.span.exact):
                taken.append(span)
                yield mention, span, real
        yield from _named_after(document, view, mention, mentions)


def _surname_first(text: str, view: str, mention: Mention) -> Mention:
    """A person's mention with the surname in capitals that a notice puts before it: "MAREK, Orin Abdul"."""
    before = _SURNAME_FIRST.search(view[max(0, mention.span.start - _LONGEST_SURNAME) : mention.span.start])
    if before is None or mention.schema != "Person":
        return mention
    start = mention.span.start - len(before[1])
    return replace(mention, span=Span.of(text, start, mention.span.end), title=None)


def _end_of_list(document: Document, offset: int) -> int:
    """Where the block that holds an offset ends, with the blocks after it that begin with "AKA:", as lists have it."""
    place = bisect_right(document.blocks, offset, key=_start) - 1
    if place < 0:
        return len(document.text)
    while place + 1 < len(document.blocks):
        following = document.blocks[place + 1]
        if not _LABEL.match(document.text, following.start, following.end):
            break
        place += 1
    return document.blocks[place].end


def _start(block: Block) -> int:
    return block.start


def _beside(view: str, mention: Mention, limit: int) -> Iterator[tuple[int, int, bool]]:
    """Ranges of the other names that stand after a name, and whether they are its real one."""
    opening = _OPENING.match(view, mention.span.end, limit)
    if opening is None:
        return
    bracketed = "(" in opening["mark"]
    lead = _LEADS.match(view, opening.end(), limit)
    if lead is None:
        if mention.schema == "Person":
            yield from ((start, end, False) for start, end in _in_brackets(view, mention, limit))
        return
    if not opening["mark"] and (lead["real"] or _SET_OFF.match(lead[0])):
        return
    close = view.find(")", lead.end(), min(limit, lead.end() + _LONGEST_LIST)) if bracketed else -1
    stop = close if close >= 0 else limit
    names = names_after(view, lead.end(), stop, bracketed=close >= 0)
    if lead["born"]:
        names = [name for name in names[:1] if _is_born_as(view[slice(*name)])]
    yield from ((start, end, bool(lead["real"])) for start, end in names)


def _is_born_as(name: str) -> bool:
    """Whether a name after "born" is a name at birth, and no date or place."""
    words = name.split()
    plain = not any(c.isdigit() for c in name) and words[0].lower() not in ordinary().calendar
    return (
        plain and len(words) > 1 and not any(name_key(part) in places().known for part in (name, words[0], words[-1]))
    )


def _in_brackets(view: str, mention: Mention, limit: int) -> Iterator[tuple[int, int]]:
    """Names of a person in brackets after a person's: a kunya, a nickname in quotation marks, a longer form.

    Of a list that fills the brackets, one that is such a name shows that all are.
    """
    bracket = _BRACKET.match(view, mention.span.end, limit)
    close = view.find(")", bracket.end(), min(limit, bracket.end() + _LONGEST_BRACKET)) if bracket is not None else -1
    if bracket is None or close < 0:
        return
    names = names_after(view, bracket.end() - bool(bracket["quote"]), close, bracketed=True)
    # A quotation mark behind the last name belongs to it.
    fills = bool(names) and view[names[-1][1] : close].strip("\"' ") == ""
    if not fills:
        return
    own = set(core_words(name_key(mention.span.exact)))
    inside = [view[slice(*name)] for name in names if name_key(view[slice(*name)]) not in places().known]
    nickname = len(names) == 1 and bool(bracket["quote"]) and not is_acronym(view[slice(*names[0])])
    if any(_tells(name, own) or nickname for name in inside):
        yield from names


def _tells(inside: str, words: Set[str]) -> bool:
    """Whether a name in brackets shows by itself that it is another of the person's: a kunya, or a longer form."""
    return bool(_KUNYA.match(inside)) or (
        len(inside.split()) > 1 and not words.isdisjoint(core_words(name_key(inside)))
    )


def _named_after(
    document: Document, view: str, mention: Mention, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Span, bool]]:
    """A name that is said to be another's alias: "Abu Sael, the nom de guerre of Orin Marek"."""
    match = _REVERSE.match(view, mention.span.end)
    if match is None:
        return
    place = bisect_left([other.span.start for other in mentions], match.end())
    if place < len(mentions) and mentions[place].span.start == match.end():
        owner = mentions[place]
        if family(owner.schema) == family(mention.schema) or owner.schema == "Person":
            yield owner, Span.of(document.text, mention.span.start, mention.span.end), False


def _whole(text: str, spans: Sequence[Span], start: int, end: int) -> Span | None:
    """The span of an alias, as long as the name that was found there; None where it would cut into another."""
    alias = Span.of(text, start, end)
    place = max(0, bisect_right(spans, Span(start, start, "")) - 1)
    for span in spans[place : place + _MOST_WITHIN]:
        if span.overlaps(alias) and not alias.covers(span):
            if _GLUED.search(span.exact):
                return alias
            return span if span.start == start else None
    return alias if any(character.isalpha() for character in alias.exact) else None
