"""Seeded drift and the baselines, on a small release of our own."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks._alterations import Alteration
from benchmarks._baselines import Bm25, best_overlap, overlap, windows
from benchmarks._seeded import Item, Retold, items_of, read_retold
from benchmarks._thresholds import auroc, balanced, best_threshold, threshold_at
from benchmarks.seeded_drift import Judged, as_judged, by_kind, by_overlap, by_product, paired, summary
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_document, span
from whosays.records import AuditedPart, Difference, Document

SENTENCE = "In May 2009 the harbour board of Brackwater paid Orsolya Vant twelve crowns for the old lighthouse."
RELEASE = f"# Lighthouse\n\nThe board met.\n\nIt was short. {SENTENCE} Nobody objected. The board rose.\n"
FAR = "Twelve crowns went to Orsolya Vant in May 2009 when Brackwater's board took the lighthouse off her hands."
MIDDLE = "The old lighthouse cost the harbour board of Brackwater twelve crowns, paid to Orsolya Vant in May 2009."
shares = st.lists(st.floats(0, 1), max_size=30)


def written(folder: Path, **changed: object) -> tuple[Path, Path]:
    start = RELEASE.index(SENTENCE)
    row = {"release": 1, "start": start, "end": start + len(SENTENCE), "middle": MIDDLE, "far": FAR}
    row["sha256"] = hashlib.sha256(SENTENCE.encode()).hexdigest()[:16]
    releases, paraphrases = folder / "releases.jsonl.gz", folder / "paraphrases.jsonl"
    with gzip.open(releases, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(("Other.", RELEASE)))
    paraphrases.write_text(json.dumps({key: v for key, v in (row | changed).items() if v is not None}) + "\n", "utf-8")
    return releases, paraphrases


def retold(folder: Path) -> list[Retold]:
    return list(read_retold(*written(folder)))


def test_sentence_comes_with_its_neighbours(tmp_path: Path) -> None:
    (one,) = retold(tmp_path)
    assert one.texts == {"copy": SENTENCE, "middle": MIDDLE, "far": FAR}
    assert one.passage == f"It was short. {SENTENCE} Nobody objected."
    assert one.document.text.startswith("Lighthouse")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"sha256": "00"}, r"paraphrases\.jsonl, line 1: release 1 has another sentence there"),
        ({"release": 7}, r"paraphrases\.jsonl, line 1: release 7 has another sentence there"),
        ({"far": None}, r"paraphrases\.jsonl, line 1: lacks far"),
    ],
)
def test_what_does_not_hold_is_named(tmp_path: Path, changed: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        list(read_retold(*written(tmp_path, **changed)))


def test_each_text_comes_as_it_is_and_with_changes_of_different_kinds(tmp_path: Path) -> None:
    items = list(items_of(retold(tmp_path)))
    honest = [item for item in items if item.alteration is None]
    assert [(item.origin, item.claim) for item in honest] == [("copy", SENTENCE), ("middle", MIDDLE), ("far", FAR)]
    for origin, text in honest[0].retold.texts.items():
        changed = [item for item in items if item.origin == origin and item.alteration is not None]
        assert 1 <= len(changed) <= 2
        assert len({item.kind for item in changed}) == len(changed)
        assert all(item.claim != text for item in changed)


def test_the_same_items_come_every_time(tmp_path: Path) -> None:
    every = retold(tmp_path)
    assert [item.claim for item in items_of(every)] == [item.claim for item in items_of(every)]
    assert [item.claim for item in items_of(every, seed=1)] != [item.claim for item in items_of(every, seed=2)]


def item(one: Retold, origin: str, drift: str | None, *, stronger: bool = False) -> Item:
    change = Alteration("changed", drift, stronger, 0, 1, "") if drift else None
    return Item(one, origin, "changed" if drift else "words", change)  # type: ignore[arg-type]


def test_weaker_changes_are_a_kind_of_their_own(tmp_path: Path) -> None:
    (one,) = retold(tmp_path)
    assert item(one, "copy", "scope").kind == "scope, weaker"
    assert item(one, "copy", "scope", stronger=True).kind == "scope"
    assert item(one, "copy", "number").kind == "number"
    assert item(one, "copy", None).kind is None


def test_figures(tmp_path: Path) -> None:
    (one,) = retold(tmp_path)
    items = [item(one, "copy", None), item(one, "far", None), item(one, "copy", "time"), item(one, "far", "time")]
    judged = [
        Judged(True, 0.9),
        Judged(False, 0.3),
        Judged(False, 0.2, frozenset({"time"})),
        Judged(True, 0.6, frozenset({"place"})),
    ]
    cells = [cell.strip() for cell in summary("ours", items, judged).strip("|").split("|")]
    assert cells == ["ours", "0.500", "0.50", "0.00", "–", "1.00", "0.750", "1.000", "–", "0.000", "0.500"]
    assert by_kind(items, judged)[2] == "| time | 2 | 0.50 | 0.50 | 0.50 | 1.00 | – | 0.00 |"


def test_pairs_are_of_one_text(tmp_path: Path) -> None:
    (one,) = retold(tmp_path)
    honest, changed = (item(one, "copy", None), Judged(True, 0.4)), (item(one, "copy", "time"), Judged(True, 0.4))
    assert paired([honest, changed]) == 0.5
    assert paired([honest]) is None


def test_product_is_given_the_claims_of_a_release_together(tmp_path: Path) -> None:
    (one,) = retold(tmp_path)
    twin = Retold(2, one.texts, one.document, one.passage)
    asked: list[tuple[Sequence[str], Document]] = []

    def judge(claims: Sequence[str], document: Document) -> list[tuple[AuditedPart, ...]]:
        asked.append((claims, document))
        difference = Difference("time", None, None, None, "why")
        part = AuditedPart(span(document.text, "board"), "distorted", differences=(difference,))
        return [(part,) for _ in claims]

    items = [item(one, "copy", None), item(one, "copy", "time"), item(twin, "copy", None)]
    assert by_product(judge)(items) == [Judged(False, 0.0, frozenset({"time"}))] * 3
    assert asked == [(["words", "changed"], one.document), (["words"], one.document)]


def test_a_claim_is_its_worst_part() -> None:
    place = span("board", "board")
    assert as_judged([AuditedPart(place, "supported")]).probability == 1.0
    good, bad = AuditedPart(place, "supported", support_probability=0.3), AuditedPart(place, "not_found")
    assert as_judged([good]) == Judged(True, 0.3)
    assert as_judged([good, bad]) == Judged(False, 0.0)


def test_overlap_learns_its_threshold_on_the_other_half(tmp_path: Path) -> None:
    (one,) = retold(tmp_path)
    twin = Retold(2, one.texts, one.document, one.passage)
    texts = ((one, SENTENCE, None), (one, "gulls", "actor"), (twin, SENTENCE, None), (twin, "board gulls", "actor"))
    items = [
        Item(owner, "copy", text, Alteration(text, drift, False, 0, 1, "") if drift else None)
        for owner, text, drift in texts
    ]
    # The second half parts its own from 0.51 on, the first from 0.01: there "board gulls" passes.
    assert [judged.supported for judged in by_overlap(items)] == [True, False, True, True]


def test_overlap_is_of_content_words() -> None:
    assert overlap("The keeper sold a boat", "A boat was bought") == pytest.approx(1 / 3)
    assert overlap("of the", "") == 1.0


def test_windows_keep_within_blocks_and_best_one_counts() -> None:
    document = make_document("Log\n\nThe tug left. The pilot slept. Rain fell. A bell rang.\n\nNobody woke.")
    found = [document.text[start:end] for start, end in windows(document)]
    assert "The tug left. The pilot slept. Rain fell." in found
    assert "Nobody woke." in found
    assert not any("bell" in text and "Nobody" in text for text in found)
    assert best_overlap("A pilot slept and a tug left", document) == 1.0
    assert best_overlap("A pilot slept and gulls woke", document) == 0.5


def test_bm25_ranks_windows_that_do_not_overlap() -> None:
    log = make_document("Log\n\nThe tug left the harbour. Rain fell.\n\nThe pilots were sleeping. A tug whistled.")
    index = Bm25({"a": log, "b": make_document("Ferry\n\nA pilot sleeps on the tug.")})
    ranked = index.ranked("the pilot slept, a tug, sleeping", "a")
    assert log.text[ranked[0][1] : ranked[0][2]].startswith("The pilots were sleeping.")
    assert all(source == "a" for source, _, _ in ranked)
    assert all(one[2] <= other[1] or other[2] <= one[1] for one in ranked for other in ranked if one != other)
    assert index.ranked("of the", "a") == []


def test_best_threshold_and_balanced() -> None:
    assert best_threshold([0.2, 0.4, 0.8], [False, False, True]) == pytest.approx(0.41)
    assert balanced([True, True, False], [True, False, False]) == 0.75
    assert balanced([True, True], [True, False]) == 0.5


@given(shares, st.floats(0, 1))
def test_no_more_alarms_than_allowed(honest: list[float], alarms: float) -> None:
    under = sum(value < threshold_at(honest, alarms) for value in honest)
    assert under <= alarms * len(honest) + 1e-6


def test_threshold_uses_the_alarms_that_are_allowed() -> None:
    assert threshold_at([n / 20 for n in range(20)]) == pytest.approx(3 / 20)


@given(shares, shares)
def test_auroc_is_the_share_of_pairs_in_order(honest: list[float], flawed: list[float]) -> None:
    wins = sum((h > f) + (h == f) / 2 for h in honest for f in flawed)
    expected = wins / (len(honest) * len(flawed)) if honest and flawed else None
    assert auroc(honest, flawed) == (None if expected is None else pytest.approx(expected))
