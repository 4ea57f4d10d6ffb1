"""LlamaServer: llama.cpp in this process, as xllamacpp offers it."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import finalize

from app.api import UserError
from app.engine.device import give_way

_TIMEOUT_S = 600
_GPU_BATCH = 512


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How a model is loaded; `read_at_once` is in tokens, `kept_bytes` what beginnings read before may take."""

    model: Path
    context_tokens: int
    read_at_once: int
    threads: int
    kept_bytes: int
    eye: Path | None = None


class ServerRefused(UserError):
    """What llama.cpp answered instead of doing what it was asked for; `said` is all of it."""

    def __init__(self, kind: str, message: str, said: Mapping[str, Any]) -> None:
        self.kind = kind
        self.message = message
        self.said = said
        super().__init__(
            "The model could not write this.", advice="Change the request, or choose another model.", detail=message
        )


class LlamaServer:
    """A model that is loaded; one text is written at a time. Raises RuntimeError where it cannot be loaded.

    xllamacpp opens a port of the loopback by itself, over which some of its work goes: it answers only to a key that
    nobody else has. Every barrier between two threads waits in a sleep: spinning, two threads on a busy machine of two
    cores wrote 2 to 12 tokens a second where one wrote 50.
    """

    def __init__(self, settings: ServerSettings) -> None:
        import xllamacpp

        give_way()
        self.sees = settings.eye is not None
        self._key = secrets.token_hex(32)
        self.folder = Path(tempfile.mkdtemp(prefix="seisei-states-"))
        self._server = xllamacpp.Server(_parameters(xllamacpp.CommonParams(), settings, self._key, self.folder))
        self._address = urlsplit(self._server.listening_address).netloc
        self._tidy = finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def complete(self, request: Mapping[str, Any], watch: Callable[[Mapping[str, Any]], None]) -> None:
        """Write a text, `watch` being called with each chunk; what it raises ends the writing and is raised here.

        Raises ServerRefused.
        """
        if self.sees:
            self._complete_over_the_port(request, watch)
        else:
            self._complete_inside(request, watch)

    def _complete_inside(self, request: Mapping[str, Any], watch: Callable[[Mapping[str, Any]], None]) -> None:
        raised: list[BaseException] = []

        def called(chunk: dict[str, Any]) -> bool:
            try:
                if "error" in chunk:
                    raise _refused(chunk["error"])
                watch(chunk)
            except BaseException as error:  # noqa: BLE001 - the runtime swallows it: it is raised below
                raised.append(error)
            return bool(raised)

        self._server.handle_completions({**request, "stream": True}, called)
        if raised:
            raise raised[0]

    def _complete_over_the_port(self, request: Mapping[str, Any], watch: Callable[[Mapping[str, Any]], None]) -> None:
        """A model that sees takes no tokens and no pictures otherwise; closing the connection ends the writing."""
        connection, answer = self._requested("POST", "/completion", {**request, "stream": True})
        try:
            if answer.status != http.client.OK:
                raise _refused(json.loads(answer.read()).get("error"))
            for line in answer:
                name, _, said = line.partition(b": ")
                if name == b"error":
                    raise _refused(json.loads(said))
                if name == b"data" and said.startswith(b"{"):
                    watch(_as_chunk(json.loads(said)))
        finally:
            connection.close()

    def ask(self, path: str, body: Mapping[str, Any]) -> Any:
        """Ask over the loopback for what is offered there alone. Raises ServerRefused."""
        return self._answer("POST", path, body)

    def _answer(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        connection, answer = self._requested(method, path, body)
        try:
            said = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status != http.client.OK:
            raise _refused(said.get("error", said))
        return said

    def _requested(
        self, method: str, path: str, body: Mapping[str, Any] | None
    ) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        connection = http.client.HTTPConnection(self._address, timeout=_TIMEOUT_S)
        headers = {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"}
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        return connection, connection.getresponse()

    @cached_property
    def image_mark(self) -> str:
        """What stands for a picture in a prompt: a text that this server alone knows."""
        return str(self._answer("GET", "/props")["media_marker"])

    def tokens(self, text: str, *, opening: bool = False) -> list[int]:
        """A text as tokens, special ones recognised; with `opening`, those that every text begins with are added."""
        asked = {"content": text, "add_special": opening, "parse_special": True}
        return [int(token) for token in self.ask("/tokenize", asked)["tokens"]]

    def spelled(self, tokens: Sequence[int]) -> str:
        """Tokens as text."""
        return str(self.ask("/detokenize", {"tokens": list(tokens)})["content"])


def _as_chunk(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """A chunk of the runtime's own form in the one that `complete` tells of."""
    ending = {"eos": "stop", "word": "stop", "limit": "length"}.get(str(said.get("stop_type", "")), "length")
    choice = {
        "logprobs": {"content": said.get("completion_probabilities") or []},
        "finish_reason": ending if said.get("stop") else None,
    }
    return {**said, "choices": [choice]}


def card_bytes() -> int:
    """The free memory of the graphics cards that the installed runtime can compute on, 0 without any."""
    import xllamacpp

    kinds = xllamacpp.ggml_backend_dev_type
    cards = (kinds.GGML_BACKEND_DEVICE_TYPE_GPU,)
    return sum(int(device["memory_free"]) for device in xllamacpp.get_device_info() if device["type"] in cards)


def _parameters(parameters: Any, settings: ServerSettings, key: str, states: Path) -> Any:
    on_card = card_bytes() > 0
    parameters.model.path = str(settings.model)
    if settings.eye is not None:
        parameters.mmproj.path = str(settings.eye)
    parameters.n_ctx = settings.context_tokens
    parameters.n_batch = parameters.n_ubatch = _GPU_BATCH if on_card else settings.read_at_once
    # More than one at once changes even the text of one alone; other beginnings are kept in memory instead.
    parameters.n_parallel = 1
    parameters.cache_ram_mib = settings.kept_bytes // 2**20
    parameters.kv_unified = True
    parameters.fit_params = on_card
    for threads in (parameters.cpuparams, parameters.cpuparams_batch):
        threads.n_threads = settings.threads
        threads.poll = 0
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [key]
    parameters.ui = False
    parameters.verbosity = -1
    parameters.slot_save_path = f"{states}{os.sep}"
    # The file's own template is never run in this process: one that loops would hold up loading for ever.
    parameters.chat_template = "chatml"
    parameters.use_jinja = False
    parameters.warmup = False
    return parameters


def _refused(said: Any) -> ServerRefused:
    if not isinstance(said, dict):
        return ServerRefused("", str(said), {})
    return ServerRefused(str(said.get("type", "")), str(said.get("message", "")), said)
