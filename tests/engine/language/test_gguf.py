"""What only the runtime of GGUF files does: grammars, schemas, special files, and files that are none."""

from __future__ import annotations

import json
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from app.api import (
    InvalidRequest,
    JobCancelled,
    LanguageModel,
    Message,
    ModelId,
    OutOfMemory,
    Sampling,
    UnreadableModel,
    UserError,
    Writing,
)
from app.engine.detectors.gguf import read_gguf
from app.engine.device import Device
from app.engine.language.estimate import bytes_a_token, needs_of, reading_batch
from app.engine.language.gguf_model import GgufLanguageModel
from app.engine.language.lease import LeasedLanguageModel, gguf_needs
from tests.engine.language.conftest import Studio, nobody
from tests.tiny_language_models import CONTEXT, HEADS, KV_HEADS, LAYERS, WIDTH, Value, build_gguf


def test_a_file_says_what_it_can_do_before_it_is_loaded(studio: Studio, gguf_file: Path) -> None:
    record = studio.add(gguf_file)
    assert (record.context_tokens, record.chat, record.fill_in, record.images) == (CONTEXT, True, False, False)
    again = Studio(Path("nowhere"), studio.library._data).library.record(record.id)
    assert (again.context_tokens, again.chat, again.ignored) == (CONTEXT, True, ())


def test_a_grammar_is_followed_and_one_that_cannot_be_read_is_told(in_gguf: LanguageModel) -> None:
    def written(sampling: Sampling) -> str:
        return in_gguf.write(Writing("fox", 60, seed=2, sampling=sampling), nobody).text

    assert written(Sampling(grammar='root ::= "yes" | "no"')) in ("yes", "no")
    with pytest.raises(InvalidRequest, match="grammar cannot be read"):
        written(Sampling(grammar="root ::= nothing"))
    with pytest.raises(InvalidRequest, match="grammar is too large"):
        written(Sampling(grammar="root ::= " + "(" * 100_000))
    with pytest.raises(InvalidRequest, match="grammar cannot be read"):
        written(Sampling(grammar='%llguidance {}\nstart: "a"'))
    with pytest.raises(InvalidRequest, match="either a grammar or a JSON schema"):
        written(Sampling(grammar='root ::= "a"', json_schema="{}"))
    # Brackets in a text are not nested.
    assert written(Sampling(grammar='root ::= "' + "(" * 150 + '"')).startswith("(")


def test_a_json_schema_is_followed_and_one_that_would_not_be_is_told(in_gguf: LanguageModel) -> None:
    def written(schema: str) -> str:
        asked = Writing("fox", 120, seed=2, sampling=Sampling(temperature=0.5, json_schema=schema))
        return in_gguf.write(asked, nobody).text

    found = json.loads(written('{"enum": ["red", "green"]}'))
    assert found in ("red", "green")
    for schema in ('{"type": "frob"}', '{"$ref": "https://example.org"}', '{"type": "string", "pattern": "[("}'):
        with pytest.raises(InvalidRequest, match="schema cannot be followed"):
            written(schema)
    with pytest.raises(InvalidRequest, match="no JSON"):
        written("{")
    with pytest.raises(InvalidRequest, match="too large or no object"):
        written("[]")
    deep = '{"not": ' * 200 + "{}" + "}" * 200
    with pytest.raises(InvalidRequest, match="schema cannot be followed"):
        written(deep)
    with pytest.raises(InvalidRequest, match="no word can be chosen by hand"):
        in_gguf.write(Writing("fox", 4, 1, Sampling(json_schema="{}"), start=in_gguf.tokens("fox")), nobody)


@pytest.mark.parametrize("damage", ["cut", "text", "weights"])
def test_a_file_that_is_no_model_is_said_to_be_none(
    studio: Studio, gguf_file: Path, tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "damaged.gguf"
    data = gguf_file.read_bytes()
    file.write_bytes({"cut": data[: len(data) // 2], "text": b"Once upon a time", "weights": data[:-200_000]}[damage])
    with pytest.raises(UnreadableModel, match=r"damaged|first bytes|no model"):
        studio.load(file)


@pytest.mark.parametrize(
    "changes",
    [
        {"general.architecture": "qwen99"},
        {"llama.block_count": 0},
        {"llama.block_count": 7},
        {"llama.block_count": 513},
        {"llama.context_length": 0},
        {"llama.attention.head_count": 0},
        {"tokenizer.ggml.tokens": ["a", "b"]},
    ],
)
def test_a_file_whose_numbers_lie_does_not_end_the_process(
    studio: Studio, folder: Path, tmp_path: Path, changes: dict[str, Value]
) -> None:
    file = build_gguf(tmp_path / "strange.gguf", folder, changes)
    with pytest.raises(UnreadableModel, match="cannot be loaded"):
        studio.load(file)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% set c = a %}{% endfor %}{% endfor %}", "to an end"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "reaches for Python"),
        ("{{ 'x' * 10**10 }}", "more memory"),
        ("{{ messages | nothing }}", "template fails"),
    ],
)
def test_a_hostile_template_neither_holds_up_loading_nor_anything_else(
    studio: Studio, folder: Path, tmp_path: Path, template: str, said: str
) -> None:
    file = build_gguf(tmp_path / "hostile.gguf", folder, {"tokenizer.chat_template": template})
    since = time.monotonic()
    for model in studio.lease(studio.add(file).id):
        assert model.write(Writing("a fox", 3, seed=1), nobody).tokens
        with pytest.raises(UserError, match=said):
            model.chat_prompt([Message("user", "Hello")])
    assert time.monotonic() - since < 60


def test_a_vocabulary_of_another_kind_is_told_in_words(studio: Studio, folder: Path, tmp_path: Path) -> None:
    record = studio.add(build_gguf(tmp_path / "mixed.gguf", folder, {"tokenizer.ggml.model": "llama"}))
    for model in studio.lease(record.id):
        with pytest.raises(UserError, match="could not write this"):
            model.write(Writing("a fox", 3, seed=1), nobody)


def test_a_model_without_a_template_says_so(studio: Studio, folder: Path, tmp_path: Path) -> None:
    record = studio.add(build_gguf(tmp_path / "plain.gguf", folder, {"tokenizer.chat_template": " "}))
    for model in studio.lease(record.id):
        with pytest.raises(UserError, match="has no chat template"):
            model.chat_prompt([Message("user", "Hello")])


def test_marks_of_filling_in_are_read_from_the_file(studio: Studio, folder: Path, tmp_path: Path) -> None:
    tokens = read_gguf(build_gguf(tmp_path / "a.gguf", folder), ("tokenizer.ggml.tokens",)).texts
    ids = {name: tokens["tokenizer.ggml.tokens"].index(name.encode()) for name in ("a", "b", "c")}
    named: dict[str, Value] = {
        "tokenizer.ggml.fim_pre_token_id": ids["a"],
        "tokenizer.ggml.fim_suf_token_id": ids["b"],
        "tokenizer.ggml.fim_mid_token_id": ids["c"],
    }
    record = studio.add(build_gguf(tmp_path / "fills.gguf", folder, named))
    assert record.fill_in
    for model in studio.lease(record.id):
        assert model.abilities.fill_in
        assert model.fill_in_prompt("x = ", "\nprint(x)") == "ax = b\nprint(x)c"


def test_a_model_that_was_not_made_to_fill_in_says_so(in_gguf: LanguageModel) -> None:
    with pytest.raises(UserError, match="not made to fill in"):
        in_gguf.fill_in_prompt("a", "b")


def test_pictures_are_refused_where_the_model_cannot_see(in_gguf: LanguageModel) -> None:
    import numpy as np

    pictures = (np.zeros((8, 8, 3), np.uint8),)
    with pytest.raises(UserError, match="cannot see pictures"):
        in_gguf.write(Writing("<|image|>", 4, seed=1, images=pictures), nobody)


def test_two_who_want_the_same_model_take_turns_and_who_waits_can_be_cancelled(studio: Studio, gguf_file: Path) -> None:
    model = studio.add(gguf_file).id
    inside: list[str] = []
    held, go = threading.Event(), threading.Event()

    def first() -> None:
        with studio.models.lease_language_model(model, lambda: None) as leased:
            held.set()
            go.wait(30)
            inside.append("first")
            leased.write(Writing("a fox", 4, seed=1), nobody)

    def waiting() -> None:
        if cancelled.is_set():
            raise JobCancelled

    cancelled = threading.Event()
    other = threading.Thread(target=first)
    other.start()
    assert held.wait(60)
    cancelled.set()
    with pytest.raises(JobCancelled), studio.models.lease_language_model(model, waiting):
        pytest.fail("two had it at once")
    cancelled.clear()
    threading.Timer(0.2, go.set).start()
    with studio.models.lease_language_model(model, waiting) as leased:
        inside.append("second")
        assert leased.write(Writing("a fox", 4, seed=1), nobody).tokens
    other.join(30)
    assert inside == ["first", "second"]


def test_cancelling_holds_for_writing_too(studio: Studio, gguf_file: Path) -> None:
    calls = [0]

    def check() -> None:
        calls[0] += 1
        if calls[0] > 20:
            raise JobCancelled

    with (
        pytest.raises(JobCancelled),
        studio.models.lease_language_model(studio.add(gguf_file).id, check) as leased,
    ):
        leased.write(Writing("a fox", 200, seed=1), nobody)


class Scarce(Device):
    """A device with little memory that is free."""

    __slots__ = ()

    def free_bytes(self) -> int:
        """The memory that is free."""
        return 1_000_000


def test_a_model_that_does_not_fit_is_refused_with_the_number_before_it_is_loaded(
    studio: Studio, gguf_file: Path
) -> None:
    record = studio.add(gguf_file)
    freed: list[int] = []

    def make_room() -> int:
        freed.append(1)
        return 0

    with pytest.raises(
        OutOfMemory, match=r"needs about 0\.1 GB of memory, and CPU has 0\.0 GB free\. Choose a smaller"
    ):
        gguf_needs(record, Scarce("cpu", "CPU", "float32", 10**9), make_room)
    assert freed == [1]


def test_the_context_is_as_long_as_fits(gguf_file: Path) -> None:
    header = read_gguf(gguf_file)
    assert bytes_a_token(header) == 2 * LAYERS * KV_HEADS * 2 * (WIDTH // HEADS)
    large = replace(header, metadata={**header.metadata, "llama.context_length": 131_072, "llama.block_count": 80_000})
    assert needs_of(large, 10**12).context_tokens == 8192
    whole = needs_of(large, 10**12)
    halved = needs_of(large, whole.total_bytes - 1)
    assert halved.context_tokens == 4096
    assert halved.total_bytes < whole.total_bytes
    assert needs_of(large, 0).context_tokens == 1024
    assert needs_of(header, 10**12).context_tokens == CONTEXT


def test_more_weights_are_read_fewer_tokens_at_once() -> None:
    portions = [reading_batch(weights, 1) for weights in (1e6, 135e6, 1e9, 70e9)]
    assert portions == [128, 16, 8, 8]
    assert reading_batch(1e9, 16) > reading_batch(1e9, 1)


def test_a_text_needs_no_torch(gguf_file: Path, tmp_path: Path) -> None:
    import subprocess

    program = (
        "import sys; from pathlib import Path\n"
        "from app.api import Writing\n"
        "from tests.engine.language.conftest import Studio\n"
        f"studio = Studio(Path('resources'), Path({str(tmp_path)!r}))\n"
        f"record = studio.add(Path({str(gguf_file)!r}))\n"
        "with studio.models.lease_language_model(record.id, lambda: None) as model:\n"
        "    model.write(Writing('a fox', 4, seed=1), lambda piece: None)\n"
        "print(sorted({'torch', 'transformers'} & sys.modules.keys()))\n"
    )
    repository = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_port_answers_to_nobody_without_the_key(studio: Studio, gguf_file: Path) -> None:
    import http.client

    record = studio.add(gguf_file)
    for leased in studio.lease(ModelId(record.id)):
        assert isinstance(leased, LeasedLanguageModel)
        assert isinstance(leased.held, GgufLanguageModel)
        server = leased.held._server
        assert server._address.startswith("127.0.0.1:")
        connection = http.client.HTTPConnection(server._address, timeout=10)
        connection.request("POST", "/tokenize", json.dumps({"content": "fox"}), {"Content-Type": "application/json"})
        assert connection.getresponse().status == 401
        connection.close()
