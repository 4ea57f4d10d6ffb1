"""Reading: what a file from another program has for the model, told by what is in it and not by its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from app.api import InvalidData, UserError
from plugins.text.context.books import read_lorebook
from plugins.text.context.cards import LARGEST_PICTURE_BYTES, Card, read_card
from plugins.text.context.foreign import Fields, read_object, too_large
from plugins.text.context.kobold import KoboldStory, is_kobold, read_kobold
from plugins.text.context.lore import Lorebook
from plugins.text.context.png_text import SIGNATURE, png_texts

_KEYWORDS = frozenset({"chara", "ccv3"})
_CARD_FIELDS = ("description", "personality", "scenario", "first_mes", "mes_example")


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A character with the PNG file that it came in, empty where it came as JSON."""

    card: Card
    picture: bytes = b""


ReadFile: TypeAlias = ReadCard | Lorebook | KoboldStory


def read_file(path: Path) -> ReadFile:
    """Read a character card, a lorebook or a story; raises UserError that says what is wrong with the file."""
    data = bytes_of(path)
    if data.startswith(SIGNATURE):
        return ReadCard(read_card(data, path.name), data)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        # Whatever it is, a card's reader says best what was expected.
        return ReadCard(read_card(data, path.name))
    fields = read_object(data, path.name)
    if is_kobold(fields):
        return read_kobold(data, path.name)
    if _is_card(fields):
        return ReadCard(read_card(data, path.name))
    if _is_book(fields):
        return read_lorebook(data, path.name)
    raise InvalidData(
        "{name} is JSON, but neither a lorebook, a character nor a story.",
        advice="Choose the file that the other program exported.",
        name=path.name,
    )


def has_character(path: Path) -> bool:
    """Whether a picture carries a character; raises UserError where it cannot be read."""
    data = bytes_of(path)
    return data.startswith(SIGNATURE) and any(png_texts(data, _KEYWORDS, path.name).values())


def bytes_of(path: Path) -> bytes:
    """A whole file; raises UserError where it cannot be read or is larger than any card."""
    try:
        if path.stat().st_size > LARGEST_PICTURE_BYTES:
            raise too_large(path.name, LARGEST_PICTURE_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            "{name} cannot be read.",
            advice="Look whether it is still there and may be opened.",
            detail=error,
            name=path.name,
        ) from error


def _is_card(fields: Fields) -> bool:
    spec = fields.values.get("spec")
    if isinstance(spec, str) and spec.startswith("chara_card"):
        return True
    return "entries" not in fields.values and any(key in fields.values for key in _CARD_FIELDS)


def _is_book(fields: Fields) -> bool:
    return any(key in fields.values for key in ("entries", "format")) or fields.values.get("spec") == "lorebook_v3"
