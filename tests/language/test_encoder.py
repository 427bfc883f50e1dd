"""The shipped weights: loaded once, checked, and refused where they are not what was measured."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.language.encoder import has_weights, load_encoder, model_version, shipped_encoder
from whosays.language.files import ENCODER, PAIRS, ROLES, TOKENIZER, WEIGHTS, applied, difference
from whosays.language.pairs import load_pairs
from whosays.records import ModelError

_MOST_BYTES = 40_000_000


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))


def test_the_weights_are_small_enough() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= _MOST_BYTES


def test_they_are_loaded_once() -> None:
    assert shipped_encoder() is shipped_encoder()


def test_a_report_is_read_as_one_would() -> None:
    text = (
        "The Board of Inquiry reported on Tuesday that the ferry had left with its doors open. Its owner denied this."
    )
    found = load_encoder().read(text, [(0, len(text))]).attributions
    read = [(text[slice(*a.cue)], [text[s:e] for s, e in a.source], a.cue_class) for a in found]
    assert ("reported", ["The Board of Inquiry"], "writing") in read or (
        ("reported", ["The Board of Inquiry"], "speech") in read
    )
    assert ("denied", ["Its owner"], "denial") in read


@pytest.mark.parametrize(
    ("name", "loaded"),
    [
        (ENCODER, load_encoder),
        (ROLES, load_encoder),
        (TOKENIZER, load_encoder),
        (ENCODER, load_pairs),
        (PAIRS, load_pairs),
    ],
)
def test_a_damaged_file_is_refused(copied: Path, name: str, loaded: Callable[[Path], object]) -> None:
    damaged = bytearray((copied / name).read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (copied / name).write_bytes(damaged)
    with pytest.raises(ModelError, match=rf"{name} is damaged.*: install whosays again"):
        loaded(copied)


def test_swapped_files_are_refused(copied: Path) -> None:
    shutil.copy(copied / ROLES, copied / ENCODER)
    with pytest.raises(ModelError, match=r"encoder\.onnx\.gz is damaged, or not the one that belongs here"):
        load_encoder(copied)


def test_a_missing_file_is_named(copied: Path) -> None:
    (copied / ROLES).unlink()
    with pytest.raises(ModelError, match=r"roles\.onnx\.gz is missing"):
        load_encoder(copied)


@pytest.mark.parametrize("content", ["{", "[]", json.dumps({"version": "1"})])
def test_a_description_that_makes_no_sense_is_refused(copied: Path, content: str) -> None:
    (copied / "model.json").write_text(content)
    with pytest.raises(ModelError, match="the description of the model"):
        model_version(copied)


def test_a_folder_without_weights_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    assert not has_weights(tmp_path)
    assert has_weights(WEIGHTS)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 20_000,
        "x" * 100_000,
        "she said that " * 8_000,
        "\u0000\u0007\u001b[31m said \u200b\u202e that it \ufffd",
        "Директор сказал, что 工厂 关门 and المتحدث said that it was shut 🙂🙂",
    ],
    ids=["no sentence end", "one word", "cues without end", "control characters", "mixed scripts"],
)
def test_what_is_no_prose_is_read_to_its_end(text: str) -> None:
    for found in load_encoder().read(text, [(0, len(text))]).attributions:
        for start, end in (*found.source, found.cue, *found.content):
            assert 0 <= start < end <= len(text)


@given(st.binary(min_size=1, max_size=200), st.randoms(use_true_random=False))
def test_a_difference_gives_the_other_back(one: bytes, draw: random.Random) -> None:
    other = draw.randbytes(len(one))
    assert applied(one, difference(one, other)) == other


@pytest.mark.parametrize("other", [b"abc", b"a", b""])
def test_graphs_of_other_sizes_have_no_difference(other: bytes) -> None:
    with pytest.raises(ValueError, match="different sizes"):
        difference(b"ab", other)
    with pytest.raises(ValueError, match="different sizes"):
        applied(b"ab", other)
