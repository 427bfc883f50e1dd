"""The options of reading with a language model behind an endpoint: which one, and how it is asked."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

from whosays.records.errors import UsageError

_PATH: Final = "/chat/completions"
_PORTS: Final = {"http": 80, "https": 443}
#: A host's name in ASCII, or an address with colons.
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[\da-f:.]*:[\da-f:.]*(?:%[\w.-]+)?", re.ASCII)
_LONGEST_NAME: Final = 200
_LEAST_CHARACTERS: Final = 500


@dataclass(frozen=True, slots=True)
class LlmOptions:
    """A language model that reads attributions, behind an endpoint that speaks OpenAI's chat completions.

    Attributes:
        endpoint: Its address: ``http://localhost:11434/v1``, or in full as far as ``/chat/completions``.
        model: The model's name, as the endpoint knows it.
        key_variable: The environment variable that holds the key, read when the endpoint is asked; None sends none.
            The key itself is in no record.
        timeout: Seconds that one answer may take.
        temperature: What is asked for; None leaves it to the endpoint, as some models demand.
        seed: Likewise.
        characters: Code points of text in one request at most, the words around them not counted.
        concurrency: Requests at a time, in each process.

    Raises:
        UsageError: If the address is none, holds a name and password, or something else makes no sense.
    """

    endpoint: str
    model: str
    key_variable: str | None = None
    timeout: float = 600.0
    temperature: float | None = 0.0
    seed: int | None = 0
    characters: int = 6_000
    concurrency: int = 2

    def __post_init__(self) -> None:
        parts = _parts(self.endpoint)
        if parts.username is not None or parts.password is not None:
            reason = "the address of the language model has a name or a password in it"
            raise UsageError(reason, "name the environment variable that holds the key with --llm-key-env")
        if not self.model.strip() or not self.model.isprintable() or len(self.model) > _LONGEST_NAME:
            reason = "the name of the language model is blank, or no name"
            raise UsageError(reason, "give it as the endpoint lists it, with --llm-model")
        if self.timeout <= 0 or self.characters < _LEAST_CHARACTERS or self.concurrency < 1:
            reason = "a timeout, a number of characters or of requests at a time makes no sense"
            raise UsageError(
                reason, f"give at least {_LEAST_CHARACTERS} characters, 1 request, and more than 0 seconds"
            )
        if self.key_variable is not None and parts.scheme == "http" and not self.is_local:
            reason = f"a key would go to {self.host} unencrypted"
            raise UsageError(reason, "use an address that begins with https://")

    @property
    def is_encrypted(self) -> bool:
        """Whether what is sent is encrypted on its way."""
        return _parts(self.endpoint).scheme == "https"

    @property
    def name(self) -> str:
        """The host's name alone, as it is looked up: in ASCII (IDNA, RFC 3490)."""
        return _host(_parts(self.endpoint))

    @property
    def port(self) -> int:
        """The port."""
        parts = _parts(self.endpoint)
        return parts.port or _PORTS[parts.scheme]

    @property
    def host(self) -> str:
        """The host as it is shown, with the port where that is not the usual one."""
        parts = _parts(self.endpoint)
        shown = f"[{self.name}]" if ":" in self.name else self.name
        return shown if parts.port in {None, _PORTS[parts.scheme]} else f"{shown}:{parts.port}"

    @property
    def target(self) -> str:
        """Path and query of the address that answers."""
        parts = _parts(self.endpoint)
        path = parts.path.rstrip("/") or "/v1"
        whole = path if path.endswith(_PATH) else path + _PATH
        return f"{whole}?{parts.query}" if parts.query else whole

    @property
    def is_local(self) -> bool:
        """Whether the endpoint is on this machine."""
        if self.name == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.name).is_loopback
        except ValueError:
            return False


def _parts(endpoint: str) -> SplitResult:
    remedy = "give one such as http://localhost:11434/v1 or https://llm.example.org/v1"
    try:
        parts = urlsplit(endpoint)
        usable = (
            parts.scheme in _PORTS and bool(_HOST.fullmatch(_host(parts))) and parts.port != 0 and not parts.fragment
        )
    except ValueError as error:
        reason = "the address of the language model is no address"
        raise UsageError(reason, remedy) from error
    whole = f"{parts.path}?{parts.query}"
    if not usable or not whole.isascii() or not whole.isprintable() or " " in whole:
        reason = "the address of the language model is no address that begins with http:// or https://"
        raise UsageError(reason, remedy)
    return parts


def _host(parts: SplitResult) -> str:
    name = parts.hostname or ""
    return name if name.isascii() else name.encode("idna").decode("ascii")
