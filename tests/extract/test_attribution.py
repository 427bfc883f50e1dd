"""Attributions by rule: source, cue and content of sentences of many shapes."""

import pytest

from tests.extract.parsing import passage_of
from whosays.extract.attribution import Found, find_attributions, quoted_parts
from whosays.extract.attribution.lexicon import cues, source_words


def attributions(text: str) -> list[tuple[str, str, str, Found]]:
    passage = passage_of(text)

    def words(start: int, end: int) -> str:
        return passage.tokens_span(passage.doc[start:end]).exact

    return [
        (
            words(*found.source) if found.source else "",
            words(*found.cue),
            " … ".join(words(*part) for part in found.content),
            found,
        )
        for found in find_attributions(passage, quoted_parts(passage))
    ]


CASES = [
    # indirect
    ("The inspector said that the valve had been closed.", "The inspector", "said", "the valve had been closed"),
    ("Police believe the driver fled on foot.", "Police", "believe", "the driver fled on foot"),
    ("The letter refers to hostages held in the north.", "The letter", "refers", "hostages held in the north"),
    ("The ledger shows payments to three clerks.", "The ledger", "shows", "payments to three clerks"),
    ("Officials told the Herald that the deal was dead.", "Officials", "told", "the deal was dead"),
    # direct
    ("“It was a mistake,” the mayor said.", "the mayor", "said", "It was a mistake"),
    ("“It was a mistake,” said Nora Vell, the mayor.", "Nora Vell", "said", "It was a mistake"),
    ("She wrote: “I never saw the ledger.”", "She", "wrote", "I never saw the ledger"),
    ("The note reads, “Pay him twice.”", "The note", "reads", "Pay him twice"),
    # phrases
    ("According to the coroner, the man drowned.", "the coroner", "According to", "the man drowned"),
    ("The man drowned, according to the coroner.", "the coroner", "according to", "The man drowned"),
    # participles, infinitives, denials, promises, accusations
    ("The bank closed early, saying that it had no cash.", "The bank", "saying", "it had no cash"),
    ("The owner denied having paid anyone.", "The owner", "denied", "having paid anyone"),
    ("The ministry dismissed the report as a rumour.", "The ministry", "dismissed", "the report as a rumour"),
    ("The company promised to clean the river.", "The company", "promised", "to clean the river"),
    ("Prosecutors accused the firm of bribery.", "Prosecutors", "accused", "the firm of bribery"),
    ("The UN confirmed reports that the dam had failed.", "The UN", "confirmed", "the dam had failed"),
    ("The owner denied claims that the dam had failed.", "The owner", "denied", "the dam had failed"),
    # nouns
    ("Evidence that the seal was broken came late.", "Evidence", "Evidence", "the seal was broken"),
    ("Her claim that the door was locked is disputed.", "Her", "claim", "the door was locked"),
    # between stops
    ("The fire, investigators said, began in the kitchen.", "investigators", "said", "The fire"),
    ("The mill, said the inspector, was never safe.", "the inspector", "said", "was never safe"),
    # as-clauses
    ("As the inquiry later found, the valve had been shut.", "the inquiry", "found", "the valve had been shut"),
    (
        "The mill was unsafe and had been for years, Nora Vell said on Tuesday.",
        "Nora Vell",
        "said",
        "The mill was unsafe",
    ),
    ("He ran the bank, which the court described as a front.", "the court", "described", "the bank"),
    # viewpoints
    ("In the judge's view, the contract was void.", "the judge", "view", "the contract was void"),
    # layout
    ("One villager was more cautious: “Perhaps the dam was old.”", "One villager", ":", "Perhaps the dam was old"),
    ("Nora Vell: We never signed that contract.", "Nora Vell", ":", "We never signed that contract"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES, ids=[case[0][:40] for case in CASES])
def test_finds_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    found = attributions(text)
    assert any(source in s and cue in c and content in w for s, c, w, _ in found), found


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The owner denied that he paid.", "denies"),
        ("The owner promised to pay.", "promises"),
        ("Police suspect the owner of fraud.", "accuses"),
        ("Police believe that he paid.", "believes"),
        ("The report says that he paid.", "asserts"),
    ],
)
def test_reads_the_stance(text: str, stance: str) -> None:
    assert [found.stance for *_, found in attributions(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "quote_type"),
    [
        ("The mayor said that the bridge was closed.", "indirect"),
        ("“The bridge is closed,” the mayor said.", "direct"),
        ("The mayor said that the bridge was “closed for good”.", "mixed"),
    ],
)
def test_reads_how_the_content_is_set(text: str, quote_type: str) -> None:
    assert [found.quote_type for *_, found in attributions(text)] == [quote_type]


def test_a_quotation_over_several_sentences_is_one_content() -> None:
    (found,) = attributions("The captain said: “We left at dawn. The sea was calm. Nobody saw us.”")
    assert "We left at dawn. The sea was calm. Nobody saw us." in found[2]


def test_a_quotation_goes_on_after_the_cue() -> None:
    (found,) = attributions("“We left at dawn,” the captain said. “Nobody saw us.”")
    assert "We left at dawn" in found[2]
    assert "Nobody saw us" in found[2]


def test_a_second_cue_takes_its_own_quotation() -> None:
    found = attributions("“We left at dawn,” the captain said. “Nobody saw us,” the cook added.")
    assert [(s, w) for s, _, w, _ in found] == [
        ("the captain", "“We left at dawn,”"),
        ("the cook", "“Nobody saw us,”"),
    ]


def test_a_source_may_hand_back_to_another() -> None:
    ((source, _, _, found),) = attributions("The newspaper, citing two customs officers, said the ship had left.")
    assert source == "The newspaper"
    assert len(found.relays) == 1


def test_a_source_may_go_by_a_record() -> None:
    text = "The newspaper, citing two officers who had read the ledger, said the ship had left."
    passage = passage_of(text)
    (found,) = find_attributions(passage, quoted_parts(passage))
    relayed = [passage.doc[start:end].text for (start, end), _ in found.relays]
    assert relayed == ["two officers", "the ledger"]


def test_a_relay_survives_a_long_opening_phrase() -> None:
    text = (
        "According to a report in the Alder Courier published on May 4, 2019, which cited information from port "
        "officials, the ship was loaded at night."
    )
    passage = passage_of(text)
    (found,) = find_attributions(passage, quoted_parts(passage))
    ((relayed, _),) = found.relays
    assert passage.doc[relayed[0] : relayed[1]].text == "port officials"
    assert passage.doc[found.content[0][0] : found.content[-1][1]].text == "the ship was loaded at night"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry was told that the bridge was unsafe.", None),
        ("The ministry was told by engineers that the bridge was unsafe.", "engineers"),
        ("The court was not told until May that the letter had been burned.", None),
        ("The auditors were briefed and told that the money had gone.", None),
    ],
)
def test_who_is_told_something_is_not_who_says_it(text: str, source: str | None) -> None:
    passage = passage_of(text)
    (found,) = find_attributions(passage, quoted_parts(passage))
    assert (passage.doc[slice(*found.source)].text if found.source else None) == source


@pytest.mark.parametrize(
    "text",
    [
        "The bank could say that it had no cash.",
        "She wants to know who paid.",
        "The river rose all night, suggesting that the dam had failed.",
        "There is a mill by the river.",
        "He watched a play called “The Long Winter” with friends.",
        "It seems that the ship has left.",
        "Vellmark (in the old tongue: Velmarik) is a village that lies by the river.",
        "There is no evidence that the seal was broken.",
        "The firm paid the fine without admitting guilt.",
        "The army was reorganised according to the new system.",
        "The minister, citing a study, closed the mill.",
        "The council neither confirmed nor denied the sale.",
        "Dalia Advisory Ltd.: a firm that is registered in the port.",
        "The board had never been told that the fund was empty.",
        "No evidence was found that the priest had known of the arms.",
        "No witness told the court that the gate was open.",
        "None of the guards said that the gate was open.",
        "This broke the law, since the firms had not been informed that the rule was new.",
    ],
)
def test_leaves_alone_what_attributes_nothing(text: str) -> None:
    assert [found for *_, found in attributions(text) if found.cue_class not in {"attitude", "inquiry"}] == []


@pytest.mark.parametrize(
    "text",
    [
        "According to the\nport register, the ship\nleft at dawn.",
        "«The ship left at dawn», the Vice–Admiral said.",
        "The inspector\u00a0general said that the\u00a0ship left at dawn.",
        "Ş. Ağaoğlu said that ʿAbd al-Karīm’s ship left at dawn.",
    ],
)
def test_typography_and_line_breaks_break_nothing(text: str) -> None:
    (found,) = attributions(text)
    assert "left at dawn" in found[2]


def test_the_lexicon_is_sound() -> None:
    lexicon = cues()
    assert len(lexicon.verbs) > 300
    assert {cue.stance for frames in lexicon.verbs.values() for cue in frames.values()} == {
        "asserts", "denies", "believes", "accuses", "promises",
    }  # fmt: skip
    assert not source_words("person") & source_words("document")
