"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import assert_never

from app.api import UnreadableModel, reason_of

SOUND_FONTS = (".sf2", ".sf3")

_LOOK_BYTES = 4096
_ZIP = b"PK\x03\x04"
_LFS = b"version https://git-lfs.github.com/spec/"
_HTML = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")


class Content(Enum):
    """The containers that model files come in."""

    SAFETENSORS = "safetensors"
    GGUF = "gguf"
    SOUND_FONT = "sound font"
    PICKLE = "pickle"
    ZIP = "zip"
    WEB_PAGE = "web page"
    LFS_POINTER = "git-lfs pointer"
    EMPTY = "empty"
    UNKNOWN = "unknown"


def content_of(path: Path) -> Content:
    """Decide by content; raises UnreadableModel where the file cannot be opened."""
    try:
        if not path.is_file():
            raise UnreadableModel(
                "There is no file “{file}”.", advice="Choose a model file or a folder.", file=path.name
            )
        with path.open("rb") as file:
            start = file.read(_LOOK_BYTES)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise unopened(path, error) from error
    return _content(start, size)


def refuse_unless(path: Path, allowed: Content) -> None:
    """Raise UnreadableModel, in words that name what the file really is, unless it is of the allowed content."""
    found = content_of(path)
    if found is not allowed:
        raise refusal(path, found)


def refusal(path: Path, found: Content) -> UnreadableModel:
    """The error for a file of some content that is not a model file that the studio opens."""
    name = path.name
    match found:
        case Content.ZIP:
            return UnreadableModel(
                "“{file}” is a zip archive, not a model.", advice="Unpack it and add what is in it.", file=name
            )
        case Content.PICKLE:
            return UnreadableModel(
                "“{file}” is a Python pickle, which can run any code while it is opened; the studio never opens one.",
                advice="Look for the same model as .safetensors. If there is none and you trust its maker, open it in a"
                " program of your choice on a machine that you can spare, save it as .safetensors there"
                " (safetensors.torch.save_file), and add that file.",
                file=name,
            )
        case Content.WEB_PAGE:
            return UnreadableModel(
                "“{file}” is a web page, not a model: the download went wrong.",
                advice="Download it once more; the site may ask you to sign in or to accept a licence first.",
                file=name,
            )
        case Content.LFS_POINTER:
            return UnreadableModel(
                "“{file}” is only a pointer of git-lfs; the model itself was not downloaded.",
                advice="Run “git lfs pull” in that folder, or download the file itself.",
                file=name,
            )
        case Content.EMPTY:
            return UnreadableModel("“{file}” is empty.", advice="Download it once more.", file=name)
        case Content.GGUF | Content.SAFETENSORS | Content.SOUND_FONT:
            return UnreadableModel(
                "“{file}” is a {found} file, although its place says something else.",
                advice="Give it the name that belongs to it.",
                file=name,
                found=found.value,
            )
        case Content.UNKNOWN if path.suffix.lower() in SOUND_FONTS:
            return UnreadableModel(
                "“{file}” is not a sound font, although it is called one.",
                advice="Choose an SF2 or SF3 file, or get this one anew.",
                file=name,
            )
        case Content.UNKNOWN:
            return UnreadableModel(
                "“{file}” is neither a safetensors file nor a GGUF file nor a sound font.",
                advice="Choose a model in one of these formats, or download it once more if it should be one.",
                file=name,
            )
        case _:
            assert_never(found)


def unopened(path: Path, error: OSError) -> UnreadableModel:
    """The error for a file that the system does not let us read."""
    return UnreadableModel(
        "“{file}” cannot be read: {what}.",
        advice="Check that it is there and that you may read it.",
        file=path.name,
        what=reason_of(error),
    )


def _content(start: bytes, size: int) -> Content:
    if not start:
        return Content.EMPTY
    # First, because the length of a proper header may begin with any bytes, those of a pickle or a zip among them.
    if start[8:9] == b"{" and int.from_bytes(start[:8], "little") + 8 <= size:
        return Content.SAFETENSORS
    if start.startswith(_ZIP):
        return Content.PICKLE if b"data.pkl" in start or b".pkl" in start else Content.ZIP
    # Protocol 2 and later begin so, and so do the old torch files, whose first pickle is a long number.
    if start[0] == 0x80 and len(start) > 1 and 2 <= start[1] <= 5:
        return Content.PICKLE
    if start.startswith(b"GGUF"):
        return Content.GGUF
    if start.startswith(b"RIFF") and start[8:12] == b"sfbk":
        return Content.SOUND_FONT
    if start.startswith(_LFS):
        return Content.LFS_POINTER
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower().startswith(_HTML):
        return Content.WEB_PAGE
    # A header that is damaged, or one that is cut off, is better explained by the reader of headers.
    damaged = start[8:9] == b"{" or b'"data_offsets"' in start
    return Content.SAFETENSORS if damaged else Content.UNKNOWN
