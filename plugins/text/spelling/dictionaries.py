"""Dictionaries: the Hunspell dictionaries that are on this machine, and which of them is for a language."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_OWN = Path(__file__).parent / "dictionaries"
_NAME = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[_-](?P<script>[A-Z][a-z]{3}))?(?:[_-](?P<region>[A-Z]{2}|\d{3}))?(?![a-z])"
)
_USUAL = {"en": "US", "pt": "BR", "sv": "SE", "da": "DK", "cs": "CZ", "el": "GR", "uk": "UA", "nb": "NO", "nn": "NO"}
"""The region that stands for a language where its name isn't the language's own."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A Hunspell dictionary: NAME.dic with its NAME.aff in a folder; `language` is a code such as `en-US` or `fr`."""

    language: str
    name: str
    folder: Path


def dictionary_folders() -> tuple[Path, ...]:
    """Where dictionaries of the system, of LibreOffice and of Firefox lie, whether or not a folder is there.

    A name may hold the wildcards of `Path.glob`.
    """
    found = [Path(part) for part in os.environ.get("DICPATH", "").split(os.pathsep) if part]
    home = Path.home()
    if sys.platform == "darwin":
        found += [home / "Library" / "Spelling", Path("/Library/Spelling")]
        found += [
            Path("/Applications/LibreOffice.app/Contents/Resources/extensions/dict-*"),
            home / "Library/Application Support/LibreOffice/4/user/uno_packages/cache/uno_packages/*/*/**",
            Path("/Applications/Firefox.app/Contents/Resources/dictionaries"),
            home / "Library/Application Support/Firefox/Profiles/*/extensions/*/dictionaries",
        ]
    elif sys.platform == "win32":
        for program in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
            if os.environ.get(program):
                base = Path(os.environ[program])
                found += [base / "LibreOffice/share/extensions/dict-*", base / "Mozilla Firefox/dictionaries"]
        if os.environ.get("APPDATA"):
            roaming = Path(os.environ["APPDATA"])
            found += [
                roaming / "hunspell",
                roaming / "LibreOffice/4/user/uno_packages/cache/uno_packages/*/*/**",
                roaming / "Mozilla/Firefox/Profiles/*/extensions/*/dictionaries",
            ]
    else:
        found += [home / ".local/share/hunspell", Path("/usr/local/share/hunspell")]
        found += [Path("/usr/share") / name for name in ("hunspell", "myspell", "myspell/dicts")]
        found += [
            Path("/usr/lib/libreoffice/share/extensions/dict-*"),
            Path("/opt/libreoffice*/share/extensions/dict-*"),
            home / ".config/libreoffice/4/user/uno_packages/cache/uno_packages/*/*/**",
            Path("/usr/lib/firefox/dictionaries"),
            home / ".mozilla/firefox/*/extensions/*/dictionaries",
        ]
    return tuple(found)


def dictionaries_in(folders: Iterable[Path]) -> tuple[Dictionary, ...]:
    """The dictionaries of folders, then the studio's own English one; of a language and name the first counts."""
    found: dict[tuple[str, str], Dictionary] = {}
    for folder in (*folders, _OWN):
        for dictionary in _found(folder):
            found.setdefault((dictionary.language, dictionary.name.replace("-", "_")), dictionary)
    return tuple(found.values())


def dictionary_for(language: str, dictionaries: Iterable[Dictionary]) -> Dictionary | None:
    """The dictionary that fits a language best, such as `en`, `en-GB` or `pt_BR`; None where there is none.

    A region that nobody has a dictionary for gets that of the language; a language without a region the usual one.
    """
    base, _, region = language.replace("_", "-").partition("-")
    same = [item for item in dictionaries if item.language.partition("-")[0] == base.lower()]
    wanted = f"{base.lower()}-{region}" if region else base.lower()
    usual = f"{base.lower()}-{_USUAL.get(base.lower(), base.upper())}"
    for code in (wanted, base.lower(), usual):
        for item in same:
            if item.language.lower() == code.lower():
                return item
    return min(same, key=lambda item: item.language, default=None)


def _found(folder: Path) -> Iterator[Dictionary]:
    for place in _matching(folder):
        try:
            names = sorted(entry.name for entry in os.scandir(place))
        except OSError:  # another's folder, or none
            continue
        for name in names:
            stem = name.removesuffix(".dic")
            match = _NAME.match(stem)
            if stem != name and match and f"{stem}.aff" in names:
                yield Dictionary("-".join(part for part in match.groups() if part), stem, place)


def _matching(folder: Path) -> Iterator[Path]:
    if "*" not in str(folder):
        yield folder
        return
    first = next(index for index, part in enumerate(folder.parts) if "*" in part)
    yield from sorted(Path(*folder.parts[:first]).glob("/".join(folder.parts[first:])))
