"""The title and comment of an MP3 file, as ID3 version 2.3 keeps them."""

from __future__ import annotations

from pathlib import Path

_HEAD = b"ID3\x03\x00\x00"
_WIDE = b"\x01"
"""Text in UTF-16 with a byte order mark."""


def tag(title: str, comment: str, software: str) -> bytes:
    """A tag as it stands at the beginning of a file; what is empty is left out."""
    body = b"".join(
        _frame(name, content)
        for name, content in (
            (b"TIT2", _WIDE + _text(title) if title else b""),
            (b"TSSE", _WIDE + _text(software) if software else b""),
            (b"COMM", _WIDE + b"eng" + _text("") + b"\0\0" + _text(comment) if comment else b""),
        )
        if content
    )
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return _HEAD + size + body


def put_tag(path: Path, title: str, comment: str, software: str) -> None:
    """Write a tag into a file that has none."""
    data = path.read_bytes()
    path.write_bytes(tag(title, comment, software) + data)


def _frame(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "big") + b"\0\0" + content


def _text(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")
