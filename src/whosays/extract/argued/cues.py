"""The ways in which a sentence argues that two are one, as patterns over a sentence whose persons are held out.

Every pattern has a side ``left`` and a side ``right``, which begin where a person is named, or ``described`` in place
of one, which holds a description. Precision goes before recall: what stands between the sides is bounded and spelled
out.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from whosays.extract.argued.lexicon import any_of
from whosays.extract.argued.sentences import NAME, NOMINAL, PRONOUN
from whosays.records import ArgumentKind

_P = f"[{NAME}{PRONOUN}{NOMINAL}]"
_NOT_P = rf"[^;{NAME}{PRONOUN}{NOMINAL}]"
_LEFT = rf"(?<!{NAME})(?P<left>{_P}+)(?!{_P})"
_NAMED = rf"(?P<left>{NAME}+)(?!{_P})"
#: Words that may stand between a verb and the name that goes with it: "the missing captain".
_NO_TITLE = (
    r"(?:of|by|to|with|for|from|and|or|in|at|on|against|like|as|about|not|that|than|but|who|whom|whose|is|was|has|had|"
    r"after|before|when|where|near|under|because|son|daughter|brother|sister|wife|widow|husband|father|mother|cousin|"
    r"nephew|niece|uncle|aunt)\b"
)
_TITLE = rf"(?:(?!{_NO_TITLE})[\w.'-]+,?\s+){{0,5}}?"
_CAPITALS = r"(?:[A-Z][\w.-]+\s+){0,3}?"
#: A name is the whole of a side: nothing of its bearer's is meant.
_WHOLE = (
    rf"(?!{_P})(?!'s?\s+\w)(?!'s?-)(?!\s+(?:family|clan|brothers|sisters|regime|government|gang|estate|house"
    rf"|trial|affair|"
    r"case|foundation|papers|campaign)\b)"
)
_RIGHT = rf"{_TITLE}[\"']?(?P<right>{NAME}+){_WHOLE}"
_RIGHT_NEXT = rf"{_CAPITALS}[\"']?(?P<right>{NAME}+){_WHOLE}"
_HEADS = any_of("described")
_DESCRIBED = (
    rf"(?P<described>\b(?i:the|an?|this|that)\s+(?:(?:dead|drowned|murdered|slain|executed|buried|hanged"
    rf"|missing|dying)\s+{_HEADS}\b|"
    rf"(?:[a-z-]+\s+){{0,3}}?{_HEADS}\s+"
    r"(?:who|whom|that|whose|with|in|at|from|[a-z]+(?:ed|en|wn|un|ht|ot|ad|ying|ing))\b[^;.]{4,140}?)),?"
)
_RIGHT_DESCRIBED = (
    rf"(?P<described>the\s+(?:[a-z-]+\s+){{0,2}}?{_HEADS}\s+(?:who|whom|that|[a-z]+(?:ed|en|wn|un|ht|ot|ad))\s+"
    r"[^;,.]{5,140})"
)
_ADVERB = (
    r"(?:\s+(?:[a-z]+ly|not|never|now|long|also|then|once|perhaps|indeed|thus|therefore|well|only|just"
    r"|by\s+(?:many|some)))"
)
_BE = (
    r"(?:(?:may|might|could|must|can|would|should)(?:not)?(?:\s+(?:well|indeed|also|only|just|not|never"
    r"|possibly|hardly))*"
    r"\s+(?:be|have\s+been)|(?:is|was|were|are)(?:n't)?|(?:has|had|have)(?:\s+(?:[a-z]+ly|not|never|always"
    r"|often|long|since|also))?\s+been|being)"
)
_MODAL = (
    r"(?:may|might|could|must|can|would)(?:not)?(?:\s+(?:well|indeed|also|only|just|not|never|possibly"
    r"|hardly))*\s+(?:be|have\s+been)"
)
#: Brackets or an apposition behind a name.
_GAP = r"[\"']?(?:\s*\([^()]{0,80}\))?(?:,\s[^,;.]{1,100},)?(?:,?\s+who)?"
_ASIDE = r"(?:,\s[^,;.]{1,60},)?"
_HELD, _OUTRIGHT = any_of("held"), any_of("outright")
_TO_BE = r"to\s+(?:be|have\s+been)"
_THAT_OF = r"(?:(?:that|those|the\s+(?:body|remains|corpse|skeleton))\s+of\s+)?"
_HOLDING = (
    r"(?i:believ(?:es?|ed|ing)|thought|thinks?|consider(?:s|ed|ing)?|held|suspect(?:s|ed|ing)?|declar(?:es?|ed"
    r"|ing)|suppos(?:es?|ed)|"
    r"t(?:ook|akes?|aking)|pronounc(?:es?|ed)|show(?:s|ed|ing)?|prov(?:es?|ed)|alleg(?:es?|ed)|claim(?:s"
    r"|ed)?|report(?:s|ed)?)"
)
_SAME_ONE = (
    r"(?:one\s+and\s+the\s+same|(?:the\s+same|one|a\s+single)\s+(?:man|woman|person|individual|author|writer"
    r"|poet|painter|"
    r"officer|human\s+being)|identical)"
)
_TWO = (
    r"(?:(?:two\s+|quite\s+|entirely\s+|wholly\s+)?(?:different|distinct|separate)\s+(?:men|women|persons"
    r"|people|individuals|poets|writers|painters|officers)|not\s+the\s+same|two\s+(?:men|women|persons|people))"
)
_AND = rf"{_NAMED}{_GAP}\s+and\s+{_TITLE}(?P<right>{NAME}+)(?!{_P})(?!')"
_ATTRIBUTE = rf"\b(?:[a-z-]+\s+){{0,2}}?{any_of('attributes')}\b"
_OWN = rf"(?:{_LEFT}(?:'s?)?\s+{_ATTRIBUTE}|\b{_ATTRIBUTE}\s+of\s+{_TITLE}(?P<owner>{NAME}+)(?!{_P})(?!'))"
_OTHERS = (
    rf"(?:{_TITLE}(?P<right>{_P}+)(?!{_P})(?:'s?(?:\s+{_ATTRIBUTE})?|(?=\s*[,.;]|\s+(?:and|but)\b|\s*$)"
    rf"|(?<={PRONOUN})\s+{_ATTRIBUTE})"
    rf"|(?:(?:that|those|the\s+{_ATTRIBUTE})\s+of|the\s+ones?(?:\s+(?:that|which))?)"
    rf"\s+{_TITLE}(?P<other>{NAME}+)(?!{_P})(?!'))"
)
_TAIL = rf"[^;.{NAME}]{{0,70}}?"
_AGREEING, _AGREE = any_of("agreeing"), any_of("agree")


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to argue.

    Attributes:
        name: For explanation and tests.
        kind: What it does where nothing negates it.
        pattern: Over the words of a sentence whose persons are held out.
        named: Whether both sides have to be names, since a pronoun is too unsure for words as weak as these.
    """

    name: str
    kind: ArgumentKind
    pattern: re.Pattern[str]
    named: bool = False


@functools.cache
def cues() -> tuple[Cue, ...]:
    """All of them, the surest first."""
    side = rf"(?:{_LEFT}{_GAP}|{_DESCRIBED})"
    right = rf"(?:{_RIGHT}|{_RIGHT_DESCRIBED})"
    return (
        _cue("outright", rf"{_LEFT}{_GAP}\s+{_BE}{_ADVERB}{{0,3}}{_ASIDE}\s+{_OUTRIGHT},?\s+{right}"),
        _cue("outright", rf"{_DESCRIBED}\s+{_BE}{_ADVERB}{{0,3}}{_ASIDE}\s+{_OUTRIGHT},?\s+{_RIGHT}"),
        _cue("really was", rf"{side}\s+(?:really|actually|in\s+fact|indeed|in\s+reality)\s+{_BE}\s+{_RIGHT_NEXT}"),
        _cue("held to be", rf"{_LEFT}{_GAP},?(?:\s+{_BE}{_ADVERB}{{0,3}})?\s+{_HELD}{_by()}(?:"
            rf"\s+not)?\s+{_TO_BE}{_ADVERB}?\s+"
             rf"(?:{_OUTRIGHT}\s+)?{right}"),
        _cue("held to be", rf"{_DESCRIBED}\s+{_BE}{_ADVERB}{{0,3}}\s+{_HELD}{_by()}(?:\s+not)?\s+{_TO_BE}"
            rf"\s+{_THAT_OF}{_RIGHT}"),
        _cue("turned out", rf"{side}\s+(?:(?:has|had)\s+)?(?:turn(?:s|ed)\s+out|prov(?:es|ed)|appear(?:s|ed)"
            rf"|seem(?:s|ed)|(?:is|was)\s+"
             rf"(?:un)?likely)(?:\s+not)?\s+{_TO_BE}\s+{_THAT_OF}(?:{_OUTRIGHT}\s+)?{_RIGHT}"),
        _cue("identified as", rf"{side},?(?:\s+{_BE}{_ADVERB}{{0,3}})?\s+{any_of('recognised')}{_by()}\s+as"
            rf"(?:\s+being)?\s+"
             rf"{_THAT_OF}{_RIGHT}"),
        _cue("identified him as", rf"\b{any_of('recognised')}\s+(?:{_LEFT}|{_DESCRIBED})\s+as(?:"
            rf"\s+being)?\s+{_THAT_OF}{_RIGHT}"),
        _cue("recognised in", rf"\b(?i:recogni[sz]ed|saw)\s+in\s+{_TITLE}{_NAMED}\s+(?:(?:his|her|their|the)"
            rf"\s+(?:[a-z]+\s+)?(?:son|daughter|husband|wife|brother|sister|father|mother)\s+)?{_RIGHT}"),
        _cue("held him to be", rf"\b{_HOLDING}\s+{_TITLE}{_LEFT}\s+{_TO_BE}\s+(?:{_OUTRIGHT}\s+)?{_RIGHT}"),
        _cue("not but", rf"{_LEFT}{_GAP}\s+{_BE}(?:\s+not)?\s+{_TITLE}{NAME}+,?\s+but\s+(?:rather\s+|really\s+"
            rf"|in\s+fact\s+)?(?:one\s+|a\s+certain\s+)?"
             rf"{_RIGHT_NEXT}"),
        _cue("posed as", rf"{_LEFT}{_NOT_P}{{0,70}}?\s{any_of('posing')}\s+[\"']?{_RIGHT_NEXT}"),
        _cue("whose real name", rf"{_LEFT}(?:'s?)?(?:,?\s+whose)?\s+(?i:real|true)\s+(?i:name"
            rf"|identity)\s*{_NOT_P}{{0,60}}?\b(?:{_BE}|{_TO_BE}){_ADVERB}?\s+"
             rf"(?:that\s+of\s+)?[\"']?{_RIGHT_NEXT}"),
        _cue("real name", rf"\b(?i:real|true)\s+(?:name|identity)\s+of\s+{_TITLE}{_NAMED}{_NOT_P}{{0,60}}?\b"
            rf"(?:{_BE}|{_TO_BE}|as){_ADVERB}?\s+[\"']?"
             rf"{_RIGHT_NEXT}"),
        _cue("behind the name", rf"\b(?i:behind)\s+(?:the\s+(?:name|pseudonym|pen\s+name|mask|alias|persona)"
            rf"(?:\s+of)?\s+)?[\"']?{_NAMED}[\"']?,?\s+"
             rf"(?:\w+\s+){{0,3}}?(?:is|was|stood|stands|hid|hides|lay|lies)\s+{_RIGHT}"),
        _cue("man behind", rf"{_NAMED}{_GAP}\s+{_BE}{_ADVERB}{{0,2}}\s+the\s+(?:real\s+)?(?:man|woman|person"
            rf"|author|poet|writer|figure)\s+behind\s+"
             rf"(?:the\s+(?:name|pseudonym|pen\s+name|poems\s+of|works\s+of)\s+)?[\"']?{_RIGHT_NEXT}"),
        _cue("one and the same", rf"{_AND}\s+(?:{_BE}){_ADVERB}{{0,3}}\s+(?:in\s+fact\s+|really\s+)?{_SAME_ONE}"),
        _cue("two persons", rf"{_AND}\s+(?:{_BE}){_ADVERB}{{0,3}}\s+{_TWO}", "denies"),
        _cue("identity of", rf"\b(?i:identity|identification|equation)\s+of\s+{_TITLE}{_NAMED}\s+(?:with|and"
            rf"|as)\s+{_RIGHT}"),
        _cue("identified with", rf"\b(?i:identif(?:y|ies|ied|ying)|equat(?:es?|ed|ing))\s+{_TITLE}{_NAMED}"
            rf"\s+with\s+{_RIGHT}"),
        _cue("was mistaken for", rf"{side}\s+(?:{_BE}{_ADVERB}{{0,3}}\s+)?(?i:mistaken\s+for|confused\s+with"
            rf"|taken\s+for)\s+{_RIGHT}", "denies"),
        _cue("mistaken for", rf"\b(?i:mistook|mistak(?:es?|ing)|confus(?:es?|ed|ing))\s+{_TITLE}{_LEFT}\s+"
            rf"(?:for|with)\s+{_RIGHT}", "denies"),
        _cue("may be", rf"{_LEFT}{_GAP}\s+{_MODAL}{_ADVERB}?\s+(?:{_RIGHT_NEXT}|{_RIGHT_DESCRIBED})"),
        _cue("is", rf"{_NAMED}{_GAP}\s+(?:is|was)(?:n't|\s+(?:not|never))?\s+(?:(?:a\s+certain|one|the\s+(?!"
            rf"(?:former|current|late|new|old|then|first|last|next|only|sole)\b)[a-z-]+)"
            rf"\s+)?{_RIGHT_NEXT}", named=True),
        _cue("that he is", rf"\bthat\s+(?P<left>{PRONOUN}+)\s+(?:is|was)(?:n't|\s+(?:not|never))?\s+{_RIGHT_NEXT}"),
        _cue("was he", rf"\b(?i:is|was|could|might|can)\s+{_LEFT}(?:\s+(?:really|in\s+fact|actually|indeed"
            rf"|perhaps))?(?:\s+(?:be|have\s+been))?"
             rf"\s+{_RIGHT_NEXT}(?=[^.;]{{0,60}}\?)"),
        _cue("agrees with", rf"{_OWN}{_TAIL}\s{_AGREEING}\s+{_OTHERS}", "agrees"),
        _cue("fits", rf"{_NAMED}{_GAP}{_TAIL}\s{_AGREEING}\s+(?:{_TITLE}(?P<right>{NAME}+)'s?\s+{_ATTRIBUTE}"
            rf"|the\s+{_ATTRIBUTE}\s+of\s+"
             rf"{_TITLE}(?P<other>{NAME}+)(?!'))", "agrees"),
        _cue("agree", rf"(?:\b{_ATTRIBUTE}\s+of\s+{_TITLE}{_NAMED}|{_NAMED.replace('left', 'owner')}'s?(?:"
            rf"\s+{_ATTRIBUTE})?)\s+and\s+"
             rf"{_TITLE}(?P<right>{NAME}+)(?!{_P})(?:'s?(?:\s+{_ATTRIBUTE})?)?{_TAIL}\s{_AGREE}\b(?!\s+\w+\s+"
             rf"(?:to|on)\b)", "agrees"),
        _cue("share", rf"{_AND}(?:\s+(?:both|also|each))*\s+(?:share[sd]?|(?:are|were)\s+(?:of\s+)?the\s+"
            rf"(?:very\s+)?same|(?:had|have|has|bore|bear|gave|used)\s+[^;.]{{0,20}}?the\s+(?:very\s+|exact"
            rf"\s+)?same)\s"
             rf"[^;.]{{0,60}}?{_ATTRIBUTE}", "agrees"),
        _cue("the same as", rf"{_LEFT}{_GAP}\s+(?:had|has|have|bore|bears|share[sd]?|shares|gave|used"
            rf"|wore)\s{_NOT_P}{{0,30}}?(?:the\s+"
             rf"(?:very\s+|exact\s+)?same|an?\s+identical)\s{_NOT_P}{{0,50}}?{_ATTRIBUTE}{_NOT_P}{{0,40}}?\s"
             rf"(?:as|with|to)\s+{_TITLE}"
             rf"(?P<right>{NAME}+)(?!{_P})", "agrees"),
    )  # fmt: skip


#: Speaks of a pair named before: "the two were the same man", "the names of the two daughters are nearly the same".
@functools.cache
def again() -> re.Pattern[str]:
    """What argues about a pair that was named before."""
    attributes = any_of("attributes")
    return re.compile(
        rf"\b(?:(?i:the)\s+)?(?:(?P<of>{attributes}\s+of\s+(?:the|these)\s+two\s+\w+|(?i:their)\s+{attributes}"
        rf"|(?i:the|these|both)\s+(?:two\s+)?"
        rf"{attributes})[^;.]{{0,50}}?\s{_AGREE}\b|(?:(?i:they)|(?i:the|these)\s+two(?:\s+(?:men|women|persons"
        rf"|people|poets|writers|officers))?|"
        rf"(?i:both)\s+(?:men|women))\s+{_BE}{_ADVERB}{{0,3}}\s+(?:in\s+fact\s+|really\s+)?{_SAME_ONE})(?!\s+as\b)"
    )


_BY = rf"(?:\s+by\s+[^,;.{NAME}]{{1,60}}?)?"


def _by() -> str:
    return _BY


def _cue(name: str, pattern: str, kind: ArgumentKind = "identifies", *, named: bool = False) -> Cue:
    return Cue(name, kind, re.compile(_numbered(pattern)), named)


def _numbered(pattern: str) -> str:
    """Give the groups of one name numbers, since a pattern may name a group once: ``left``, ``left2``."""
    counts: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match[1]
        counts[name] = counts.get(name, 0) + 1
        return f"(?P<{name}{counts[name] if counts[name] > 1 else ''}>"

    return re.sub(r"\(\?P<(\w+)>", rename, pattern)
