"""Which words of a source two claims tell, with an encoder and without."""

from __future__ import annotations

import pytest
from tests.audit.omissions.leaning import Leaning
from tests.audit.twice.nearness import Told
from tests.factories import make_document

from whosays.audit.twice import find_twice_told

BRIEF = (
    "The Heron File\n\n"
    "The board counted ninety barrels in the hold. Nobody had paid duty. It rained all that week. "
    "The pumps were choked with tar. A cargo of ninety barrels was thus aboard. The harbour was closed. "
    "She carried more drink than any tavern sells."
)
COUNT = "Ninety barrels were counted in the hold of the Heron."
#: Other matter, so that a word that stands once in it is rare.
REST = (
    "The tide was high. A gull sat on the mast. The cook had left. Two lamps burned. The rope was new. The wind fell. "
    "The crew slept ashore. Nobody kept watch. The bell was cracked. A boy came with bread."
)


def heron() -> Leaning:
    return Leaning(brief=make_document(BRIEF, "brief.txt"))


def test_far_words_that_the_encoder_takes_for_the_same() -> None:
    case = heron()
    document = case.source(f"{COUNT} {REST}")
    first = case.rests("counted ninety barrels in the hold", document, COUNT)
    second = case.rests("She carried more drink", document, COUNT)
    assert find_twice_told(case.entries, case.analysis()) == ()
    near = Told({("barrels in the hold", "Ninety"): 0.9, ("drink", "Ninety"): 0.5, ("drink", "barrels in"): 0.7})
    [told] = find_twice_told(case.entries, case.analysis(), near)
    assert told.claim_ids == (first, second)
    assert told.why == f"They rest on one passage: “{COUNT[:-1]}”."


def test_what_is_hardly_near_to_the_sentence_does_not_rest_on_it() -> None:
    case = heron()
    document = case.source(f"{COUNT} {REST}")
    case.rests("counted ninety barrels in the hold", document, COUNT)
    case.rests("A cargo of ninety barrels", document, COUNT)
    cosines = {("barrels in the hold", "Ninety"): 0.9, ("cargo", "barrels in"): 0.5}
    assert find_twice_told(case.entries, case.analysis(), Told({**cosines, ("cargo", "Ninety"): 0.1})) == ()
    assert find_twice_told(case.entries, case.analysis(), Told({**cosines, ("cargo", "Ninety"): 0.6})) != ()


def test_different_halves_of_a_sentence() -> None:
    case = heron()
    text = "Ninety barrels were counted in the hold, and the pumps of the Heron were found full of tar."
    document = case.source(f"{text} {REST}")
    case.rests("counted ninety barrels in the hold", document, text)
    case.rests("The pumps were choked with tar", document, text)
    assert find_twice_told(case.entries, case.analysis()) == ()
    near = Told({("hold", "Ninety"): 0.6, ("pumps", "Ninety"): 0.6, ("hold", "choked"): 0.1})
    assert find_twice_told(case.entries, case.analysis(), near) == ()


def test_neighbours_must_take_the_same_words() -> None:
    text = "The letter of 4 May went to the harbour master, Osk Velder, by the hand of a boy."
    near = Told({("Velder", "Velder"): 0.7}, usual=0.5)
    for between, count in (("", 0), ("It rained. It blew. The sea rose. ", 1)):
        asked = "Velder was asked for the keys of the hold"
        brief = f"It was written to Velder, the harbour master, on 4 May. {between}{asked}."
        case = Leaning(brief=make_document(brief, "brief.txt"))
        document = case.source(f"{text} {REST}")
        case.rests("written to Velder, the harbour master, on 4 May", document, text)
        case.rests(asked, document, text)
        assert len(find_twice_told(case.entries, case.analysis(), near)) == count


@pytest.mark.parametrize(("verdict", "count"), [("overstated", 1), ("contradicted", 0), ("not_found", 0)])
def test_what_the_passage_denies_does_not_rest_on_it(verdict: str, count: int) -> None:
    case = heron()
    document = case.source(f"{COUNT} {REST}")
    case.rests("counted ninety barrels in the hold", document, COUNT)
    case.rests("She carried more drink", document, COUNT, verdict=verdict)  # type: ignore[arg-type]
    near = Told({("barrels in the hold", "Ninety"): 0.9, ("drink", "Ninety"): 0.6, ("drink", "barrels in"): 0.7})
    assert len(find_twice_told(case.entries, case.analysis(), near)) == count


def test_a_claim_whose_own_passage_has_no_word_of_it() -> None:
    case = heron()
    document = case.source(f"{COUNT} {REST}")
    first = case.rests("counted ninety barrels in the hold", document, COUNT)
    second = case.rests("A cargo of ninety barrels", document, "A gull sat on the mast.")
    near = Told({("barrels in the hold", "Ninety"): 0.9, ("cargo", "Ninety"): 0.6, ("cargo", "barrels in"): 0.6})
    [told] = find_twice_told(case.entries, case.analysis(), near)
    assert told.claim_ids == (first, second)
    assert told.passage is not None
    assert told.passage.exact == COUNT


def test_of_a_long_sentence_the_words_that_both_take_are_named() -> None:
    long = (
        "The harbour master, who had been called from his bed and came without a hat, stated before the board that "
        "ninety barrels were counted in the hold; he had not seen the mate, whom he took to be asleep, nor the cook."
    )
    case = heron()
    document = case.source(f"{long} {REST}")
    case.rests("counted ninety barrels in the hold", document, long)
    case.rests("A cargo of ninety barrels", document, long)
    near = Told({("hold", "harbour"): 0.7, ("cargo", "harbour"): 0.6, ("cargo", "barrels in"): 0.6}, usual=0.3)
    [told] = find_twice_told(case.entries, case.analysis(), near)
    assert told.passage is not None
    assert "ninety barrels were counted in the hold" in told.passage.exact
    assert "bed" not in told.passage.exact
    assert "cook" not in told.why
