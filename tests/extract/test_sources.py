"""What sort of source a phrase names, and who pronouns and descriptions stand for."""

import pytest

from tests.extract.parsing import document_of, passage_of
from whosays.extract.attribution import find_attributions, quoted_parts
from whosays.extract.mentions import find_mentions
from whosays.extract.reader import read_document
from whosays.extract.sources import Description, SourceResolver, describe
from whosays.records import Entity, Link, Mention, ReadOptions, Span


def described(text: str) -> Description:
    passage = passage_of(text)
    found = next(f for f in find_attributions(passage, quoted_parts(passage)) if f.source is not None)
    assert found.source is not None
    return describe(passage, found.source, find_mentions(passage, "doc-test"))


def links(text: str) -> list[Link]:
    return [
        c.attribution.chain[-1] for c in read_document(document_of(text), ReadOptions()).claims if c.attribution.chain
    ]


def test_a_man_with_an_office_is_a_person_whatever_his_name_is_taken_for() -> None:
    text = "A former spokesman for the Harbour Office, Said Qarim, was surprised when he stated that it was shut."
    passage = passage_of(text)
    name = Mention("doc-test", Span.of(text, text.index("Qarim"), text.index("Qarim") + 5), "name", "Organization")
    spokesman = describe(passage, (0, 10), [name])
    assert (spokesman.name, spokesman.kind) == ("Qarim", "person")
    entity = Entity("ent-1", "Organization", "Qarim", (), (name,))
    resolver = SourceResolver("doc-test", text, [entity], [name])
    resolver.resolve(spokesman, speaks=False)
    he = next(token.i for token in passage.doc if token.text == "he")
    assert resolver.resolve(describe(passage, (he, he + 1), [name])).source.name == "Qarim"


@pytest.mark.parametrize(
    ("text", "name", "kind", "anonymous"),
    [
        ("Nora Vell said that the mill was shut.", "Nora Vell", "person", False),
        ("The spokesman, Pavel Dorn, said that the mill was shut.", "Pavel Dorn", "person", False),
        ("The Interior Ministry said that the mill was shut.", "Interior Ministry", "organization", False),
        ("France said that the mill was shut.", "France", "state", False),
        ("The French government said that the mill was shut.", "French government", "state", False),
        ("A spokesman said that the mill was shut.", "spokesman", "person", True),
        ("The judge said that the mill was shut.", "judge", "person", False),
        ("Intelligence officials said that the mill was shut.", "Intelligence officials", "anonymous_group", True),
        (
            "People familiar with the matter said that it was shut.",
            "People familiar with the matter",
            "anonymous_group",
            True,
        ),
        ("Some reports indicate that the mill was shut.", "reports", "anonymous_group", True),
        ("According to the documents, the mill was shut.", "documents", "document", True),
        (
            "A letter written by Nora Vell in 2007 says that the mill was shut.",
            "letter written by Nora Vell in 2007",
            "document",
            False,
        ),
        ("According to the testimony of Nora Vell, the mill was shut.", "Nora Vell", "person", False),
        ("The police said that the mill was shut.", "police", "organization", False),
    ],
)
def test_tells_kinds_and_withheld_names(text: str, name: str, kind: str, anonymous: bool) -> None:
    description = described(text)
    assert (description.name, description.kind, description.anonymous) == (name, kind, anonymous)


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("Nora Vell said the mill was shut. She said it burned.", "Nora Vell", "She"),
        ("Nora Vell said the mill was shut. Vell said it burned.", "Nora Vell", "Vell"),
        (
            "The Alder Daily Tribune reported a fire. The newspaper said the mill was shut.",
            "Alder Daily Tribune",
            "The newspaper",
        ),
        ("Two officers said the mill was shut. They said it burned.", "Two officers", "They"),
        (
            "A letter written by Nora Vell in 2007 refers to hostages. That same letter says that the mill was shut.",
            "letter written by Nora Vell in 2007",
            "That same letter",
        ),
        (
            "The Institute for River Studies (IRS) said the mill was shut. The IRS said it burned.",
            "Institute for River Studies",
            "The IRS",
        ),
        (
            "The Commission of Mills met in May. The commission said the mill was shut.",
            "Commission of Mills",
            "The commission",
        ),
    ],
)
def test_resolves_to_what_stands_before(text: str, name: str, written: str) -> None:
    last = links(text)[-1]
    assert last.name == name
    assert last.resolved_from == written


def test_what_is_only_added_is_no_part_of_a_name() -> None:
    added = passage_of("The newspaper, which had no sources, wrote that it was shut.")
    citing = passage_of("The newspaper, quoting two clerks, wrote that it was shut.")
    telling = passage_of("Guards who had seen it said that it was shut.")
    assert describe(added, (0, 7), []).name == describe(citing, (0, 6), []).name == "newspaper"
    assert describe(telling, (0, 5), []).name == "Guards who had seen it"


def test_a_ministry_is_no_commission() -> None:
    for named, name in (("Commission of Mills", "ministry"), ("Ministry of Mills", "Ministry of Mills")):
        (link,) = links(f"The {named} met in May. The ministry said that the mill was shut.")
        assert link.name == name


def test_he_is_no_wife() -> None:
    text = "The pilot's wife said the mill was shut. He said it burned. She said it was open."
    assert [link.name.lower() for link in links(text)] == ["pilot's wife", "he", "pilot's wife"]


def test_a_firm_is_not_those_who_are_close_to_it() -> None:
    text = "Sources close to the company said the mill was shut. The company said that it was open."
    assert [link.name for link in links(text)] == ["Sources close to the company", "company"]


def test_whom_the_last_sentence_is_about_may_speak() -> None:
    text = "The Court of Appeal said the mill was shut. The Corvane Company has appealed. It denies that it burned."
    assert [link.name for link in links(text)] == ["Court of Appeal", "Corvane Company"]


def test_a_lone_surname_that_the_parser_missed_is_the_person() -> None:
    text = "Pavel Dorn owned the mill until 2004. The mill was sold. “It burned,” Dorn testified."
    assert [link.name for link in links(text)] == ["Pavel Dorn"]


def test_a_document_that_ends_in_its_makers_name_is_a_document() -> None:
    text = "A document presumably written by Pavel Dorn says the men were held. That same letter says they were freed."
    first, second = links(text)
    assert (first.name, first.kind) == ("document presumably written by Pavel Dorn", "document")
    assert second.source_id == first.source_id


def test_a_title_before_a_name_is_no_part_of_it() -> None:
    (link,) = links("“It is shut,” said Under Secretary for Ports and Fisheries Daniel R. Cooper.")
    assert (link.name, link.kind) == ("Daniel R. Cooper", "person")


def test_a_source_named_outright_is_not_resolved() -> None:
    assert links("Nora Vell said the mill was shut.")[0].resolved_from is None


def test_a_pronoun_without_antecedent_is_anonymous() -> None:
    (link,) = links("They said that the mill was shut.")
    assert link.anonymous
    assert link.name == "They"


def test_an_anonymous_source_belongs_to_its_document() -> None:
    first = links("Officials said the mill was shut.")[0]
    other = document_of("Officials said the mill was shut.")
    moved = read_document(
        type(other)(**{f: getattr(other, f) for f in other.__slots__} | {"id": "doc-other"}), ReadOptions()
    )
    assert moved.claims[0].attribution.chain[0].source_id != first.source_id


def test_a_new_paragraph_brings_a_new_speaker() -> None:
    text = "Nora Vell said the mill was shut.\n\nPavel Dorn owned it. He said that it burned."
    assert links(text)[-1].name == "Pavel Dorn"
