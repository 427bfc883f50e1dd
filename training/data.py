"""All that the network is trained on, and what it is measured on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.corpora.authored import read_authored, read_releases
from training.corpora.gum import read_gum
from training.corpora.polnear import read_polnear
from training.corpora.recognizers import read_recognizers
from training.corpora.tagged import read_crossner
from training.corpora.uncertainty import read_factuality, read_uncertainty
from training.corpora.unlabelled import read_news, read_notices, read_passages
from training.pairs.told import read_drift
from training.text import LabelledText

#: Every so many documents of PolNeAR's training part are kept to calibrate on.
CALIBRATION = 20


def load_silver(path: Path) -> dict[str, Mapping[str, Any]]:
    """What ``training.silver`` wrote, by name."""
    return {row["name"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}


def training_texts(data: Path, silver: Mapping[str, Mapping[str, Any]]) -> dict[str, Iterator[LabelledText]]:
    """Every corpus that the shipped weights learn from."""
    polnear = list(read_polnear(data / "polnear" / "train", silver))
    return {
        "polnear": (text for number, text in enumerate(polnear) if number % CALIBRATION),
        "authored": read_authored("train"),
        "gum": read_gum(data / "gum", "train", free_only=True),
        "crossner": read_crossner(data / "crossner_politics" / "train.txt"),
        "bio_bmc": read_uncertainty(data / "uncertainty" / "bio_bmc.xml", development=False),
        "bio_fly": read_uncertainty(data / "uncertainty" / "bio_fly.xml", development=False),
        "factuality": read_factuality(data / "factuality" / "UDS_IH2" / "train.jsonl"),
        "releases": read_releases(silver),
        "recognizers": read_recognizers(data / "recognizers_text"),
    }


def unlabelled_texts(data: Path) -> dict[str, Iterator[LabelledText]]:
    """Texts for teachers; of the project's own passages, none that is kept to measure on."""
    return {
        "passages": read_passages(iter(read_drift()[0])),
        "news": read_news(data / "ecbplus"),
        "notices": read_notices(data / "treasury" / "press_releases_even.jsonl.gz"),
    }


def calibration_texts(data: Path) -> list[LabelledText]:
    """Attributed texts that are neither trained nor measured on."""
    polnear = list(read_polnear(data / "polnear" / "train", {}))
    return [text for number, text in enumerate(polnear) if number % CALIBRATION == 0] + list(read_authored("dev"))
