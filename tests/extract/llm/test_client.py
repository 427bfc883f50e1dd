"""The endpoint is asked with patience and with bounds, and the key shows nowhere."""

from __future__ import annotations

import email.utils
import json
import logging
import re
import socket
import threading
import time
import traceback

import pytest

from tests.endpoint import Back, Endpoint, Sent, completion, endpoint, in_turn
from whosays.extract.llm.client import MOST_BYTES, Client
from whosays.extract.llm.errors import Unanswered
from whosays.records import UsageError
from whosays.records.llm import LlmOptions

KEY = "sk-winter-4711-quay"
BODY = b'{"model": "m", "messages": []}'
GOOD = completion("{}")


def options(where: Endpoint | str, *, timeout: float = 20.0, key_variable: str | None = None) -> LlmOptions:
    url = where if isinstance(where, str) else where.url
    return LlmOptions(url, "m", key_variable=key_variable, timeout=timeout)


def client(where: Endpoint | str, **more: float | str | None) -> tuple[Client, list[float]]:
    """A client that does not wait between tries, and how long it would have waited."""
    pauses: list[float] = []
    return Client(options(where, **more), pauses.append), pauses  # type: ignore[arg-type]


def failure(asked: Client) -> Unanswered:
    with pytest.raises(Unanswered) as caught:
        asked.ask(BODY)
    return caught.value


def test_it_posts_json_to_the_chat_completions_of_the_endpoint() -> None:
    with endpoint(in_turn(GOOD)) as there:
        assert client(there)[0].ask(BODY) == GOOD.body
        (sent,) = there.sent
    assert sent.path == "/v1/chat/completions"
    assert sent.body == json.loads(BODY)
    assert sent.headers["content-type"] == "application/json"
    assert "authorization" not in sent.headers


def test_the_key_comes_from_the_environment_and_goes_into_one_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUAY_KEY", f"{KEY}\n")
    with endpoint(in_turn(GOOD)) as there:
        client(there, key_variable="QUAY_KEY")[0].ask(BODY)
        (sent,) = there.sent
    assert sent.headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("value", [None, " ", "two words", "a\nb", "schlüssel"])
def test_a_key_that_cannot_be_sent_is_refused_without_showing_it(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.delenv("QUAY_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("QUAY_KEY", value)
    with pytest.raises(Unanswered, match="QUAY_KEY holds no key") as caught:
        Client(options("http://127.0.0.1:9/v1", key_variable="QUAY_KEY"))
    assert not value or not value.strip() or value not in str(caught.value)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again(status: int) -> None:
    with endpoint(in_turn(Back(status), Back(status), GOOD)) as there:
        asked, pauses = client(there)
        assert asked.ask(BODY) == GOOD.body
        assert len(there.sent) == 3
    assert pauses == [1.0, 2.0]


def test_it_is_not_tried_for_ever() -> None:
    with endpoint(in_turn(Back(500, b'{"error": {"message": "disk\\u0007 full"}}'))) as there:
        asked, pauses = client(there)
        error = failure(asked)
        assert len(there.sent) == 5
    assert pauses == [1.0, 2.0, 4.0, 8.0]
    assert "refused (HTTP 500: disk full)" in error.reason


def test_retry_after_is_honoured_in_seconds_and_as_a_date() -> None:
    soon = email.utils.formatdate(time.time() + 20, usegmt=True)
    with endpoint(
        in_turn(Back(429, headers={"Retry-After": "7"}), Back(429, headers={"Retry-After": soon}), GOOD)
    ) as there:
        asked, pauses = client(there)
        asked.ask(BODY)
    assert pauses[0] == 7
    assert 10 < pauses[1] <= 20


def test_an_endpoint_that_asks_for_an_hour_is_not_waited_for() -> None:
    with endpoint(in_turn(Back(429, headers={"Retry-After": "3600"}))) as there:
        asked, pauses = client(there)
        assert "takes no more requests now (HTTP 429)" in failure(asked).reason
    assert pauses == []


def test_a_connection_that_breaks_off_is_tried_again() -> None:
    with endpoint(in_turn(Back(breaks=True), GOOD)) as there:
        assert client(there)[0].ask(BODY) == GOOD.body
    with endpoint(in_turn(Back(breaks=True))) as there:
        assert "broke off" in failure(client(there)[0]).reason
        assert len(there.sent) == 5


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (401, b"", "does not accept the key in QUAY_KEY"),
        (403, b"", "does not accept the key in QUAY_KEY"),
        (404, b'{"error": {"message": "model m not found"}}', "does not know the model m.*model m not found"),
        (400, b'{"error": "no temperature, please"}', r"refused \(HTTP 400: no temperature, please\)"),
        (413, b"", "takes no request so large"),
        (418, b"<html>", r"refused \(HTTP 418\)"),
    ],
)
def test_a_refusal_is_explained_and_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, status: int, body: bytes, reason: str
) -> None:
    monkeypatch.setenv("QUAY_KEY", KEY)
    with endpoint(in_turn(Back(status, body))) as there:
        error = failure(client(there, key_variable="QUAY_KEY")[0])
        assert len(there.sent) == 1
    assert re.search(reason, error.reason), error.reason
    assert error.remedy


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with endpoint(in_turn(GOOD)) as other:
        away = {"Location": f"http://localhost:{other.port}/v1/chat/completions?token=abc"}
        with endpoint(in_turn(Back(status, headers=away))) as there:
            error = failure(client(there)[0])
        assert other.sent == []
    assert "sends requests on to localhost, and nothing was sent there" in error.reason
    assert "abc" not in str(error)


def test_a_body_without_end_is_not_read_to_it() -> None:
    with endpoint(in_turn(Back(body=b" " * (MOST_BYTES + 1)))) as there:
        assert "more than 4,000,000 bytes" in failure(client(there)[0]).reason


@pytest.mark.parametrize(
    "slow", [Back(wait=30, body=b"{}"), Back(drip=0.1, body=b"x" * 1_000)], ids=["no answer", "byte by byte"]
)
def test_a_slow_answer_ends_with_the_time_and_is_not_asked_for_again(slow: Back) -> None:
    with endpoint(in_turn(slow)) as there:
        begun = time.monotonic()
        error = failure(client(there, timeout=0.5)[0])
        assert time.monotonic() - begun < 10
        assert len(there.sent) == 1
    assert "did not answer within 0.5 seconds" in error.reason


def test_nobody_there_and_a_name_that_nobody_has() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be reached (Connection refused)" in failure(client(f"http://127.0.0.1:{port}/v1")[0]).reason
    assert "is not known here" in failure(client("https://llm.invalid/v1")[0]).reason


def test_what_does_not_speak_http_or_tls_is_said_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def babble() -> None:
            for _ in range(2):
                taken, _ = server.accept()
                with taken:
                    taken.recv(65_536)
                    taken.sendall(b"220 mail ready\r\n")

        threading.Thread(target=babble, daemon=True).start()
        assert "it does not speak HTTP" in failure(client(f"http://127.0.0.1:{port}/v1")[0]).reason
        assert "is not safe" in failure(client(f"https://127.0.0.1:{port}/v1")[0]).reason


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(in_turn(GOOD)) as proxy, endpoint(in_turn(GOOD)) as there:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        client(there)[0].ask(BODY)
        assert (len(there.sent), proxy.sent) == (1, [])


@pytest.mark.parametrize("status", [200, 302, 400, 401, 404, 429, 500])
def test_the_key_is_in_no_error_no_log_and_no_trace(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    monkeypatch.setenv("QUAY_KEY", KEY)
    caplog.set_level(logging.DEBUG)

    def echo(sent: Sent) -> Back:
        told = f"wrong: {sent.headers['authorization'][:-3]}"
        return Back(status, json.dumps({"error": {"message": told}}).encode(), {"Location": f"http://a/?k={KEY}"})

    with endpoint(echo) as there:
        asked, _ = client(there, key_variable="QUAY_KEY")
        if status == 200:
            asked.ask(BODY)
        else:
            error = failure(asked)
            assert "winter" not in "".join(traceback.format_exception(error)) + error.remedy
    assert "winter" not in caplog.text + repr(asked._options)


def test_stopping_ends_what_is_on_its_way() -> None:
    with endpoint(in_turn(Back(wait=30))) as there:
        asked = Client(options(there))
        threading.Timer(0.3, asked.stop).start()
        begun = time.monotonic()
        failure(asked)
        assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("url", "host", "target", "is_local"),
    [
        ("http://localhost:11434/v1", "localhost:11434", "/v1/chat/completions", True),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "/v1/chat/completions", True),
        ("http://[::1]:8000/", "[::1]:8000", "/v1/chat/completions", True),
        ("https://llm.example.org/api/v1/", "llm.example.org", "/api/v1/chat/completions", False),
        ("https://llm.example.org:443/v1/chat/completions", "llm.example.org", "/v1/chat/completions", False),
        ("https://a.example.org/d/m?api-version=1", "a.example.org", "/d/m/chat/completions?api-version=1", False),
        ("https://bücher.example/v1", "xn--bcher-kva.example", "/v1/chat/completions", False),
        ("http://localhost.example.org/v1", "localhost.example.org", "/v1/chat/completions", False),
        ("http://192.168.1.7:8000/v1", "192.168.1.7:8000", "/v1/chat/completions", False),
    ],
)
def test_an_address_names_host_and_path(url: str, host: str, target: str, is_local: bool) -> None:
    found = LlmOptions(url, "m")
    assert (found.host, found.target, found.is_local) == (host, target, is_local)


@pytest.mark.parametrize(
    "url",
    ["", "localhost:8000", "file:///etc/passwd", "ftp://a/v1", "http://", "http://a:99999/v1", "http://a/\r\nX: y",
     "http://[::1/v1", "http://a/v 1", "http://a/v1#b", "http://..example/v1"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        LlmOptions(url, "m")


def test_a_password_in_the_address_is_refused_without_showing_it() -> None:
    with pytest.raises(UsageError, match="--llm-key-env") as caught:
        LlmOptions(f"https://me:{KEY}@llm.example.org/v1", "m")
    assert KEY not in str(caught.value)


def test_a_key_is_not_sent_in_the_clear_to_another_machine() -> None:
    with pytest.raises(UsageError, match="unencrypted"):
        LlmOptions("http://192.168.1.7:8000/v1", "m", key_variable="QUAY_KEY")
    assert LlmOptions("http://127.0.0.1:8000/v1", "m", key_variable="QUAY_KEY").is_local


@pytest.mark.parametrize("more", [{"timeout": 0}, {"characters": 10}, {"concurrency": 0}])
def test_options_that_make_no_sense_are_refused(more: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="makes no sense"):
        LlmOptions("http://localhost/v1", "m", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("model", ["", "  ", "a\nb", "m" * 300])
def test_a_model_has_a_name(model: str) -> None:
    with pytest.raises(UsageError, match="name of the language model"):
        LlmOptions("http://localhost/v1", model)
