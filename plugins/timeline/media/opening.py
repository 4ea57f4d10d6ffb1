"""Opening: files of strangers, as nothing but local files of known kinds; runs in the process that decodes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
from av.container import InputContainer

from app.api import InvalidData, UserError

DEMUXERS = (
    *(
        "mov,mp4,m4a,3gp,3g2,mj2",
        "matroska,webm",
        "avi",
        "mpegts",
        "mpeg",
        "mpegvideo",
        "flv",
        "live_flv",
        "ogg",
        "asf",
    ),
    *("nut", "mxf", "gxf", "dv", "rm", "ivf", "yuv4mpegpipe", "h264", "hevc", "av1", "obu", "m4v", "vc1"),
    *("gif", "apng", "wav", "w64", "aiff", "au", "caf", "flac", "mp3", "aac", "ac3", "eac3", "dts", "tta", "wv", "ape"),
    *("amr", "srt", "webvtt", "ass"),
)
"""What may be read: neither playlists, devices, filters nor anything that names other files."""
_LISTS = (b"#EXTM3U", b"ffconcat", b"<MPD", b"[playlist]", b"#!AMR-LIST", b"<?xpacket-list")
_SUFFIXES = (".m3u", ".m3u8", ".mpd", ".pls", ".ffconcat", ".concat", ".xspf", ".asx", ".sdp", ".strm")
_LOOKED_AT = 4096
_LONGEST_LOOK_US = 8_000_000
_MOST_LOOKED_BYTES = 32 << 20


def open_media(path: Path) -> InputContainer:
    """Open a local file; raises InvalidData in words for what is none, or is not allowed to be one."""
    if not path.is_file():
        raise UserError(
            "The file “{name}” is missing, or is no file.",
            advice="Find it again, or remove what shows it.",
            name=path.name,
        )
    _refuse_lists(path)
    options = {
        "protocol_whitelist": "file",
        "format_whitelist": ",".join(DEMUXERS),
        "analyzeduration": str(_LONGEST_LOOK_US),
        "probesize": str(_MOST_LOOKED_BYTES),
    }
    try:
        return av.open(f"file:{path.absolute()}", "r", container_options=options, metadata_errors="replace")
    except (av.error.FFmpegError, ValueError) as error:
        raise _unreadable(path, error) from error


def stream_at(media: InputContainer, index: int, path: Path) -> Any:
    """A stream that was found before; of a damaged file not every opening finds the same."""
    for stream in media.streams:
        if stream.index == index:
            return stream
    raise InvalidData(
        "“{name}” is damaged: whenever it is opened, something else is in it.",
        advice="Copy it again from where it came, or convert it with another program.",
        name=path.name,
    )


def _refuse_lists(path: Path) -> None:
    """Refuse what would have other files or addresses opened."""
    with path.open("rb") as stream:
        begin = stream.read(_LOOKED_AT).lstrip(b"\xef\xbb\xbf \t\r\n")
    if path.suffix.lower() in _SUFFIXES or begin.startswith(_LISTS) or b"<MPD" in begin:
        raise InvalidData(
            "“{name}” is a playlist, which only names other files.",
            advice="Open the files that it names.",
            name=path.name,
        )


def _unreadable(path: Path, error: Exception) -> UserError:
    with path.open("rb") as stream:
        begin = stream.read(_LOOKED_AT)
    if not begin:
        return InvalidData("“{name}” is empty.", advice="Copy it again from where it came.", name=path.name)
    if begin[4:8] == b"ftyp":
        return InvalidData(
            "“{name}” was cut off: the list of its pictures, which stands at its end, is missing or damaged.",
            advice="Copy it again from where it came, or repair it with the camera that recorded it.",
            name=path.name,
            detail=str(error),
        )
    return InvalidData(
        "“{name}” cannot be read as moving pictures or sound.",
        advice="It may be damaged, or of a kind that is not known here: convert it to MP4, MOV, Matroska or WebM.",
        name=path.name,
        detail=str(error),
    )
