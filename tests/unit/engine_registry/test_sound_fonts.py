"""Sound fonts: recognised by their content, with what they say of themselves; what is none is refused in words."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from app.api import ModelFormat, ModelKind, UnreadableModel
from app.engine.library import Library
from app.engine.registry import ModelRegistry
from tests.sound_fonts import compressed, small_bank


def library(folder: Path) -> Library:
    """A library without models of its own."""
    return Library(folder / "resources", folder / "data", lambda: ("", 0, 0))


def with_text(path: Path, name: bytes, text: bytes) -> Path:
    """A font whose first list has another text in one of its chunks."""
    data = path.read_bytes()
    at = data.index(name)
    size = int.from_bytes(data[at + 4 : at + 8], "little")
    text += b"\0" * (2 - len(text) % 2)
    made = data[:at] + name + struct.pack("<I", len(text)) + text + data[at + 8 + size :]
    length = int.from_bytes(made[16:20], "little") + len(text) - size
    path.write_bytes(made[:4] + struct.pack("<I", len(made) - 8) + made[8:16] + struct.pack("<I", length) + made[20:])
    return path


def test_a_font_says_its_name_its_presets_and_its_copyright(tmp_path: Path) -> None:
    found = ModelRegistry().identify(small_bank(tmp_path / "any name.wasm", "Small bank.sf2"))
    assert (found.draft.kind, found.draft.format) == (ModelKind.SOUND_FONT, ModelFormat.SF2)
    assert (found.draft.name, found.draft.architecture) == ("Small bank", "sf2")
    assert str(found.draft.description) == ("2 instruments and 1 drum kits. Copyright: Apache-2.0, the Seisei authors.")
    assert found.byte_size == (tmp_path / "any name.wasm").stat().st_size


def test_a_compressed_font_is_sf3(tmp_path: Path) -> None:
    small_bank(tmp_path / "plain.sf2", kits=2)
    found = ModelRegistry().identify(compressed(tmp_path / "plain.sf2", tmp_path / "small.sf3"))
    assert (found.draft.format, found.draft.architecture) == (ModelFormat.SF3, "sf3")
    assert str(found.draft.description).startswith("2 instruments and 2 drum kits. Samples are compressed.")


def test_a_font_without_a_name_of_its_own_is_called_as_its_file(tmp_path: Path) -> None:
    assert ModelRegistry().identify(small_bank(tmp_path / "Organ.sf2", "Untitled")).draft.name == "Organ"


def test_texts_of_other_times_are_one_line(tmp_path: Path) -> None:
    path = with_text(small_bank(tmp_path / "a.sf2"), b"ICOP", b"\xa9 1999\r\nSomebody." + b"x" * 9000)
    said = str(ModelRegistry().identify(path).draft.description)
    assert "Copyright: © 1999 Somebody.xxx" in said
    assert len(said) < 300


@pytest.mark.parametrize(("kept", "said"), [(12, "damaged"), (500, "ends before"), (-2, "ends before")])
def test_a_font_that_ends_too_soon_is_refused(tmp_path: Path, kept: int, said: str) -> None:
    path = small_bank(tmp_path / "a.sf2")
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(UnreadableModel, match=said):
        ModelRegistry().identify(path)


def test_what_is_only_called_a_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sf2"
    path.write_bytes(b"RIFF" + struct.pack("<I", 100) + b"WAVEfmt " + bytes(100))
    with pytest.raises(UnreadableModel, match="is not a sound font, although"):
        ModelRegistry().identify(path)
    path.write_bytes(b"<!DOCTYPE html><html>not found</html>")
    with pytest.raises(UnreadableModel, match="web page"):
        ModelRegistry().identify(path)


def test_a_font_without_presets_is_refused(tmp_path: Path) -> None:
    path = small_bank(tmp_path / "a.sf2", kits=0)
    data = bytearray(path.read_bytes())
    at = data.index(b"phdr")
    size = int.from_bytes(data[at + 4 : at + 8], "little")
    # The last record only ends the list: what is left over becomes a chunk that nobody asks for.
    data[at + 4 : at + 8] = struct.pack("<I", 38)
    data[at + 46 : at + 54] = struct.pack("<4sI", b"junk", size - 38 - 8)
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableModel, match="has no instruments"):
        ModelRegistry().identify(path)


def test_fonts_are_added_from_a_folder_and_listed_with_a_hash(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    small_bank(tmp_path / "fonts" / "one.sf2")
    compressed(tmp_path / "fonts" / "one.sf2", tmp_path / "fonts" / "two.sf3")
    models = library(tmp_path)
    added = models.add(tmp_path / "fonts")
    assert [record.kind for record in added] == [ModelKind.SOUND_FONT] * 2
    assert len({record.id for record in added}) == 2
    record = models.record(added[0].id)
    assert len(record.sha256) == 64
    assert models.records(ModelKind.SOUND_FONT)


def test_what_is_known_of_a_font_lasts_over_the_next_start(tmp_path: Path) -> None:
    (added,) = library(tmp_path).add(small_bank(tmp_path / "one.sf2"))
    (found,) = library(tmp_path).records(ModelKind.SOUND_FONT)
    assert (found.id, found.format, found.description) == (added.id, ModelFormat.SF2, added.description)


def test_damage_anywhere_is_refused_or_recognised(tmp_path: Path) -> None:
    path = small_bank(tmp_path / "a.sf2")
    whole = path.read_bytes()
    kinds, refused = set(), 0
    for place in (*range(200), *range(whole.index(b"pdta"), len(whole), 7)):
        for value in (0, 0x7F, 0xFF):
            path.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
            try:
                kinds.add(ModelRegistry().identify(path).draft.kind)
            except UnreadableModel:
                refused += 1
    assert kinds == {ModelKind.SOUND_FONT}
    assert 50 < refused < 600
