"""What would be sent is counted from the very windows that would be, and nothing is sent for it."""

from __future__ import annotations

from pathlib import Path

from tests.endpoint import Sent, completion, endpoint

from whosays.extract.llm import read_by_llm
from whosays.ingest import load
from whosays.intake.leaving import Leaving, leaving
from whosays.records import ReadOptions
from whosays.records.llm import LlmOptions


def test_it_counts_what_is_then_sent(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("\n\n".join(f"The keeper said that it rained on day {n}. {'So it was. ' * 30}" for n in range(9)))
    (tmp_path / "picture.bin").write_bytes(b"\x00\x01")
    with endpoint(lambda _: completion('{"attributions": []}')) as there:
        llm = LlmOptions(there.url, "m", characters=800)
        (found,) = leaving([str(path)], ReadOptions(), llm)
        assert there.sent == []
        read_by_llm(load(str(path), ReadOptions()), llm)
        sent: list[Sent] = there.sent
    cores = [paragraph for one in sent for paragraph in one.given["paragraphs"]]
    assert found == Leaving(str(path), sum(map(len, cores)), len(sent))
    assert len(cores) == 9


def test_standard_input_is_left_to_be_read() -> None:
    assert list(leaving(["-"], ReadOptions(), LlmOptions("http://localhost/v1", "m"))) == [Leaving("-", None, None)]


def test_what_cannot_be_read_would_not_be_sent(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    missing, empty = str(tmp_path / "missing.txt"), str(tmp_path / "empty.txt")
    assert list(leaving([missing, empty], ReadOptions(), LlmOptions("http://localhost/v1", "m"))) == []
