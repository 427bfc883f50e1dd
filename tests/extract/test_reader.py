"""Whole documents: claims with chain, certainty, times, places and participants."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.parsing import document_of
from whosays.extract import read_document
from whosays.records import Claim, Reading, ReadOptions


def read(text: str, *, published: str | None = None) -> Reading:
    return read_document(document_of(text, published=published), ReadOptions())


def claims(text: str, *, published: str | None = None) -> tuple[Claim, ...]:
    return read(text, published=published).claims


def words(claim: Claim) -> str:
    return " … ".join(span.exact for span in claim.content)


def chain(claim: Claim) -> list[str]:
    return [link.name for link in claim.attribution.chain]


def test_two_independent_assertions_give_two_claims() -> None:
    assert [words(c) for c in claims("The mill burned in May and the owner left the country.")] == [
        "The mill burned in May",
        "the owner left the country",
    ]


def test_an_attributed_content_with_two_assertions_gives_two_claims() -> None:
    found = claims("The judge found that the mill had burned and that the owner had left the country.")
    assert [words(c) for c in found] == ["the mill had burned", "the owner had left the country"]
    assert all(chain(c) == ["judge"] for c in found)


@pytest.mark.parametrize(
    "reference", ["(Ruling, para. 12)", "(Clerk's letter, No. 5; ibid., p. 3)", "[3]", "[Letter, § 4]"]
)
def test_a_reference_in_brackets_behind_a_content_is_no_part_of_it(reference: str) -> None:
    found = claims(f"The ruling found that the bank had lent three million {reference}. The clerk left.")
    assert [words(c) for c in found] == ["the bank had lent three million", "The clerk left"]


def test_that_and_that_part_assertions_whatever_the_parse() -> None:
    found = claims(
        "The commission reports that in 1991 the firm and the port had contacts and that men linked to the firm "
        "received training there."
    )
    assert [words(c) for c in found] == [
        "in 1991 the firm and the port had contacts",
        "men linked to the firm received training there",
    ]


def test_the_author_holds_what_nobody_else_does() -> None:
    (claim,) = claims("The mill burned in May.")
    assert claim.attribution.chain == ()
    assert claim.attribution.quote_type == "none"
    assert claim.rule == "author"


def test_what_only_attributes_is_no_claim_of_the_author() -> None:
    found = claims("In a statement, the owner denied that the mill had burned.")
    assert [chain(c) for c in found] == [["owner"]]


@pytest.mark.parametrize(
    "text",
    [
        "According to a report in the Alder Courier, which cited port officials, the ship was loaded at night.",
        "According to the Alder Courier, citing port officials, the ship was loaded at night.",
        "The Alder Courier, citing port officials, said the ship was loaded at night.",
        "The Alder Courier reported that port officials said the ship was loaded at night.",
        "The Alder Courier reported that, according to port officials, the ship was loaded at night.",
    ],
)
def test_nested_sources_make_a_chain_from_the_nearest_to_the_origin(text: str) -> None:
    (claim,) = claims(text)
    assert chain(claim) == ["Alder Courier", "port officials"]
    assert [link.anonymous for link in claim.attribution.chain] == [False, True]
    assert words(claim).endswith("the ship was loaded at night")


def test_a_quotation_that_goes_on_is_carried_over() -> None:
    first, second = claims("“The mill burned down,” Nora Vell said. “Nobody saw the fire.”")
    assert [link.implicit for link in first.attribution.chain] == [False]
    assert [link.implicit for link in second.attribution.chain] == [True]
    assert chain(second) == ["Nora Vell"]
    assert second.attribution.chain[0].cue is None


def test_a_quotation_in_the_next_paragraph_is_carried_over() -> None:
    found = claims("“The mill burned down,” Nora Vell said.\n\n“Nobody saw the fire that night.”")
    assert chain(found[-1]) == ["Nora Vell"]
    assert found[-1].attribution.chain[0].implicit


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    found = claims("Nora Vell said. “They asked for him. He was not there.\n\n“So they took his brother.”")
    assert chain(found[-1]) == ["Nora Vell"]
    assert words(found[-1]) == "So they took his brother"


def test_two_assertions_parted_by_a_semicolon_are_two_claims() -> None:
    found = claims("The mill had been struck by lightning; the church may have escaped.")
    assert [(words(c), c.certainty.level) for c in found] == [
        ("The mill had been struck by lightning", "certain"),
        ("the church may have escaped", "possible"),
    ]


def test_verbs_that_share_a_subject_are_two_claims_where_each_is_dated() -> None:
    found = claims("The firm was listed in May 2001 and was dissolved in June 2004.")
    assert [[t.edtf for t in c.times] for c in found] == [["2001-05"], ["2004-06"]]
    assert found[1].proposition.subject == "The firm"


def test_no_evidence_is_read_as_leaning_against() -> None:
    (claim,) = claims("The court found no evidence that the company had paid the men.")
    assert (claim.certainty.level, claim.certainty.polarity) == ("possible", "negative")


def test_what_an_aim_was_is_certain() -> None:
    (claim,) = claims("The aim of the raid was to find the owner.")
    assert claim.certainty.level == "certain"


def test_a_dateline_is_no_part_of_the_claim() -> None:
    (claim,) = claims("LISBON, May 4 – The mill was shut in April.")
    assert words(claim) == "The mill was shut in April"


def test_this_report_is_its_author() -> None:
    (claim,) = claims("This report argues that the dam was unsafe.")
    assert (words(claim), chain(claim)) == ("the dam was unsafe", [])


def test_a_cue_with_a_colon_introduces_the_paragraphs_below() -> None:
    found = claims(
        "The vote was close.\n\nThe minister, Nora Vell, said in a statement:\n\nThe mill has been shut for a year.\n\n"
        "We will open it in May.\n\nThe town has two other mills."
    )
    assert [(words(c), chain(c)) for c in found] == [
        ("The vote was close", []),
        ("The mill has been shut for a year", ["Nora Vell"]),
        ("We will open it in May", ["Nora Vell"]),
        ("The town has two other mills", []),
    ]
    assert [c.attribution.quote_type for c in found] == ["none", "direct", "direct", "none"]


@pytest.mark.parametrize(
    ("text", "level", "polarity"),
    [
        ("Nora Vell said the mill burned.", "certain", "positive"),
        ("Nora Vell said the mill may have burned.", "possible", "positive"),
        ("Nora Vell believes the mill burned.", "probable", "positive"),
        ("Police suspect the owner burned the mill.", "possible", "positive"),
        ("Nora Vell denied that the mill burned.", "certain", "negative"),
        ("Nora Vell said the mill did not burn.", "certain", "negative"),
        ("Nora Vell doubts that the mill burned.", "probable", "negative"),
        ("Nora Vell does not believe that the mill burned.", "probable", "negative"),
        ("Nora Vell promised to rebuild the mill.", "unknown", "positive"),
        ("Some reports indicate that the mill burned.", "probable", "positive"),
    ],
)
def test_certainty_is_what_the_holder_commits_to(text: str, level: str, polarity: str) -> None:
    (claim,) = claims(text)
    assert (claim.certainty.level, claim.certainty.polarity) == (level, polarity)


def test_times_places_and_participants_are_those_of_the_content() -> None:
    (claim,) = claims("On Monday Nora Vell said that Pavel Dorn left Norway in 1991 or 1992.", published="2020-05-06")
    assert [time.edtf for time in claim.times] == ["[1991,1992]"]
    entities = {e.id: e.name for e in read("Nora Vell said that Pavel Dorn met Maria Weber in Norway.").entities}
    (met,) = claims("Nora Vell said that Pavel Dorn met Maria Weber in Norway.")
    assert {(entities[p.entity_id], p.role) for p in met.participants} == {
        ("Pavel Dorn", "subject"),
        ("Maria Weber", "object"),
        ("Norway", "oblique"),
    }
    assert [entities[place] for place in met.places] == ["Norway"]


def test_the_proposition_is_the_clause_taken_apart() -> None:
    (claim,) = claims("Nora Vell said that the owner had not sold the mill.")
    proposition = claim.proposition
    assert (proposition.subject, proposition.predicate, proposition.object) == ("the owner", "had not sold", "the mill")


def test_counts_sentences_and_those_with_claims() -> None:
    reading = read("The mill was burned in May. Why did it burn? Nora Vell said that nobody knew.")
    assert reading.sentences == 3
    assert reading.sentences_with_claims == 2


def test_furniture_and_headings_make_no_claims() -> None:
    document = document_of("The mill was shut\n\nThe mill burned in May.\n\nPage 3 of 21 was left blank.")
    kinds = ("heading", "paragraph", "furniture")
    blocks = tuple(type(b)(kind, b.start, b.end) for kind, b in zip(kinds, document.blocks, strict=True))
    laid_out = type(document)(**{f: getattr(document, f) for f in document.__slots__} | {"blocks": blocks})
    assert [words(c) for c in read_document(laid_out, ReadOptions()).claims] == ["The mill burned in May"]


def test_the_same_document_gives_the_same_reading() -> None:
    text = "Nora Vell said the mill burned. “It is gone,” she said. “Nobody saw.” Police believe it was arson."
    assert read(text) == read(text)


FRAGMENTS = [
    "Nora Vell said ",
    "“It burned,” ",
    "she wrote. ",
    "According to the ",
    "report, ",
    "the mill ",
    "burned ",
    "may have ",
    "in 1991 or 1992",
    ". ",
    "\n",
    "\n\n",
    "«",
    "»",
    "’",
    "—",
    "Al–Sarif ",
    "\u00a0",
    "𝔉𝔯𝔞𝔲 ",
    "e\u0301",
    "that ",
    ", citing ",
    "officials, ",
    "denied ",
    "(AKM) ",
    "; ",
    ": ",
    "?",
    "\u202e",
    "ʿAbd ",
    "said",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=30).map("".join))
def test_every_span_is_exact(text: str) -> None:
    if not text.strip():
        return
    reading = read(text)
    spans = [s for c in reading.claims for s in (*c.content, *c.certainty.hedges)]
    spans += [s for c in reading.claims for link in c.attribution.chain for s in (link.source, link.cue) if s]
    spans += [t.span for t in reading.times] + [m.span for e in reading.entities for m in e.mentions]
    assert all(text[s.start : s.end] == s.exact for s in spans)
    assert all(a.end <= b.start for c in reading.claims for a, b in itertools.pairwise(c.content))
    assert len({c.id for c in reading.claims}) == len(reading.claims)
    ids = {s.id for s in reading.sources}
    assert all(link.source_id in ids for c in reading.claims for link in c.attribution.chain)


def test_says_what_was_passed_over() -> None:
    document = document_of("The mill burned in May.\n\nLe moulin a brûlé au mois de mai.")
    kinds = ("paragraph", "foreign")
    blocks = tuple(type(b)(kind, b.start, b.end) for kind, b in zip(kinds, document.blocks, strict=True))
    laid_out = type(document)(**{f: getattr(document, f) for f in document.__slots__} | {"blocks": blocks})
    assert [note.reason for note in read_document(laid_out, ReadOptions()).unread] == [
        "1 passage (33 characters) is not in English"
    ]
    assert [note.reason for note in read("12 44 91").unread] == ["no sentence was found in it"]
