"""Certainty: what counts as a cue, what it bears on, and what the holder commits to."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from whosays.extract.certainty import Effect, Modifier, commitment, find_modifiers
from whosays.extract.certainty.lexicon import load_lexicon
from whosays.extract.certainty.modifier import STRENGTH
from whosays.language.parser import load_parser
from whosays.language.passages import Passage
from whosays.records import Block, Certainty, Span
from whosays.text.view import analysis_view

# In each sentence the predicate stands between asterisks and every expected hedge in square brackets.
CASES = {
    "modals": [
        ("The mayor [might] have *met* the contractor.", "possible", "positive"),
        ("The mayor [may] have met the contractor and *agreed* to a price.", "possible", "positive"),
        ("The envoy [may] not have *known* the price.", "possible", "negative"),
        ("The envoy could not have *known* the price.", "certain", "negative"),
        ("The firm cannot *build* ships.", "certain", "negative"),
        ("The firm [can] *build* ships.", "possible", "positive"),
        ("The pilot [must] *be* in his fifties.", "probable", "positive"),
        ("The crew [must] have *known* the route.", "probable", "positive"),
        ("The pilot [must] *file* a report.", "unknown", "positive"),
        ("Tenants [must] not *paint* the doors.", "unknown", "negative"),
        ("The court [should] *hear* the widow.", "unknown", "positive"),
        ("The tunnel [will] *open* in June.", "probable", "positive"),
        ("There [may] *be* a link between the two firms.", "possible", "positive"),
        ("The crew [were] to *meet* the envoy in Lund.", "unknown", "positive"),
    ],
    "adverbs": [
        ("[Presumably] the guards *were* asleep.", "probable", "positive"),
        ("The company [likely] *owns* the mine.", "probable", "positive"),
        ("[Perhaps] the letter *arrived* late.", "possible", "positive"),
        ("The airline had “[very likely]” *carried* arms.", "probable", "positive"),
        ("The parcel was [almost certainly] *opened*.", "probable", "positive"),
        ("The firm, [in all likelihood], *moved* the money.", "probable", "positive"),
        ("Orlov [allegedly] *took* the money.", "possible", "positive"),
        ("Orlov [reportedly] *sold* the boat.", "probable", "positive"),
        ("Orlov [purportedly] *signed* the deed.", "possible", "positive"),
        ("The ship [probably] did not *sink*.", "probable", "negative"),
        ("The minister [hardly] *spoke*.", "probable", "negative"),
        ("The minister [rarely] *travelled*.", "probable", "negative"),
        ("The letter does [not necessarily] *prove* a crime.", "unknown", "positive"),
    ],
    "scope": [
        ("Although the ministry [supposedly] *monitors* the camp, some guards left.", "possible", "positive"),
        ("Although the ministry supposedly monitors the camp, some guards *left*.", "certain", "positive"),
        ("The clerk who [may] have *forged* the letter lives in Turku.", "possible", "positive"),
        ("The clerk who may have forged the letter *lives* in Turku.", "certain", "positive"),
        ("The clerk *lives* in Turku because he may be ill.", "certain", "positive"),
        ("The clerk may live in Turku because he *is* ill.", "certain", "positive"),
        ("Orlov allegedly took the money, and the clerk *fled*.", "certain", "positive"),
        ("Orlov [allegedly] took the money and *fled*.", "possible", "positive"),
        ("Orlov [reportedly] met the clerk, *discussing* a sale.", "probable", "positive"),
        ("The army *lost* perhaps 40 men.", "certain", "positive"),
        ("He *attended* an alleged meeting of the guild.", "certain", "positive"),
        ("The clerk *is* a [suspected] smuggler.", "probable", "positive"),
    ],
    "appearance and belief": [
        ("The firm *[appears]* to be keeping its options open.", "probable", "positive"),
        ("The firm [appears] to be *keeping* its options open.", "probable", "positive"),
        ("The clerk, it [seems], *burned* the ledger.", "probable", "positive"),
        ("The prince *[tends]* to trust his cook.", "probable", "positive"),
        ("The colonel is *[believed]* to have left the island.", "probable", "positive"),
        ("It *is* [believed] that Marek fled.", "probable", "positive"),
        ("Marek is [said] to *own* two farms.", "probable", "positive"),
        ("The partners are *[alleged]* to have conspired.", "possible", "positive"),
        ("Marek is *[expected]* to sign the lease.", "probable", "positive"),
        ("The clerk was *[seen]* as a threat to the guild.", "probable", "positive"),
        ("I *[think]* the ship sank.", "probable", "positive"),
        ("The ship, I [think], *sank*.", "probable", "positive"),
        ("Officials [doubt] that the ship *sank*.", "probable", "negative"),
        ("The board does not [think] that the bridge *is* safe.", "probable", "negative"),
        ("The letter [suggests] that Orlov *paid* the crew.", "probable", "positive"),
        ("The firm has been [accused] of *hiding* money.", "possible", "positive"),
    ],
    "adjectives": [
        ("It *is* [unlikely] that the bridge collapsed.", "probable", "negative"),
        ("It *is* [possible] that the letters were forged.", "possible", "positive"),
        ("It *is* not [unlikely] that the well is dry.", "probable", "positive"),
        ("It *is* [highly probable] that the parcel was opened.", "probable", "positive"),
        ("It *is* [unclear] [whether] the guard left.", "unknown", "positive"),
        ("It *is* not true that the ship sank.", "certain", "negative"),
        ("The clerk *is* [likely] to pay.", "probable", "positive"),
        ("An attack *is* [unlikely].", "probable", "negative"),
        ("It *[seems]* [unlikely] that the clerk paid.", "probable", "negative"),
        ("The drone *is* capable of carrying a camera.", "certain", "positive"),
    ],
    "nouns": [
        ("The [possibility] that the bank was *robbed* worries the owners.", "possible", "positive"),
        ("The possibility that the bank was robbed *worries* the owners.", "certain", "positive"),
        ("There *are* [indications] that the cult bought land.", "probable", "positive"),
        ("There *is* no [evidence] that the firm paid the fine.", "possible", "negative"),
        ("Investigators found no [evidence] that the bank was *robbed*.", "possible", "negative"),
        ("The log *gives* a [reason to think] that Marek was robbed.", "probable", "positive"),
        ("There *is* no doubt that the clerk forged the letter.", "certain", "positive"),
        ("The fact that Marek *left* pleased the guild.", "certain", "positive"),
        ("There is a roughly [even chance] that the council *lost* the vote.", "possible", "positive"),
    ],
    "negation": [
        ("The clerk never *signed* it.", "certain", "negative"),
        ("The clerk *was*n't there.", "certain", "negative"),
        ("Nobody *saw* the van.", "certain", "negative"),
        ("The van was *seen* by no one.", "certain", "negative"),
        ("No witness *saw* the van.", "certain", "negative"),
        ("The clerk *has* no money.", "certain", "negative"),
        ("The council neither *approved* nor rejected the plan.", "certain", "negative"),
        ("The council neither approved nor *rejected* the plan.", "certain", "negative"),
        ("The driver left without *paying* the toll.", "certain", "negative"),
        ("The driver *left* without paying the toll.", "certain", "positive"),
        ("The clerk no longer *works* there.", "certain", "negative"),
        ("The clerk did not *leave* until May.", "certain", "positive"),
        ("The troupe not only *sang* but also danced.", "certain", "positive"),
        ("Not all members *voted*.", "certain", "positive"),
        ("He denied having *taken* the money.", "certain", "negative"),
        ("The firm did not [deny] that it *sold* arms.", "possible", "positive"),
        ("Officials could not [rule out] that the engine had *failed*.", "possible", "positive"),
    ],
    "implicatives": [
        ("The miners *failed* to reach the surface.", "certain", "negative"),
        ("The miners did not *fail* to reach the surface.", "certain", "positive"),
        ("The miners *managed* to reach the surface.", "certain", "positive"),
        ("The miners did not *manage* to reach the surface.", "certain", "negative"),
        ("The guards forced him to *sign*.", "certain", "positive"),
        ("The guards did not [force] him to *sign*.", "unknown", "positive"),
        ("The clerk refused to *pay*.", "certain", "negative"),
        ("The firm stopped short of *naming* the buyer.", "certain", "negative"),
        ("The crew *used* to smuggle tea.", "certain", "positive"),
        ("The clerk did not realise that the guard had *left*.", "certain", "positive"),
        ("The clerk may regret that the guard *left*.", "certain", "positive"),
        ("The pilot [must] refrain from *talking*.", "unknown", "negative"),
    ],
    "not asserted": [
        ("The group [wants] to *build* a reactor.", "unknown", "positive"),
        ("The group *wants* to build a reactor.", "certain", "positive"),
        ("The group [agreed] to *sponsor* the school.", "unknown", "positive"),
        ("The council [ordered] the guards to *open* the gate.", "unknown", "positive"),
        ("The [plan] to *dam* the river was dropped.", "unknown", "positive"),
        ("The envoy travelled to Lund [in order to] *arrange* a deal.", "unknown", "positive"),
        ("The envoy *travelled* to Lund in order to arrange a deal.", "certain", "positive"),
        ("The envoy travelled to Lund [to] *arrange* a deal.", "unknown", "positive"),
        ("[If] the dam fails, the farmers *leave*.", "unknown", "positive"),
        ("[If] the dam *fails*, the farmers leave.", "unknown", "positive"),
        ("Even if the dam fails, the valley *is* safe.", "certain", "positive"),
        ("Did the clerk *forge* the letter[?]", "unknown", "positive"),
        ("The court heard nothing about [whether] the clerk *forged* it.", "unknown", "positive"),
        ("[If] the dam had *failed*, the valley would have flooded.", "probable", "negative"),
        ("If the dam had failed, the valley [would] have *flooded*.", "probable", "negative"),
        ("Had the crew known, they [would] have *turned* back.", "probable", "negative"),
    ],
    "phrases": [
        ("Ferro [may or may not] have *known*.", "unknown", "positive"),
        ("The governor has yet to *comment*.", "certain", "negative"),
        ("It *remains* [unclear] who ordered the raid.", "unknown", "positive"),
        ("There *is* [little evidence] that the treaty worked.", "possible", "negative"),
        ("We assess [with moderate confidence] that the vessel *carried* timber.", "probable", "positive"),
        ("It cannot be [ruled out] that the sample was *contaminated*.", "possible", "positive"),
        ("He was prevented from *voting*.", "certain", "negative"),
        ("The company is [considering] *selling* the port.", "unknown", "positive"),
        ("The shipment was *[scheduled]* to arrive in March.", "probable", "positive"),
        ("He is *[believed]* not to have fled.", "probable", "negative"),
        ("It *[seems]* that neither side wanted war.", "probable", "negative"),
        ("*[Read]* the letter before noon.", "unknown", "positive"),
    ],
    "plain": [
        ("The council clearly *approved* the plan.", "certain", "positive"),
        ("The army *lost* at least 40 men.", "certain", "positive"),
        ("The mayor *opened* the bridge in May.", "certain", "positive"),
        ("The crew *left* as soon as possible.", "certain", "positive"),
        ("The records prove that the mill *burned*.", "certain", "positive"),
    ],
}


def read(text: str, before: str = "") -> tuple[Passage, tuple[Modifier, ...]]:
    """A passage of ``text`` that stands after ``before`` in its document, and its modifiers."""
    whole = before + text
    passage = Passage(
        whole, Block("paragraph", len(before), len(whole)), len(before), load_parser()(analysis_view(text))
    )
    return passage, find_modifiers(passage)


def unmark(marked: str) -> tuple[str, str, list[str]]:
    """The sentence, its predicate and its hedges."""
    predicate = re.search(r"\*(.+?)\*", marked)
    assert predicate is not None
    hedges = [hedge.strip("*") for hedge in re.findall(r"\[(.+?)\]", marked)]
    return re.sub(r"[*\[\]]", "", marked), predicate[1].strip("[]"), hedges


def held(text: str, predicate: str, within: tuple[str, ...] = ()) -> Certainty:
    passage, modifiers = read(text)
    token = next(t for t in passage.doc if t.text == predicate)
    spans = [Span.of(text, text.index(part), text.index(part) + len(part)) for part in within]
    return commitment(passage, token, spans, modifiers)


@pytest.mark.parametrize(
    ("marked", "level", "polarity"), [case for group in CASES.values() for case in group], ids=lambda v: str(v)[:48]
)
def test_commitment(marked: str, level: str, polarity: str) -> None:
    text, predicate, hedges = unmark(marked)
    found = held(text, predicate)
    assert (found.level, found.polarity, [h.exact for h in found.hedges]) == (level, polarity, hedges)


def test_only_cues_within_the_content_count() -> None:
    text = "The paper reportedly said that the clerk may have fled."
    assert held(text, "fled", ("the clerk may have fled",)).hedges == (Span.of(text, 41, 44),)
    assert [h.exact for h in held(text, "fled").hedges] == ["reportedly", "may"]


def test_a_denial_outside_the_content_does_not_turn_it() -> None:
    text = "The guild denied that the clerk fled."
    assert held(text, "fled", ("the clerk fled",)).polarity == "positive"
    assert held(text, "fled").polarity == "negative"


def test_the_question_mark_just_after_the_content_counts() -> None:
    text = "Did the clerk forge the letter?"
    assert held(text, "forge", ("Did the clerk forge the letter",)).level == "unknown"


def test_hedges_are_spans_of_the_kept_text() -> None:
    before = "A heading\n\n"
    passage, modifiers = read("The firm\u00a0“may” have moved.", before)
    token = next(t for t in passage.doc if t.text == "moved")
    (hedge,) = commitment(passage, token, (), modifiers).hedges
    assert (hedge.exact, passage.text[hedge.start : hedge.end]) == ("may", "may")


def test_an_auxiliary_stands_for_its_verb() -> None:
    assert held("The firm may have moved.", "have") == held("The firm may have moved.", "moved")


def test_approximators_are_recorded_and_hedge_nothing() -> None:
    _, modifiers = read("The flood killed about 40 people.")
    (approximator,) = [m for m in modifiers if m.kind == "approximator"]
    assert (approximator.level, approximator.negates) == (None, False)


def test_boosters_are_recorded_as_certain() -> None:
    _, modifiers = read("The firm undoubtedly moved the money.")
    assert [(m.kind, m.level) for m in modifiers] == [("booster", "certain")]


def test_negation_has_no_level() -> None:
    passage, modifiers = read("The firm did not move.")
    (negation,) = modifiers
    assert (negation.kind, negation.level, negation.negates) == ("negation", None, True)
    assert [passage.doc[i].text for i in negation.scope] == ["move"]


def test_complement_cues_name_their_governor_and_their_effect_under_denial() -> None:
    passage, modifiers = read("The clerk failed to pay.")
    (cue,) = modifiers
    assert (cue.reach, passage.doc[cue.governor].text, cue.raises) == ("complement", "failed", True)
    assert cue.effect(under_negation=False) == Effect("certain", negates=True)
    assert cue.effect(under_negation=True) == Effect("certain")


@pytest.mark.parametrize(
    "text",
    [
        "She met him in May.",
        "They mined for a likeness of the king.",
        "The clear water ran over certain stones.",
        "He believes in God.",
        "The will was read by Mr. May.",
    ],
)
def test_words_that_look_like_hedges_and_are_none(text: str) -> None:
    _, modifiers = read(text)
    assert [m for m in modifiers if m.level not in {None, "certain"}] == []


def test_the_lexicon_covers_the_estimative_words_of_icd_203() -> None:
    lexicon = load_lexicon()
    words = {
        " ".join(e.words) for entries in (lexicon.by_word, lexicon.by_lemma) for es in entries.values() for e in es
    }
    assert {
        "almost no chance", "remote", "very unlikely", "highly improbable", "unlikely", "improbable", "even chance",
        "even odd", "likely", "probable", "very likely", "highly probable", "almost certain", "almost certainly",
        "with moderate confidence", "with high confidence", "with low confidence",
    } <= words  # fmt: skip
    assert lexicon.size >= 350


def test_modifiers_come_in_order() -> None:
    _, modifiers = read("If it rains, the clerk may not have been able to pay. Perhaps he will not try to.")
    assert list(modifiers) == sorted(modifiers, key=lambda m: (m.start, m.end))


def test_a_long_enumeration_does_not_exhaust_the_stack() -> None:
    passage, modifiers = read("He may have sold " + ", ".join(f"lot {n}" for n in range(700)) + " and fled.")
    for token in passage.doc[-40:]:
        commitment(passage, token, (), modifiers)


WORDS = st.one_of(
    st.sampled_from(
        ["may", "not", "if", "the", "clerk", "fled", "likely", "to", "evidence", "that", "no", "is", "failed"]
    ),
    st.sampled_from(["nor", "without", "would", "have", "been", "said", "?", ",", "“", "”", "had", "should", "only"]),
    st.sampled_from(["and", "in", "order", "\u00a0", "é", "🙂"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_any_text_yields_cues_and_commitments_inside_it(words: list[str]) -> None:
    text = " ".join(words)
    passage, modifiers = read(text, before="Before. ")
    size = len(passage.doc)
    for modifier in modifiers:
        assert 0 <= modifier.start < modifier.end <= size
        assert all(0 <= index < size for index in modifier.scope)
    for token in passage.doc:
        for hedge in commitment(passage, token, (), modifiers).hedges:
            assert passage.text[hedge.start : hedge.end] == hedge.exact


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 8), st.integers(0, 8))
def test_any_tree_is_walked_to_its_root(head: int, other: int) -> None:
    words = ["If", "the", "clerk", "may", "not", "have", "fled", "?"]
    heads = [5] * len(words)
    heads[head % len(words)] = other % len(words)
    doc = Doc(load_parser().vocab, words=words, heads=_rooted(heads), deps=["dep"] * len(words))
    text = doc.text
    passage = Passage(text, Block("paragraph", 0, len(text)), 0, doc)
    modifiers = find_modifiers(passage)
    assert {commitment(passage, token, (), modifiers).level for token in doc} <= set(STRENGTH)


def _rooted(heads: list[int]) -> list[int]:
    """``heads`` without cycles: a token that does not reach a root becomes one."""
    fixed = list(heads)
    for start in range(len(fixed)):
        seen, at = {start}, start
        while fixed[at] != at:
            at = fixed[at]
            if at in seen:
                fixed[at] = at
                break
            seen.add(at)
    return fixed
