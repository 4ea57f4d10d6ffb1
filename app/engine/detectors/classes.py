"""The classes that diffusers and transformers have, read from their lists of exports without importing either."""

from __future__ import annotations

import functools
import importlib.util
import re
from pathlib import Path

_CLASS = re.compile(r"[A-Z]\w{2,80}")
_QUOTED = re.compile(r"[\"']([A-Z]\w+)[\"']")
_EXPORTS = re.compile(r"^__all__ = [\[(](.*?)[\])]", re.MULTILINE | re.DOTALL)


def is_class_of(library: str, name: str) -> bool:
    """Whether diffusers or transformers, as installed, exports a class of this name."""
    if not _CLASS.fullmatch(name) or library not in ("diffusers", "transformers"):
        return False
    if name in _listed(library):
        return True
    if library == "diffusers":
        return False
    # Since its version 5 such a name is another one of the plain tokenizer's, and stands in no list.
    name = f"{name.removesuffix('TokenizerFast')}Tokenizer" if name.endswith("TokenizerFast") else name
    return any(name in _exported(folder) for folder in _likely(name)) or name in _exported_anywhere()


@functools.cache
def _listed(library: str) -> frozenset[str]:
    """The names in the list of exports at the top of a library."""
    root = _root(library)
    if root is None:
        return frozenset()
    # What stands before the list is its licence.
    exports = (root / "__init__.py").read_text("utf-8").partition("_import_structure")[2]
    return frozenset(_QUOTED.findall(exports))


def _likely(name: str) -> list[Path]:
    """The folders of transformers after which a class is called, as `qwen2_5_vl` and `qwen2` for Qwen2_5_VLModel."""
    plain = _plain(name)
    return [folder for start, folder in _families() if plain.startswith(start)]


@functools.cache
def _families() -> tuple[tuple[str, Path], ...]:
    root = _root("transformers")
    if root is None or not (root / "models").is_dir():
        return ()
    return tuple((_plain(folder.name), folder) for folder in (root / "models").iterdir() if folder.is_dir())


@functools.cache
def _exported(folder: Path) -> frozenset[str]:
    lists = (found for file in folder.glob("*.py") for found in _EXPORTS.findall(file.read_text("utf-8")))
    return frozenset(name for found in lists for name in _QUOTED.findall(found))


@functools.cache
def _exported_anywhere() -> frozenset[str]:
    """Every name; takes a third of a second, and is asked for the few that are not called after their folder."""
    return frozenset().union(*(_exported(folder) for _, folder in _families()))


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


@functools.cache
def _root(library: str) -> Path | None:
    spec = importlib.util.find_spec(library)
    return Path(spec.origin).parent if spec and spec.origin else None
