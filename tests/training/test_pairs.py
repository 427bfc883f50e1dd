"""Pairs of evidence and claim: where they come from, and how the network is shown them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.examples import IGNORED
from training.pairs.altered import altered_pairs, copied_pairs
from training.pairs.authored import authored_pairs
from training.pairs.nli import read_pairs
from training.pairs.pair import UNKNOWN, UNSUPPORTED, Changed, Pair, PairExample, pair_examples
from training.pairs.told import HELD_OUT, Altered, Told, read_drift, read_file
from training.pairs.vectors import PIECES, one_text
from training.prepared import Prepared, load, save

from tests.language.models import CLOSING, OPENING, tiny_tokenizer
from whosays.language.labels import CLAIM_PIECES, DRIFTS, ENTAILMENT, EVIDENCE_PIECES

SUPPORTS, CONTRADICTS, NEITHER = (ENTAILMENT.index(name) for name in ("supports", "contradicts", "neither"))
EVIDENCE, CLAIM = "The mill had two doors.", "It had ten doors."


def shown(pair: Pair) -> PairExample:
    (example,) = pair_examples([pair], tiny_tokenizer(), (OPENING, CLOSING))
    return example


def at(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_evidence_and_claim_are_one_sequence_parted_by_a_mark() -> None:
    example = shown(Pair(EVIDENCE, CLAIM, SUPPORTS, ()))
    assert (example.ids[0], example.ids[-1], example.label) == (OPENING, CLOSING, SUPPORTS)
    assert len(example.first) == len(example.tags) == 6 + 5
    assert len(example.ids) == len(example.shapes)
    between = [place for place, piece in enumerate(example.ids[:-1]) if piece == CLOSING]
    assert example.first[5] < between[0] < example.first[6]
    assert len(between) == 1


def test_changed_words_are_tagged_on_the_sides_that_are_known() -> None:
    changed = (Changed("number", at(CLAIM, "ten"), at(EVIDENCE, "two")),)
    number = 1 + DRIFTS.index("number")
    both = shown(Pair(EVIDENCE, CLAIM, UNSUPPORTED, changed, both=True)).tags.tolist()
    assert both == [0, 0, 0, number, 0, 0, 0, 0, number, 0, 0]
    one = shown(Pair(EVIDENCE, CLAIM, UNSUPPORTED, changed)).tags.tolist()
    assert one == [IGNORED] * 6 + both[6:]
    unknown = shown(Pair(EVIDENCE, CLAIM, UNSUPPORTED)).tags.tolist()
    assert unknown == [IGNORED] * 11
    omitted = shown(Pair(EVIDENCE, CLAIM, UNSUPPORTED, (Changed("scope", None, at(EVIDENCE, "two")),), both=True))
    assert omitted.tags.tolist() == [0, 0, 0, 1 + DRIFTS.index("scope"), *[0] * 7]


@given(st.text(max_size=300), st.text(alphabet="ab .漢", max_size=300))
def test_what_does_not_fit_is_cut_off_at_the_end_of_either_text(evidence: str, claim: str) -> None:
    for example in pair_examples([Pair(evidence, claim, NEITHER)], tiny_tokenizer(), (OPENING, CLOSING)):
        assert len(example.ids) <= EVIDENCE_PIECES + CLAIM_PIECES + 3
        assert len(example.ids) == len(example.shapes)
        assert (np.diff(example.first) > 0).all()
        assert example.first[0] > 0
        assert example.first[-1] < len(example.ids) - 1
        assert not {OPENING, CLOSING} & set(example.ids[example.first].tolist())


def test_a_pair_without_words_is_left_out() -> None:
    assert list(pair_examples([Pair(" ", "", NEITHER)], tiny_tokenizer(), (OPENING, CLOSING))) == []


def test_a_text_by_itself_is_cut_as_the_product_cuts_it() -> None:
    example = one_text("mill " * 200, tiny_tokenizer(), (OPENING, CLOSING))
    assert len(example.ids) == len(example.shapes) == PIECES + 2
    assert (example.ids[0], example.ids[-1]) == (OPENING, CLOSING)


TOLD = Told(
    EVIDENCE,
    ("There were two doors.",),
    (
        Altered(0, "There were ten doors.", "number", stronger=False, claim_words="ten", passage_words="two"),
        Altered(0, "There were no doors.", "polarity", stronger=False, claim_words="no", passage_words="two"),
        Altered(0, "There may be doors.", "certainty", stronger=False, claim_words="may", passage_words=""),
        Altered(0, "There must be doors.", "certainty", stronger=True, claim_words="must", passage_words=""),
        Altered(0, "A boy said so.", "attribution", stronger=False, claim_words="A boy", passage_words=""),
    ),
    ("The doors were red.",),
)


def test_authored_claims_have_the_label_that_their_change_makes() -> None:
    labels = [pair.label for pair in authored_pairs([TOLD], seed=1)]
    assert labels == [SUPPORTS, UNSUPPORTED, CONTRADICTS, SUPPORTS, UNSUPPORTED, UNKNOWN, NEITHER]


def test_authored_claims_keep_their_words_when_other_passages_stand_around_theirs() -> None:
    near = [Told(f"A passage on matter {n} of its own.", ("It has matter.",), (), ()) for n in range(8)]
    found = [pair for seed in range(12) for pair in authored_pairs([TOLD, *near], seed)]
    longer = 0
    for pair in found:
        for one in pair.changed or ():
            if one.in_evidence is not None:
                assert pair.evidence[slice(*one.in_evidence)] == "two"
                longer += not pair.evidence.startswith(EVIDENCE)
            if one.in_claim is not None:
                assert pair.claim[slice(*one.in_claim)] in {"ten", "no", "may", "must", "A boy"}
    assert longer
    assert found == [pair for seed in range(12) for pair in authored_pairs([TOLD, *near], seed)]


GOOD = {
    "passage": EVIDENCE,
    "honest": ["There were two doors."],
    "altered": [
        {"of": 0, "text": "There were ten doors.", "drift": "number", "stronger": False, "claim_words": "ten",
         "passage_words": "two"}
    ],
    "absent": [],
}  # fmt: skip


def test_a_line_is_a_passage_with_its_claims(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(GOOD) + "\n", "utf-8")
    (told,) = read_file(tmp_path / "a.jsonl")
    assert told == Told(EVIDENCE, ("There were two doors.",), TOLD.altered[:1], ())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"drift": "colour"}, "no drift 'colour'"),
        ({"claim_words": "nine"}, "claim_words 'nine' are not in"),
        ({"passage_words": "nine"}, "passage_words 'nine' are not in the passage"),
        ({"claim_words": "", "passage_words": ""}, "nothing is altered"),
        ({"text": "There were two doors.", "claim_words": "two"}, "nothing is altered"),
        ({"of": 1}, "no honest claim 1"),
        ({"else": 1}, "else"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    bad = {**GOOD, "altered": [{**GOOD["altered"][0], **changes}]}  # type: ignore[dict-item]
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(GOOD)}\n{json.dumps(bad)}\n", "utf-8")
    with pytest.raises(ValueError, match=r"a\.jsonl, line 2") as raised:
        list(read_file(tmp_path / "a.jsonl"))
    assert message in str(raised.value)


def test_every_tenth_passage_of_a_file_is_held_out(tmp_path: Path) -> None:
    for name in "ab":
        rows = [{**GOOD, "passage": f"{name}{n}: {EVIDENCE}"} for n in range(2 * HELD_OUT + 1)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    training, held_out = read_drift(tmp_path)
    assert [told.passage.split(":")[0] for told in held_out] == ["a9", "a19", "b9", "b19"]
    assert len(training) == 2 * (2 * HELD_OUT + 1) - 4
    assert not {told.passage for told in training} & {told.passage for told in held_out}


def test_the_passages_of_the_project_are_in_the_format_and_of_every_kind() -> None:
    training, held_out = read_drift()
    for part, least in ((training, 50), (held_out, 5)):
        kinds = [altered.drift for told in part for altered in told.altered]
        assert all(kinds.count(drift) >= least for drift in DRIFTS)
        assert sum(len(told.honest) for told in part) >= len(part)
    assert not {told.passage for told in training} & {told.passage for told in held_out}


def public(folder: Path) -> Path:
    """Public pairs: forty claims of one set with two passages each, one of WiCE, and one of a set that is not used."""
    rows = [
        ("mnli", f"The [[mill (building)|mill]] {n} {state}.", f"Mill {n}.", label)
        for n in range(40)
        for state, label in (("ran", "entailment"), ("stood", "not_entailment"))
    ]
    rows += [(name, "A.", "B.", "neutral") for name in ("wice_oracle", "other")]
    path = folder / "pairs.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for row in rows:
            lines.write(json.dumps(dict(zip(("set", "premise", "hypothesis", "label"), row, strict=True))) + "\n")
    return path


def test_no_claim_is_both_learnt_and_measured(tmp_path: Path) -> None:
    training, measured = read_pairs(public(tmp_path))
    assert ([*training], sorted(measured)) == (["mnli"], ["mnli", "wice_oracle"])
    assert (len(training["mnli"]), len(measured["mnli"])) == (72, 8)
    assert not {pair.claim for pair in training["mnli"]} & {pair.claim for pair in measured["mnli"]}
    assert {pair.label for pair in training["mnli"]} == {SUPPORTS, UNSUPPORTED}
    assert [pair.label for pair in measured["wice_oracle"]] == [NEITHER]
    assert all("[[" not in pair.evidence and "The mill " in pair.evidence for pair in training["mnli"])
    assert read_pairs(tmp_path / "pairs.jsonl.gz") == (training, measured)


SUPPORTED = [
    Pair(
        "In May 2014 Ada Quist said in Sundvik that all twelve boats may have been sold to the Harbour Board.",
        "Twelve boats may have been sold to the Harbour Board in May 2014, Ada Quist said in Sundvik.",
        SUPPORTS,
    ),
    Pair("The mayor of Orlo paid 40 men on 3 June 2011.", "On 3 June 2011 the mayor of Orlo paid 40 men.", SUPPORTS),
]


def test_altered_claims_have_one_change_at_its_place_beside_the_claim_as_it_was() -> None:
    found = list(altered_pairs(SUPPORTED, seed=3, each=4))
    assert found == list(altered_pairs(SUPPORTED, seed=3, each=4))
    honest = {pair.claim for pair in SUPPORTED}
    changed = 0
    for pair in found:
        assert pair.changed is not None
        if pair.claim in honest:
            assert (pair.label, pair.changed) == (SUPPORTS, ())
            continue
        (one,) = pair.changed
        assert one.drift in DRIFTS
        assert one.in_claim is not None
        assert 0 <= one.in_claim[0] < one.in_claim[1] <= len(pair.claim)
        assert (pair.label == CONTRADICTS) is (one.drift == "polarity")
        if one.drift not in {"certainty", "scope", "polarity"}:
            assert pair.label == UNSUPPORTED
        changed += 1
    assert changed >= 4


def test_sentences_of_releases_are_taken_as_they_stand_and_changed(tmp_path: Path) -> None:
    text = (
        "WASHINGTON. The office today named two companies that had sold 40 boats to the mayor of Orlo since May 2014. "
        "All of the boats may have been used to carry copper to the yard of Ada Quist in Sundvik. "
        "The office said that it would not name the captains of the boats before the end of June 2015."
    )
    with gzip.open(tmp_path / "r.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"id": n, "text": f"{text}\n\nShort."}) + "\n" for n in range(60))
    found = list(copied_pairs(tmp_path / "r.jsonl.gz", seed=5, each=3))
    assert {pair.evidence for pair in found} == {text}
    assert any(pair.changed == () and pair.claim in text for pair in found)
    places = 0
    for pair in found:
        for one in pair.changed or ():
            assert pair.claim not in text
            if one.in_evidence is not None:
                start, end = one.in_evidence
                places += 1
                assert 0 <= start < end <= len(text)
                assert text[:start].rsplit(".", 1)[-1].strip()[:8] in pair.claim or start == 0
    assert places


def test_what_was_prepared_is_read_back(tmp_path: Path) -> None:
    example = shown(Pair(EVIDENCE, CLAIM, SUPPORTS, ()))
    save(Prepared((OPENING, CLOSING), 9, pairs={"close": [example]}, found=[(example, example)]), tmp_path / "p.xz")
    again = load(tmp_path / "p.xz")
    assert (again.special, again.mask_piece, again.windows) == ((OPENING, CLOSING), 9, {})
    (read,) = again.pairs["close"]
    assert (read.ids.tolist(), read.tags.tolist(), read.label) == (
        example.ids.tolist(), example.tags.tolist(), example.label,
    )  # fmt: skip
    assert len(again.found) == 1
