"""Which differences a changed statement is said to have: what rules and encoder are together surest of."""

from __future__ import annotations

import pytest
from tests.audit.sides import brief, claim_with, exact, side
from tests.audit.weighing import reading

from whosays.audit.compare.compared import Compared, Statement, compare
from whosays.audit.compare.side import Side
from whosays.audit.differences import differences_of
from whosays.audit.judgement import CLASSES
from whosays.audit.passages import Found
from whosays.language.pairs import Tagged
from whosays.records import AuditVerdict, Difference, Drift

TOLD = "Ada Quist sold twelve boats in May 2014"
BRIEF = f"The Harbour Board reported that {TOLD}."


def statement(text: str = BRIEF, words: str = TOLD) -> Statement:
    return Statement.of(claim_with(brief(text), words), brief(text, words), 0)


def tag(drift: Drift, text: str, words: str, *, in_claim: bool) -> Tagged:
    start = text.index(words)
    return Tagged(drift, in_claim, start, start + len(words), 1.0)


def ours(drift: Drift, words: str, text: str = TOLD) -> Tagged:
    return tag(drift, text, words, in_claim=True)


def found(
    passage: Side,
    *tags: Tagged,
    supports: float | None = 0.1,
    around: Side | None = None,
    of: Statement | None = None,
    likely: AuditVerdict = "overstated",
) -> tuple[AuditVerdict, tuple[Difference, ...]]:
    """The differences of the statement from a passage whose words an encoder tags; None for no encoder.

    ``likely`` is a little likelier than each other verdict.
    """
    one = of or statement()
    places = tuple((t.in_claim, t.start, t.end) for t in tags) or ((True, 0, 1),)
    read = reading(supports, 0.1, tags, places) if supports is not None else None
    place = Found(passage.document.id, passage.start, passage.end, 0.75, ())
    compared: Compared = compare(one, passage, around or passage, place, read, None, [], {})
    chances = {name: 0.2 if name == likely else 0.16 for name in CLASSES}
    return differences_of(one, compared, chances, "model 9")


def test_rules_alone_name_what_they_found() -> None:
    verdict, (one,) = found(side("Ada Quist sold twenty boats in May 2014."), supports=None)
    assert (verdict, one.drift, one.comparison) == ("distorted", "number", "numbers")
    assert exact(one.claim, one.passage) == ("twelve boats", "twenty boats")


def test_words_that_are_tagged_on_both_sides_are_one_difference() -> None:
    text = "Ada Quist leased twelve boats in May 2014."
    verdict, (one,) = found(side(text), tag("action", text, "leased", in_claim=False), ours("action", "sold"))
    assert (verdict, one.drift, one.comparison, one.stronger) == ("distorted", "action", "model 9", None)
    assert exact(one.claim, one.passage) == ("sold", "leased")
    assert "“sold”" in one.why
    assert "“leased”" in one.why


def test_words_that_are_tagged_on_one_side_stand_alone() -> None:
    text = "Ada Quist reluctantly sold twelve boats in May 2014."
    _, (one,) = found(side(text), tag("action", text, "reluctantly", in_claim=False))
    assert exact(one.claim, one.passage) == (None, "reluctantly")
    assert "“reluctantly”" in one.why
    _, (one,) = found(side(text), ours("actor", "Quist"))
    assert exact(one.claim, one.passage) == ("Quist", None)
    assert "“Quist”" in one.why


def test_what_rule_and_encoder_both_see_is_named_once_and_by_the_rule() -> None:
    text = "Ada Quist sold twenty boats in May 2014."
    _, (one,) = found(side(text), tag("number", text, "twenty", in_claim=False), ours("number", "twelve"))
    assert one.comparison == "numbers"
    assert exact(one.claim, one.passage) == ("twelve boats", "twenty boats")


def test_the_encoder_s_kind_comes_before_one_that_a_rule_alone_has() -> None:
    text = "Ada Quist leased twelve boats in May 2015."
    _, (first, *_) = found(side(text), tag("action", text, "leased", in_claim=False), ours("action", "sold"))
    assert first.drift == "action"


@pytest.mark.parametrize("likely", ["overstated", "understated"])
def test_of_certainty_the_brief_has_more_where_that_is_likelier(likely: AuditVerdict) -> None:
    text = "Ada Quist gladly sold twelve boats in May 2014."
    told, (one,) = found(side(text), tag("certainty", text, "gladly", in_claim=False), likely=likely)
    assert (told, one.stronger) == (likely, likely == "overstated")


def test_of_kinds_seen_alike_the_one_that_makes_the_likelier_verdict_is_named() -> None:
    text = "Ada Quist gladly leased twelve boats in May 2014."
    seen = (tag("certainty", text, "gladly", in_claim=False), tag("action", text, "leased", in_claim=False))
    for likely, first in (("overstated", "certainty"), ("distorted", "action")):
        _, differences = found(side(text), *seen, likely=likely)
        assert differences[0].drift == first


def test_what_a_speaker_told_is_overstated_without_the_speaker() -> None:
    text = "Ada Quist sold twelve boats in May 2014, she wrote."
    verdict, (one,) = found(side(text), tag("attribution", text, "she wrote", in_claim=False))
    assert (verdict, *exact(one.claim, one.passage)) == ("overstated", None, "she wrote")


def test_tags_beside_the_passage_and_on_what_is_written_before_the_words_are_not_its_own() -> None:
    text = "The yard was painted red. Ada Quist sold twelve boats in May 2014."
    told = "Quist sold twelve boats"
    nested = statement(f"The Harbour Board, citing Tove Lind, reported that {told}.", told)
    assert nested.lead
    _, differences = found(
        side(text, "Ada Quist sold twelve boats in May 2014."),
        tag("action", text, "painted", in_claim=False),
        ours("action", "Tove Lind", nested.wording),
        ours("action", "sold", nested.wording),
        around=side(text),
        of=nested,
    )
    assert [exact(one.claim, one.passage) for one in differences] == [("sold", None)]


def test_articles_and_the_like_stand_for_what_is_left_out_beside_them() -> None:
    text = "Ada Quist sold almost twelve boats in May 2014."
    told = (tag("scope", text, "almost", in_claim=False), ours("scope", "in"))
    _, (one,) = found(side(text), *told)
    assert exact(one.claim, one.passage) == (None, "almost")


def test_spans_are_those_of_the_documents() -> None:
    text = "The “yard” 🚢 was painted. Ada Quist leased twelve boats in May 2014."
    leased = tag("action", text, "leased", in_claim=False)
    passage = side(text, "Ada Quist leased twelve boats in May 2014.")
    _, (one,) = found(passage, leased, ours("action", "sold"), around=side(text))
    assert one.claim is not None
    assert one.passage is not None
    assert BRIEF[one.claim.start : one.claim.end] == one.claim.exact == "sold"
    assert text[one.passage.start : one.passage.end] == one.passage.exact == "leased"


def test_where_nothing_is_tagged_surely_something_is_named_all_the_same() -> None:
    verdict, differences = found(side("Ada Quist sold twelve boats in May 2014."))
    assert differences
    assert verdict != "supported"


def test_without_encoder_and_rule_something_is_named_all_the_same() -> None:
    verdict, differences = found(side("Ada Quist sold twelve boats in May 2014."), supports=None)
    assert differences
    assert verdict != "supported"
