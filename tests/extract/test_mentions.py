"""Names in parsed passages: bounds, titles, schemata, metonyms."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.parsing import document_of
from whosays.extract.mentions import find_again, find_mentions
from whosays.language.passages import passages
from whosays.records import Block, Document, Mention, Span


def mentions_in(text: str) -> list[Mention]:
    """Mentions of a text whose paragraphs are parted by empty lines."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text))
    document = Document("d", "", "", "text/plain", "", "brief", None, text, (), blocks)
    return [mention for passage in passages(document) for mention in find_mentions(passage, "d")]


def named(text: str) -> dict[str, str]:
    """Names found, with their schemata."""
    return {mention.span.exact: mention.schema for mention in mentions_in(text)}


@pytest.mark.parametrize(
    ("text", "name", "schema"),
    [
        ("Kenya’s police arrested Peter Novak’s brother.", "Peter Novak", "Person"),
        ("Kenya’s police arrested Peter Novak’s brother.", "Kenya", "Country"),
        ("The report was read by Lee Jun-seok on Monday.", "Lee Jun-seok", "Person"),
        ("He met Salim bin Rashid al-Orini in the capital.", "Salim bin Rashid al-Orini", "Person"),
        ("She wrote to Ludwig van der Meer about the loan.", "Ludwig van der Meer", "Person"),
        ("They met in the United Arab Emirates last May.", "United Arab Emirates", "Country"),
        ("They were flown to Bosnia and Herzegovina.", "Bosnia and Herzegovina", "Country"),
        (
            "The Ministry of Trade, Fisheries and Ports denied it.",
            "Ministry of Trade, Fisheries and Ports",
            "PublicBody",
        ),
        ("He sued the Department of the Treasury in March.", "Department of the Treasury", "PublicBody"),
        ("A permit from the Dunmore Harbour Commission was forged.", "Dunmore Harbour Commission", "PublicBody"),
        ("It was bought by Quillon Shipping Ltd. in 2009.", "Quillon Shipping Ltd.", "Company"),
        ("It was bought by Brandt Maschinenbau GmbH in 2009.", "Brandt Maschinenbau GmbH", "Company"),
        ("He studied at the University of Dunmore before the war.", "University of Dunmore", "Organization"),
        ("The People’s Salvation Front claimed the attack.", "People’s Salvation Front", "Organization"),
        ("They stayed at the Meridian Hotel for a week.", "Meridian Hotel", "Address"),
        ("Inspectors boarded the tanker Grey Heron at night.", "Grey Heron", "Vessel"),
        ("Inspectors boarded MV Grey Heron at night.", "MV Grey Heron", "Vessel"),
        ("The vote led to Resolution 4410 in June.", "Resolution 4410", "Document"),
        ("He was listed under Executive Order 99771 that year.", "Executive Order 99771", "Document"),
        ("Her report “The Price of Salt in Winter” was ignored.", "The Price of Salt in Winter", "Document"),
        ("He was tried for the 1987 ferry bombings.", "1987 ferry bombings", "Event"),
        ("It began with Operation Silver Tide.", "Operation Silver Tide", "Event"),
        ("Since 9/11 the rule has been strict.", "9/11", "Event"),
    ],
)
def test_names_and_schemata(text: str, name: str, schema: str) -> None:
    assert named(text).get(name) == schema


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("General Peter Novak signed it.", "Peter Novak", "General"),
        ("The talks were led by Foreign Minister Maria Costa.", "Maria Costa", "Foreign Minister"),
        ("He accused former spokesman Peter Novak of lying.", "Peter Novak", "former spokesman"),
        ("It was signed by Brig. Gen. Maria Costa.", "Maria Costa", "Brig. Gen."),
        ("Judge Maria Costa ruled against the bank.", "Maria Costa", "Judge"),
        (
            "“No,” said Under Secretary for Ports and Fisheries David S. Costa.",
            "David S. Costa",
            "Under Secretary for Ports and Fisheries",
        ),
        ("Nobody doubted Peter Novak.", "Peter Novak", None),
    ],
)
def test_titles_stand_apart(text: str, name: str, title: str | None) -> None:
    (found,) = [mention for mention in mentions_in(text) if mention.span.exact == name]
    assert found.title == title


@pytest.mark.parametrize(
    "text",
    [
        "The shipment left on Monday and arrived in early March.",
        "Several French and Muslim officials spoke of it.",
        "However, the minister refused. Evidence was thin.",
        "THE LONG ROAD HOME FROM EVERYWHERE BEGINS",
        "An improvised signal rocket (ISR) went up. The ISR was red.",
    ],
)
def test_no_names(text: str) -> None:
    assert named(text) == {}


def test_an_acronym_carries_its_long_form_through_the_document() -> None:
    text = "The Harbour and Tides Board (HTB) met in Oslo.\n\nIn May the HTB said that the quay was unsafe."
    acronyms = [mention for mention in mentions_in(text) if mention.span.exact == "HTB"]
    assert [mention.long_form for mention in acronyms] == ["Harbour and Tides Board"] * 2
    assert {mention.schema for mention in acronyms} == {"Organization"}
    assert "Harbour and Tides Board" in named(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Moscow denied the charge.", "Moscow", "metonym"),
        ("According to Beijing, the ship was empty.", "Beijing", "metonym"),
        ("The rebels were armed by Tripoli.", "Tripoli", "metonym"),
        ("The Kremlin rejected the offer.", "Kremlin", "metonym"),
        ("He was born in Moscow.", "Moscow", "name"),
        ("Cairo lies on the river.", "Cairo", "name"),
        ("France denied the charge.", "France", "name"),
    ],
)
def test_a_seat_of_government_in_the_part_of_an_actor_is_a_metonym(text: str, name: str, kind: str) -> None:
    (found,) = [mention for mention in mentions_in(text) if mention.span.exact == name]
    assert found.kind == kind
    assert found.schema == ("Country" if name == "France" else "Address")


def test_a_capitalised_head_that_refers_back_is_nominal() -> None:
    found = mentions_in("The Dunmore Harbour Commission met. The Commission blamed Peter Novak.")
    assert [(m.span.exact, m.kind) for m in found if "Commission" in m.span.exact] == [
        ("Dunmore Harbour Commission", "name"),
        ("Commission", "nominal"),
    ]


def test_an_office_with_an_acronym_is_no_organization() -> None:
    assert "MP" not in named("She was a Member of Parliament (MP) at the time, and the MP resigned.")


def test_a_group_is_told_by_its_members() -> None:
    text = "Fighters of Marenko fled. Two Marenko fighters were held, and Marenko blamed the army."
    assert {m.schema for m in mentions_in(text) if m.span.exact == "Marenko"} <= {"Organization", "Address"}


def test_a_name_may_be_wrapped_but_not_run_over_a_line_end() -> None:
    wrapped = "The auditors then wrote a second time to the Ministry of\nTransport and asked for the missing pages."
    assert "Ministry of\nTransport" in named(wrapped)
    for name in named("Maria Costa\nPeter Novak said that the quay was unsafe."):
        assert "\n" not in name


_PIECES = st.sampled_from(
    [
        *(
            "Maria Costa",
            "Peter Novak",
            "al–Orini",
            "General",
            "Dr.",
            "Kenya",
            "Moscow",
            "ʿAli",
            "bin",
            "U.S.",
            "(HTB)",
        ),
        *("Ministry of Ports", "Quillon Ltd.", "Resolution 7", "MV Heron", "[HTB]", "9/11", "attacks", "THE END"),
        *("“", "”", "’s", "'", ",", ".", "\n", "\n\n", "— ", "\u00a0", "in 1998"),
        *("denied", "said", "that", "the", "and", "of", "who", "report", "met", "with"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=25).map(" ".join))
def test_spans_are_exact_in_order_and_apart(text: str) -> None:
    found = mentions_in(text)
    for mention in found:
        span = mention.span
        assert text[span.start : span.end] == span.exact
        assert span.exact == span.exact.strip(" ,;:()[]“”\n")
        assert not span.exact.endswith(("’s", "'s"))
    for left, right in itertools.pairwise(found):
        assert left.span.end <= right.span.start


def again(text: str) -> list[Mention]:
    """Mentions of a text after the second look at the whole of it."""
    return list(find_again(document_of(text), mentions_in(text)))


@pytest.mark.parametrize(
    "introduced",
    [
        "Colonel Idris Baku opened the camp.",
        "The camp was run by Idris Baku, a former sailor.",
        "The camp was run by Idris Baku, 41, from the coast.",
    ],
)
def test_a_person_may_bear_the_name_of_a_city(introduced: str) -> None:
    found = mentions_in(f"{introduced} Baku said the men were ready.\n\nLater Baku denied it and was promoted.")
    assert [(m.span.exact, m.schema, m.kind) for m in found] == [
        ("Idris Baku", "Person", "name"),
        ("Baku", "Person", "name"),
        ("Baku", "Person", "name"),
    ]


def test_a_city_stays_a_place_beside_a_person_of_its_name() -> None:
    found = mentions_in(
        "Talks were held in Baku. Major Idris Baku sailed to Baku. Baku told reporters that he was ill."
    )
    assert [m.schema for m in found if m.span.exact == "Baku"] == ["Address", "Address", "Person"]


@pytest.mark.parametrize(
    "text", ["Nobody in Greater Paris, a region of suburbs, knew it.", "In Paris, a judge agreed."]
)
def test_a_word_before_a_city_does_not_make_it_a_person(text: str) -> None:
    assert "Person" not in {m.schema for m in mentions_in(text) if m.span.exact.endswith("Paris")}


def test_a_parsed_person_with_a_city_for_a_surname_decides_for_acts_where_the_city_is_no_place() -> None:
    acts = "Jack London met the editors. London denied the charge."
    assert [m.schema for m in again(acts) if m.span.exact == "London"] == ["Person"]
    both = again(f"The talks were in London. {acts}")
    assert {m.schema for m in both if m.span.exact == "London"} == {"Address"}


def test_the_acronym_of_a_person_is_a_person() -> None:
    found = mentions_in("Omar Sheikh Mohammed (OSM) planned it. On Monday OSM told the guards that he was ill.")
    assert [(m.span.exact, m.schema) for m in found][:2] == [("Omar Sheikh Mohammed", "Person"), ("OSM", "Person")]
    assert {m.schema for m in again("Omar Sheikh Mohammed (OSM) planned it.\n\nThe guards feared OSM.")} == {"Person"}


def test_the_acronym_of_a_foreign_party_is_an_organization() -> None:
    found = named("He left the Liga Marena Nova (LMN), the oldest of the parties. LMN lost the vote.")
    assert found["LMN"] == "Organization"


def test_a_name_shown_once_is_found_again_before_and_after() -> None:
    text = "Rights Monitor said the toll was higher.\n\nAccording to Rights Monitor, a charity, ten died."
    spans = [m.span for m in again(text) if m.span.exact == "Rights Monitor"]
    assert [span.start for span in spans] == [0, text.rindex("Rights Monitor")]
    assert all(text[span.start : span.end] == span.exact for span in spans)


def test_a_name_within_a_longer_one_is_not_found_again() -> None:
    kept = document_of("The Old Harbour Watch Museum closed. He joined Harbour Watch in May.")
    start = kept.text.rindex("Harbour Watch")
    mention = Mention("d", Span.of(kept.text, start, start + 13), "name", "Organization", None, None)
    assert find_again(kept, [mention]) == (mention,)


def test_a_surname_is_found_again_but_no_common_noun() -> None:
    kept = document_of(
        "Brokers met. Tomas Orvell sat down.\n\nA farmer came.\n\nOrvell left. Farmer friends cheered Ada Farmer."
    )
    names = [
        Mention("d", Span.of(kept.text, kept.text.index(n), kept.text.index(n) + len(n)), "name", "Person", None, None)
        for n in ("Tomas Orvell", "Ada Farmer")
    ]
    assert [m.span.exact for m in find_again(kept, names)] == ["Tomas Orvell", "Orvell", "Ada Farmer"]


@pytest.mark.parametrize("paragraph", ["Fishermen said no. Officials denied it.", "Mother said so. Nothing said so."])
def test_a_common_noun_that_speaks_is_no_name(paragraph: str) -> None:
    assert mentions_in(paragraph) == []


def test_a_lone_proper_noun_that_speaks_is_a_name() -> None:
    assert named("Greenlight confirmed the sale.") == {"Greenlight": "Organization"}
    assert named("Greenlight confirmed the sale.\n\nThe broker Ada Greenlight left.")["Greenlight"] == "Person"


def test_mentions_found_again_stay_disjoint_and_in_order() -> None:
    found = again(
        "Ada Brill of Harbour Watch met Idris Vane.\n\nBrill, Vane and Harbour Watch left.\n\nHarbour Watch wept."
    )
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))
