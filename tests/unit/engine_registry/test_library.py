"""The library: what it finds, keeps, forgets and says, over restarts."""

from __future__ import annotations

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.api import InvalidData, MissingModel, ModelFormat, ModelId, ModelKind, UnreadableModel, UserError
from app.engine.detectors.draft import Draft
from app.engine.detectors.embedding import embedding
from app.engine.detectors.header import Header
from app.engine.library import Library, PartlyAdded
from app.engine.registry import ModelRegistry
from app.engine.shelf import slug
from tests.unit.engine_registry.headers import Shapes, write_safetensors

WORD: Shapes = {"emb_params": (2, 768)}
ENLARGE: Shapes = {
    "body.0.weight": (64, 3, 3, 3),
    "body.1.weight": (64,),
    "body.2.weight": (48, 64, 3, 3),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Resources with one model of the studio's own, and an empty data folder."""
    own = tmp_path / "resources" / "models" / "enlarger"
    write_safetensors(own / "x4.safetensors", ENLARGE)
    said = {
        "id": "enlarger",
        "name": "Enlarger",
        "kind": "upscaler",
        "licence": "apache-2.0",
        "description": "Enlarges.",
    }
    (own / "seisei.json").write_text(json.dumps(said), "utf-8")
    (own / "README.md").write_text("---\nlicense: apache-2.0\n---\n# Enlarger\n\nEnlarges drawings.\n", "utf-8")
    return tmp_path


def library(home: Path, registry: ModelRegistry | None = None) -> Library:
    return Library(home / "resources", home / "data", lambda: ("CPU", 1, 2), registry)


def test_the_studios_own_models_are_there_at_once(home: Path) -> None:
    (record,) = library(home).records()
    assert (record.id, record.name, record.kind) == ("enlarger", "Enlarger", ModelKind.UPSCALER)
    assert (record.source, record.licence, str(record.description)) == ("seisei", "apache-2.0", "Enlarges.")
    assert record.path == home / "resources" / "models" / "enlarger" / "x4.safetensors"
    assert library(home).card(record.id) == "# Enlarger\n\nEnlarges drawings.\n"
    assert library(home).memory() == ("CPU", 1, 2)


def test_the_languages_that_a_model_says_it_reads_are_known_over_restarts(home: Path) -> None:
    file = home / "resources" / "models" / "enlarger" / "seisei.json"
    said = json.loads(file.read_text("utf-8"))
    assert library(home).records()[0].prompt_languages == ()
    for languages in (["en"], ["en", "zh-Hant"]):
        file.write_text(json.dumps({**said, "prompt_languages": languages}), "utf-8")
        for known in (library(home), library(home)):
            (record,) = known.records()
            assert record.prompt_languages == tuple(languages)
            known.measured(record.id, 1)
    for wrong in ("en", ["English"], [7]):
        file.write_text(json.dumps({**said, "prompt_languages": wrong}), "utf-8")
        (record,) = library(home).records()
        assert "prompt_languages" in str(record.complaint)


def test_an_added_file_stays_where_it_is_and_is_kept(home: Path) -> None:
    file = write_safetensors(home / "elsewhere" / "My Style (v2).safetensors", WORD)
    (added,) = library(home).add(file)
    assert added.id == "my-style-v2"
    again = library(home)
    assert again.record(ModelId("my-style-v2")).path == file
    assert [path.name for path in (home / "data").rglob("*") if path.is_file()] == ["models.json"]
    again.remove(added.id)
    assert file.exists()
    for known in (again, library(home)):
        with pytest.raises(MissingModel):
            known.record(added.id)


def test_ids_are_unique_and_stay(home: Path) -> None:
    files = [write_safetensors(home / name / "style.safetensors", WORD) for name in ("a", "b", "c")]
    known = library(home)
    ids = [known.add(file)[0].id for file in files]
    assert ids == ["style", "style-2", "style-3"]
    known.remove(ModelId("style"))
    again = library(home)
    assert {record.path: record.id for record in again.records(ModelKind.EMBEDDING)} == {
        files[1]: "style-2",
        files[2]: "style-3",
    }
    assert slug("  ") == "model"
    assert slug("生成 Model_v1.5!") == "生成-model-v1.5"


def test_a_folder_is_looked_through_again_at_the_next_start(home: Path) -> None:
    folder = home / "words"
    write_safetensors(folder / "a.safetensors", WORD)
    known = library(home)
    known.add(folder)
    write_safetensors(folder / "b.safetensors", WORD)
    assert [record.id for record in library(home).records(ModelKind.EMBEDDING)] == ["a", "b"]
    (folder / "a.safetensors").unlink()
    assert [record.id for record in library(home).records(ModelKind.EMBEDDING)] == ["b"]


def test_a_removed_model_of_a_folder_stays_removed_until_it_is_added(home: Path) -> None:
    folder = home / "words"
    for name in ("a", "b"):
        write_safetensors(folder / f"{name}.safetensors", WORD)
    known = library(home)
    known.add(folder)
    known.remove(ModelId("a"))
    assert [record.id for record in library(home).records(ModelKind.EMBEDDING)] == ["b"]
    again = library(home)
    again.add(folder / "a.safetensors")
    assert {record.id for record in library(home).records(ModelKind.EMBEDDING)} == {"a", "b"}


def test_of_a_folder_the_good_ones_are_added_and_the_others_named(home: Path) -> None:
    folder = home / "models"
    write_safetensors(folder / "good.safetensors", WORD)
    write_safetensors(folder / "odd.safetensors", {"lstm.weight": (3, 3)})
    (folder / "old.ckpt").write_bytes(b"\x80\x04K\x01.")
    known = library(home)
    with pytest.raises(PartlyAdded) as caught:
        known.add(folder)
    words = str(caught.value)
    assert "1 models were added, and 2 were not" in words
    assert "old.ckpt" in words
    assert "odd.safetensors" in words
    assert [record.id for record in caught.value.added] == ["good"]
    assert [record.id for record in library(home).records(ModelKind.EMBEDDING)] == ["good"]


def test_what_is_refused_is_not_kept(home: Path) -> None:
    known = library(home)
    empty = home / "empty"
    empty.mkdir()
    bad = home / "bad.safetensors"
    bad.write_bytes(b"\x80\x04K\x01.")
    for path, said in ((empty, "no model"), (bad, "pickle"), (home / "nowhere", "nothing at")):
        with pytest.raises(UnreadableModel, match=said):
            known.add(path)
    assert [record.id for record in library(home).records()] == ["enlarger"]


def test_a_model_that_broke_stays_listed_with_its_complaint(home: Path) -> None:
    file = write_safetensors(home / "style.safetensors", WORD)
    known = library(home)
    known.add(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:-10])
    for listed in (known, library(home)):
        record = listed.record(ModelId("style"))
        assert "cut off" in str(record.complaint)
        assert (record.kind, record.architecture) == (ModelKind.EMBEDDING, "sd-1.5")
    file.unlink()
    assert "cannot be read" in str(library(home).record(ModelId("style")).complaint)
    file.write_bytes(whole)
    assert not known.record(ModelId("style")).complaint


def test_a_broken_model_of_the_studios_own_is_listed_too(home: Path) -> None:
    weights = home / "resources" / "models" / "enlarger" / "x4.safetensors"
    weights.write_bytes(b"")
    (record,) = library(home).records()
    assert (record.id, record.kind) == ("enlarger", ModelKind.UPSCALER)
    assert "empty" in str(record.complaint)
    assert library(home).default(ModelKind.UPSCALER) is None


def test_the_default_is_the_users_choice_else_the_studios_own_else_the_first(home: Path) -> None:
    known = library(home)
    assert known.default(ModelKind.EMBEDDING) is None
    for name in ("a", "b"):
        known.add(write_safetensors(home / f"{name}.safetensors", WORD))
    known.add(write_safetensors(home / "0 other.safetensors", ENLARGE))
    defaults = {kind: found.id for kind in ModelKind if (found := known.default(kind))}
    assert defaults == {ModelKind.UPSCALER: "enlarger", ModelKind.EMBEDDING: "a"}
    known.set_default(ModelId("b"))
    known.set_default(ModelId("0-other"))
    again = library(home)
    assert [record.id for record in again.records(ModelKind.EMBEDDING)] == ["b", "a"]
    assert [record.id for record in again.records(ModelKind.UPSCALER)] == ["0-other", "enlarger"]
    again.remove(ModelId("b"))
    found = again.default(ModelKind.EMBEDDING)
    assert found is not None
    assert found.id == "a"
    with pytest.raises(MissingModel):
        again.set_default(ModelId("nothing"))


def test_hashes_are_of_the_weights_and_follow_their_changes(home: Path) -> None:
    file = write_safetensors(home / "style.safetensors", WORD)
    known = library(home)
    known.add(file)
    assert known.records(ModelKind.EMBEDDING)[0].sha256 == ""
    assert known.record(ModelId("style")).sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert library(home).records(ModelKind.EMBEDDING)[0].sha256 != ""
    write_safetensors(file, {"emb_params": (3, 768)})
    os.utime(file, (2e9, 2e9))
    assert known.records(ModelKind.EMBEDDING)[0].sha256 == ""
    assert known.record(ModelId("style")).sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_hashing_large_weights_is_asked_for_and_can_be_cancelled(home: Path) -> None:
    class Stop(BaseException):
        pass

    calls = []

    def check() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise Stop

    file = write_safetensors(
        home / "large.safetensors", {"clip_l": (400, 768), "clip_g": (400, 1280), "x": (500, 300_000)}
    )
    known = library(home, ModelRegistry((lambda _header: Draft(ModelKind.LORA, ModelFormat.SINGLE_FILE),)))
    (record,) = known.add(file)
    assert known.record(record.id).sha256 == ""
    with pytest.raises(Stop):
        known.hash_weights(record.id, check)
    hashed = known.hash_weights(record.id, lambda: None)
    assert len(hashed.sha256) == 64
    assert known.record(record.id).sha256 == hashed.sha256


def test_measured_memory_is_kept(home: Path) -> None:
    library(home).measured(ModelId("enlarger"), 12_345)
    assert library(home).record(ModelId("enlarger")).measured_bytes == 12_345


def test_what_was_found_out_is_not_found_out_again(home: Path) -> None:
    looked: list[str] = []

    def watched(header: Header) -> Draft:
        looked.append(header.path.name)
        return embedding(header)

    file = write_safetensors(home / "style.safetensors", WORD)
    library(home, ModelRegistry((watched,))).add(file)
    again = library(home, ModelRegistry((watched,)))
    for _ in range(3):
        again.records()
    assert looked.count("style.safetensors") == 1
    os.utime(file, (2e9, 2e9))
    again.records()
    assert looked.count("style.safetensors") == 2


def test_a_damaged_ledger_is_put_aside_and_a_newer_one_refused(home: Path) -> None:
    known = library(home)
    known.add(write_safetensors(home / "style.safetensors", WORD))
    ledger = home / "data" / "models.json"
    whole = ledger.read_text("utf-8")
    ledger.write_text(whole[:40], "utf-8")
    assert [record.id for record in library(home).records()] == ["enlarger"]
    assert ledger.with_suffix(".damaged").exists()
    ledger.write_text(json.dumps({**json.loads(whole), "version": 99}), "utf-8")
    with pytest.raises(InvalidData, match="newer studio"):
        library(home)
    ledger.write_text(json.dumps({**json.loads(whole), "ids": 7, "identities": {"x": 1}}), "utf-8")
    assert len(library(home).records()) == 2


def test_a_disk_that_cannot_be_written_is_said_and_the_old_ledger_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = library(home)
    known.add(write_safetensors(home / "a.safetensors", WORD))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="disk is full"):
        known.add(write_safetensors(home / "b.safetensors", WORD))
    monkeypatch.undo()
    assert [record.id for record in library(home).records(ModelKind.EMBEDDING)] == ["a"]


def test_a_model_that_is_reached_in_two_ways_is_listed_once(home: Path) -> None:
    file = write_safetensors(home / "one" / "style.safetensors", WORD)
    (home / "two").symlink_to(home / "one")
    known = library(home)
    known.add(file)
    known.add(home / "two")
    assert len(known.records(ModelKind.EMBEDDING)) == 1


def test_many_threads_may_use_it_at_once(home: Path) -> None:
    files = [write_safetensors(home / f"{at}" / "style.safetensors", WORD) for at in range(12)]
    known = library(home)

    def use(file: Path) -> str:
        (record,) = known.add(file)
        known.measured(record.id, 5)
        known.set_default(record.id)
        return known.record(record.id).sha256

    with ThreadPoolExecutor(6) as pool:
        hashes = set(pool.map(use, files))
    assert len(hashes) == 1
    records = library(home).records(ModelKind.EMBEDDING)
    assert len({record.id for record in records}) == len(files)
    assert all(record.measured_bytes == 5 and record.sha256 for record in records)
