"""Where proposals and rules meet; the proposals are written by hand, so that no weights decide."""

from __future__ import annotations

from dataclasses import replace

from tests.extract.parsing import passage_of
from whosays.extract.attribution import Found, find_attributions, quoted_parts
from whosays.language.passages import Passage
from whosays.language.reading import Proposed

REPORT = "The Courier reported on Monday that the mill had been sold."


def given(text: str, *proposed: tuple[str, str, str, str, bool]) -> Passage:
    """A passage with proposals of source, cue, content, class, and whether nested; roles as words of the text."""

    def bounds(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    made = tuple(
        Proposed((bounds(source),) if source else (), bounds(cue), (bounds(content),), kind, 0.8, nested)
        for source, cue, content, kind, nested in proposed
    )
    return replace(passage_of(text), proposed=made)


def met(passage: Passage) -> list[Found]:
    return list(find_attributions(passage, quoted_parts(passage)))


def words(passage: Passage, part: tuple[int, int] | None) -> str:
    return passage.doc[part[0] : part[1]].text if part is not None else ""


def test_a_rule_explains_what_is_proposed() -> None:
    passage = given(REPORT, ("The Courier", "reported", "that the mill had been sold", "speech", False))
    (found,) = met(passage)
    assert (found.by, found.probability) == ("both", 0.8)
    assert found.rule.startswith("verb: report")
    assert words(passage, found.content[0]) == "that the mill had been sold"


def test_a_cue_that_no_rule_knows_gets_its_stance_from_its_class() -> None:
    text = "The keeper pooh-poohed the tale of the barge."
    (found,) = met(given(text, ("The keeper", "pooh-poohed", "the tale of the barge", "denial", False)))
    assert (found.by, found.stance, found.rule) == ("encoder", "denies", "encoder: denial")


def test_who_is_cited_stands_behind_the_one_who_says_it() -> None:
    text = "The report notes, citing a customs officer, that forty containers left without papers."
    content = "that forty containers left without papers"
    noted = ("The report", "notes", content, "writing", False)
    (found,) = met(given(text, noted, ("a customs officer", "citing", content, "speech", False)))
    passage = passage_of(text)
    assert words(passage, found.source) == "The report"
    assert [words(passage, source) for source, _ in found.relays] == ["a customs officer"]


def test_what_somebody_was_unable_to_say_is_no_claim() -> None:
    text = "The committee was unable to establish who had ordered the payment."
    cue, content = "was unable to establish", "who had ordered the payment"
    assert met(given(text, ("The committee", cue, content, "evidence", False))) == []


def test_what_is_answered_is_not_the_answer() -> None:
    text = "The palace did not respond to a request for comment."
    assert met(given(text, ("The palace", "did not respond", "to a request for comment", "speech", False))) == []
    assert met(given(text, ("The palace", "did not respond to", "a request for comment", "speech", False))) == []
    told = "The palace responded that the files were incomplete."
    assert met(given(told, ("The palace", "responded", "that the files were incomplete", "speech", False))) != []


def test_what_tells_of_a_source_is_no_content() -> None:
    text = "According to the log, which the court found unreliable, no force was used."
    content = "the court found unreliable, no force was used"
    passage = given(text, ("the log", "According to", content, "speech", False))
    assert [words(passage, part) for part in met(passage)[0].content] == ["no force was used"]


def test_a_text_is_no_content_but_what_it_tells_is() -> None:
    assert met(given("They never published his report.", ("They", "published", "his report", "writing", False))) == []
    told = "They published claims that the log was forged."
    assert met(given(told, ("They", "published claims", "that the log was forged", "writing", False))) != []


def test_somebody_is_no_content() -> None:
    assert met(given("She did not see them.", ("She", "did not see", "them", "belief", False))) == []


def test_a_content_without_matter_is_none() -> None:
    text = "As far as he knew, nobody had been hurt."
    assert met(given(text, ("he", "knew", "As far", "belief", False))) == []


def test_a_source_of_two_phrases_is_the_one_that_speaks() -> None:
    text = "In an interview with the Baltic Observer he said the alarm had failed."
    (found,) = met(given(text, ("Baltic Observer he", "said", "the alarm had failed", "speech", False)))
    passage = passage_of(text)
    assert words(passage, found.source) == "he"


def test_what_nobody_said_is_no_claim() -> None:
    text = "No evidence was found that the priest had known of the arms."
    assert (
        met(given(text, ("No evidence", "was found", "that the priest had known of the arms", "evidence", False))) == []
    )


def test_what_the_encoder_passes_over_a_rule_may_find() -> None:
    (found,) = met(given(REPORT))
    assert (found.by, found.probability) == ("rules", None)


def test_an_unlikely_proposal_makes_nothing() -> None:
    passage = given("The clock told the hour.", ("The clock", "told", "the hour", "speech", False))
    assert passage.proposed is not None
    unlikely, likely = ([replace(one, probability=p) for one in passage.proposed] for p in (0.49, 0.51))
    assert met(replace(passage, proposed=tuple(unlikely))) == []
    assert len(met(replace(passage, proposed=tuple(likely)))) == 1


def test_no_evidence_is_nobodys_claim() -> None:
    text = "The court saw no evidence that he had paid."
    assert met(given(text, ("The court", "saw no evidence", "that he had paid", "evidence", False))) == []


def test_a_name_is_no_cue() -> None:
    text = "The former spokesman, Said Karimov, shared a revelation."
    assert met(given(text, ("The former spokesman", "Said", "shared a revelation", "speech", False))) == []


def test_a_fuller_source_of_the_rule_stands() -> None:
    text = "A letter presumably written by Pavel Dorn says the men were held."
    passage = given(text, ("Pavel Dorn", "says", "the men were held", "writing", False))
    (found,) = met(passage)
    assert words(passage, found.source) == "A letter presumably written by Pavel Dorn"


def test_who_is_cited_is_a_link_behind_the_content() -> None:
    text = "The Courier, citing two officials, wrote that the mill had been sold."
    passage = given(
        text,
        ("The Courier", "wrote", "that the mill had been sold", "writing", False),
        ("The Courier", "citing", "two officials", "speech", False),
    )
    (found,) = met(passage)
    assert [words(passage, source) for source, _ in found.relays] == ["two officials"]


def test_what_links_two_sources_is_no_content() -> None:
    text = "According to the Courier, which cited records from two officials, the mill had been sold in May."
    (ruled,) = find_attributions(passage_of(text), quoted_parts(passage_of(text)))
    assert ruled.relays, "the rule has to find the link for the test to be about it"
    content = "which cited records from two officials, the mill had been sold in May"
    (found,) = met(given(text, ("the Courier", "According to", content, "speech", False)))
    passage = passage_of(text)
    assert [words(passage, part) for part in found.content] == ["the mill had been sold in May"]


def test_a_proposal_that_lies_elsewhere_is_left_out() -> None:
    passage = replace(passage_of(REPORT), proposed=(Proposed((), (900, 904), ((905, 920),), "speech", 0.9),))
    assert [found.by for found in met(passage)] == ["rules"]
