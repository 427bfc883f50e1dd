"""What reads documents is told in full, so that a case knows when another reading is due."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from whosays.extract import RULES_VERSION
from whosays.intake import inputs
from whosays.intake.inputs import current_activity, current_notes
from whosays.language import encoder
from whosays.records import ModelError
from whosays.records.llm import LlmOptions

DESCRIPTION = {"version": "7", "opening": 1, "closing": 2, "settings": {}, "sha256": {}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the evidence model is looked for."""
    monkeypatch.setattr(inputs, "has_weights", lambda: encoder.has_weights(tmp_path))
    monkeypatch.setattr(inputs, "model_version", lambda: encoder.model_version(tmp_path))
    return tmp_path


def test_an_activity_names_the_parser_the_evidence_model_and_the_rules(folder: Path) -> None:
    (folder / "model.json").write_text(json.dumps(DESCRIPTION))
    activity = current_activity("0.1.0")
    detail = json.loads(activity.detail)
    assert (activity.name, activity.version) == ("read", "0.1.0")
    assert detail["encoder"] == "7"
    assert detail["rules"] == RULES_VERSION
    assert detail["model"].startswith("en_core_web_sm")
    assert current_notes() == ()


@pytest.mark.usefixtures("folder")
def test_without_the_evidence_model_there_is_no_version_of_it_and_a_note() -> None:
    assert json.loads(current_activity("0.1.0").detail)["encoder"] == ""
    (note,) = current_notes()
    assert "the evidence model is not installed" in note
    assert "install whosays again" in note


def test_another_evidence_model_is_another_activity(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "has_weights", lambda: False)
    ids = {current_activity("0.1.0").id}
    monkeypatch.setattr(inputs, "has_weights", lambda: True)
    for version in ("1", "2"):
        monkeypatch.setattr(inputs, "model_version", lambda version=version: version)
        ids.add(current_activity("0.1.0").id)
    assert len(ids) == 3


def test_another_language_model_is_another_activity_wherever_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "has_weights", lambda: False)
    here, there = LlmOptions("http://localhost/v1", "quay-7b"), LlmOptions("https://llm.example.org/v1", "quay-7b")
    activity = current_activity("0.1.0", here)
    assert json.loads(activity.detail)["llm"].startswith("quay-7b prompt ")
    assert "localhost" not in activity.detail
    assert activity == current_activity("0.1.0", there)
    assert len({activity.id, current_activity("0.1.0").id, current_activity("0.1.0", replace(here, model="m")).id}) == 3


def test_a_damaged_evidence_model_is_refused_with_the_remedy(folder: Path) -> None:
    (folder / "model.json").write_text("{")
    with pytest.raises(ModelError, match="install whosays again"):
        current_activity("0.1.0")
