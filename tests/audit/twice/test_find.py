"""Claims that look like two and rest on one thing."""

from __future__ import annotations

from dataclasses import replace

from tests.audit.omissions.leaning import Leaning, paper
from tests.factories import make_claim, make_document, make_link, make_source

from whosays.audit.twice import find_twice_told
from whosays.records import Claim, Document, Source

BRIEF = (
    "The Heron File\n\n"
    "The board counted ninety barrels in the hold. Nobody had paid duty. "
    "A cargo of ninety barrels was thus aboard. The mate sold the barrels in spring."
)
COUNT = "Ninety barrels were counted in the hold of the Heron, next to the pumps."


def heron() -> Leaning:
    return Leaning(brief=make_document(BRIEF, "brief.txt"))


def test_two_claims_on_one_passage() -> None:
    case = heron()
    document = case.source(f"The tide was high. {COUNT} It rained.")
    first = case.rests("counted ninety barrels in the hold", document, COUNT)
    second = case.rests("A cargo of ninety barrels", document, COUNT)
    [told] = find_twice_told(case.entries, case.analysis())
    assert (told.claim_ids, told.kind, told.document_id) == ((first, second), "same_passage", document.id)
    assert told.passage is not None
    assert told.passage.exact == COUNT


def test_a_passage_that_stands_in_two_documents() -> None:
    case = heron()
    first = case.rests("counted ninety barrels in the hold", case.source(COUNT), COUNT)
    copy = COUNT.replace("next to", "beside")
    second = case.rests("A cargo of ninety barrels", case.source(f"So it was. {copy}", "paper.txt"), copy)
    [told] = find_twice_told(case.entries, case.analysis())
    assert (told.claim_ids, told.kind) == ((first, second), "same_passage")
    assert "two documents" in told.why


def test_a_window_that_is_wider_than_what_carries_the_claim_is_not_shared() -> None:
    case = heron()
    document = case.source(f"{COUNT} In spring the mate sold them all.")
    case.rests("counted ninety barrels in the hold", document, COUNT)
    case.rests("The mate sold the barrels in spring", document, "In spring the mate sold them all.")
    wide = document.text.removeprefix("A heading\n\n")
    [one, other] = case.entries
    [part] = one.parts
    window = replace(part.passages[0].span, end=part.passages[0].span.start + len(wide), exact=wide)
    assert document.text[window.start : window.end] == wide
    widened = replace(one, passage=window, parts=(replace(part, passages=(replace(part.passages[0], span=window),)),))
    assert find_twice_told([widened, other], case.analysis()) == ()


def test_two_claims_of_one_sentence_do_not_look_like_two() -> None:
    case = heron()
    document = case.source(COUNT)
    case.rests("The board counted", document, COUNT)
    case.rests("ninety barrels in the hold", document, COUNT)
    assert find_twice_told(case.entries, case.analysis()) == ()


def test_different_parts_of_one_long_sentence_are_not_one_passage() -> None:
    case = heron()
    text = (
        "The board counted barrels in the hold, measured ropes, lamps and anchors on deck, and heard from neighbours "
        "that the mate had sold wool in spring."
    )
    document = case.source(text)
    case.rests("counted ninety barrels in the hold", document, text)
    case.rests("mate sold the", document, text)
    assert find_twice_told(case.entries, case.analysis()) == ()


def quoted(case: Leaning, name: str) -> tuple[Document, Document, Claim, Claim, Source]:
    """Two documents that both have one thing from ``name``."""
    lines = ("Osk Velder told the court that ninety barrels lay in the hold.",
             "Ninety barrels of brandy, Osk Velder said at home, were under the ropes.")  # fmt: skip
    first, second = case.source(lines[0], "court.txt"), case.source(lines[1], "paper.txt")
    source = replace(make_source(name, first), kind="person")
    claims = [
        make_claim(document, words, chain=(make_link(source, document.text, "Osk Velder", cue),))
        for document, words, cue in (
            (first, "ninety barrels lay in the hold", "told"),
            (second, "Ninety barrels", "said"),
        )
    ]
    case.rests("counted ninety barrels in the hold", first, lines[0])
    case.rests("A cargo of ninety barrels", second, lines[1])
    return first, second, claims[0], claims[1], source


def test_two_documents_with_one_witness() -> None:
    case = heron()
    _, _, one, other, source = quoted(case, "Osk Velder")
    case.named.append(source)
    [told] = find_twice_told(case.entries, case.analysis([one, other]))
    assert told.kind == "same_testimony"
    assert "Osk Velder" in told.why
    assert find_twice_told(case.entries, case.analysis([one])) == ()


def test_a_document_that_has_it_from_another_that_is_cited() -> None:
    case = heron()
    letter = case.source("There are ninety barrels below, all of them wet.", "letter.txt")
    report = case.source("The letter says that ninety barrels are stored, and that the crew knew.", "report.txt")
    source = paper("the letter", letter)
    case.named.append(source)
    link = make_link(source, report.text, "The letter", "says")
    chained = make_claim(report, "ninety barrels are stored", chain=(link,))
    first = case.rests("counted ninety barrels in the hold", letter, "There are ninety barrels below, all of them wet.")
    second = case.rests("A cargo of ninety barrels", report, "The letter says that ninety barrels are stored")
    [told] = find_twice_told(case.entries, case.analysis([chained]))
    assert (told.claim_ids, told.kind, told.document_id) == ((first, second), "one_source_in_another", letter.id)
    assert "report.txt" in told.why


def test_nothing_is_told_twice_without_passages() -> None:
    case = heron()
    assert find_twice_told(case.entries, case.analysis()) == ()
    document = case.source(COUNT)
    case.rests("Nobody had paid duty", document, COUNT, verdict="not_found")
    case.rests("A cargo of ninety barrels", document, COUNT)
    assert find_twice_told(case.entries, case.analysis()) == ()
