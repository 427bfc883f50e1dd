"""A case read with a language model: stamped, read again when the model changes, and never half."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.endpoint import Back, Endpoint, Sent, attributions, completion, endpoint
from whosays.case import Case
from whosays.cli import main
from whosays.extract.llm.prompt import prompt_hash

KEY = "sk-winter-4711-quay"
TEXT = "The Courier reported that the mill had been sold. Nora Vell pooh-poohed the tale."
FOUND = attributions(
    ("The Courier", "reported", "that the mill had been sold"),
    ("Nora Vell", "pooh-poohed", "the tale"),
    ("The mayor", "confessed", "the tale"),
)


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUAY_KEY", KEY)
    Path("a.txt").write_text(TEXT)

    def answer(sent: Sent) -> Back:
        if sent.headers.get("authorization") != f"Bearer {KEY}":
            return Back(401)
        return completion(FOUND) if "Courier" in sent.given["paragraphs"][0] else completion("Sorry.")

    with endpoint(answer) as found:
        yield found


def read(there: Endpoint, *words: str, model: str = "quay-7b") -> Result:
    chosen = ("--llm", there.url, "--llm-model", model, "--llm-key-env", "QUAY_KEY")
    return CliRunner().invoke(main, ["read", *words, "--case", "x.whosays", *chosen])


def found_by() -> list[str]:
    with Case.open("x.whosays") as case:
        return [claim.activity for claim in case.analysis().claims]


def test_claims_say_which_model_and_prompt_found_them(there: Endpoint) -> None:
    done = read(there, "a.txt")
    assert done.exit_code == 0
    assert "that address is this machine" in done.stderr
    assert "1 of 3 attributions that the language model gave do not count" in done.stdout
    first, second = found_by()
    assert first.startswith(f"llm quay-7b prompt {prompt_hash()} and rules ")
    assert second == f"llm quay-7b prompt {prompt_hash()}"


def test_it_is_asked_again_only_when_model_or_text_change(there: Endpoint) -> None:
    read(there, "a.txt")
    assert "unchanged" in read(there, "a.txt").stdout
    assert len(there.sent) == 1
    assert "read again" in read(there, "a.txt", model="quay-70b").stdout
    assert len(there.sent) == 2
    assert "read again" in CliRunner().invoke(main, ["read", "a.txt", "--case", "x.whosays"]).stdout
    assert not any("llm" in activity for activity in found_by())
    assert len(there.sent) == 2


def test_what_it_does_not_answer_for_is_listed_as_unread_and_nothing_of_it_is_kept(there: Endpoint) -> None:
    Path("b.txt").write_text("The keeper said that it rained.")
    done = read(there, "a.txt", "b.txt")
    assert done.exit_code == 1
    assert "b.txt: the language model did not answer with JSON: try again, or another model" in done.stderr
    with Case.open("x.whosays") as case:
        analysis = case.analysis()
    assert [document.path for document in analysis.documents] == ["a.txt"]
    assert "b.txt" in {unread.path for unread in analysis.coverage.unread}


def test_a_reading_that_stands_stays_when_another_fails(there: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CliRunner().invoke(main, ["read", "a.txt", "--case", "x.whosays"]).exit_code == 0
    before = found_by()
    monkeypatch.setenv("QUAY_KEY", "wrong")
    done = read(there, "a.txt")
    assert done.exit_code == 1
    assert "does not accept the key in QUAY_KEY" in done.stderr
    assert found_by() == before


def test_the_key_is_neither_in_the_case_nor_in_what_is_printed(there: Endpoint) -> None:
    done = read(there, "a.txt")
    assert there.sent[0].headers["authorization"].endswith(KEY)
    kept = b"".join(path.read_bytes() for path in Path().glob("x.whosays*"))
    assert KEY.encode() not in kept
    assert str(there.port).encode() not in kept
    assert KEY not in done.stdout + done.stderr


def test_processes_of_their_own_ask_too(there: Endpoint) -> None:
    for name in ("b.txt", "c.txt"):
        Path(name).write_text(f"{TEXT} It was {name}.")
    done = read(there, "a.txt", "b.txt", "c.txt", "--jobs", "2")
    assert done.exit_code == 0
    assert len(there.sent) == 3
    assert all(activity.startswith(("llm", "rules")) for activity in found_by())


def test_without_an_endpoint_nothing_is_sent(there: Endpoint) -> None:
    done = CliRunner().invoke(main, ["read", "a.txt", "--case", "x.whosays"])
    assert (done.exit_code, there.sent) == (0, [])


@pytest.mark.usefixtures("there")
def test_what_may_not_leave_does_not() -> None:
    away = ("--llm", "https://llm.invalid/v1", "--llm-model", "m")
    done = CliRunner().invoke(main, ["read", "a.txt", "--case", "x.whosays", *away])
    assert done.exit_code == 2
    assert "add --yes" in done.stderr
    assert not Path("x.whosays").exists()
