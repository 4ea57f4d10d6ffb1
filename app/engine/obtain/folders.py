"""Finding models in folders: single ones, and the layouts of A1111, ComfyUI and the hub's cache."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.api import UnreadableModel
from app.engine.detectors.content import SOUND_FONTS, Content, content_of
from app.engine.pickled_word import read_pickled_word
from app.engine.registry import is_model_folder

_MODELS = (".safetensors", ".sft", ".gguf", *SOUND_FONTS)
_PICKLES = (".ckpt", ".pt", ".pth", ".pkl")
_LATER_SPLIT = re.compile(r"-(?!00001)\d{5}-of-\d{5}\.gguf$", re.IGNORECASE)
_SKIPPED = {"__pycache__", "node_modules", "venv", "outputs", "output", "site-packages", "blobs", "refs"}
_DEEPEST = 10
_MOST_FOLDERS = 50_000

A1111 = ("Stable-diffusion", "Lora", "LyCORIS", "VAE", "ControlNet", "ESRGAN", "RealESRGAN", "text_encoder")
COMFYUI = (
    "checkpoints",
    "loras",
    "vae",
    "controlnet",
    "upscale_models",
    "text_encoders",
    "clip",
    "unet",
    "diffusion_models",
    "diffusers",
    "embeddings",
    "LLM",
)
EXTRA_PATHS = "extra_model_paths.yaml"


@dataclass(slots=True)
class Found:
    """The models of a folder in the order of their names, and what was refused at first sight, with the error."""

    models: list[Path] = field(default_factory=list)
    refused: list[UnreadableModel] = field(default_factory=list)


def find_models(root: Path) -> Found:
    """Look for models: the file or model folder itself, else everything that the folder's layout holds.

    Links are followed, each folder is visited once. Nothing is opened but the first bytes
    of pickles, and those that are as small as an embedding, of which nothing is run.
    """
    found = Found()
    if not root.is_dir():
        found.models.append(root)
        return found
    visited: set[tuple[int, int]] = set()
    for start in _starts(root):
        _walk(start, found, visited, 0)
    return found


def snapshot_of(repository: Path) -> Path | None:
    """The snapshot in a hub cache's `models--org--name` that `main` stands for, else the latest one."""
    try:
        revision = (repository / "refs" / "main").read_text("utf-8").strip()[:64]
    except (OSError, UnicodeDecodeError):
        revision = ""
    snapshots = repository / "snapshots"
    if revision.isalnum() and (snapshots / revision).is_dir():
        return snapshots / revision
    there = [folder for folder in snapshots.iterdir() if folder.is_dir()] if snapshots.is_dir() else []
    return max(there, key=lambda folder: folder.stat().st_mtime, default=None)


def _starts(root: Path) -> Iterator[Path]:
    """Where to look: the known folders of another program where they are, else the folder itself."""
    if is_model_folder(root):
        yield root
        return
    starts: list[Path] = []
    for base in (root / "models", root):
        known = [base / name for name in dict.fromkeys((*A1111, *COMFYUI)) if (base / name).is_dir()]
        enough = len(known) >= 2 or any(folder.name in ("Stable-diffusion", "checkpoints") for folder in known)
        if enough:
            starts = known
            break
    if starts and (root / "embeddings").is_dir():
        starts.append(root / "embeddings")
    if (root / EXTRA_PATHS).is_file():
        starts += [folder for folder in extra_paths(root / EXTRA_PATHS) if folder.is_dir()]
    yield from dict.fromkeys(starts) if starts else (root,)


def extra_paths(file: Path) -> list[Path]:
    """The folders that ComfyUI's extra_model_paths.yaml names; lines that are not understood are passed over."""
    try:
        lines = file.read_text("utf-8", "replace")[:200_000].splitlines()
    except OSError:
        return []
    base, folders, block = Path(), [], False
    for line in lines:
        text = line.split(" #")[0].rstrip()
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        entry = re.fullmatch(r"\s*([\w-]+):\s*(.*)", text)
        if not text[0].isspace():
            base, block = Path(), False
        elif entry:
            key, value = entry[1], entry[2].strip("\"'")
            block = value in ("|", ">", "|-", ">-")
            if key == "base_path":
                base = file.parent / Path(value).expanduser()
            elif value and not block and key in (*A1111, *COMFYUI):
                folders.append(file.parent / base / value)
        elif block:
            folders.append(file.parent / base / text.strip())
    return folders


def _walk(folder: Path, found: Found, visited: set[tuple[int, int]], depth: int) -> None:
    try:
        state = folder.stat()
        key = (state.st_dev, state.st_ino)
        if key in visited or depth > _DEEPEST or len(visited) >= _MOST_FOLDERS:
            return
        visited.add(key)
        if folder.name.startswith("models--"):
            if snapshot := snapshot_of(folder):
                _walk(snapshot, found, visited, depth + 1)
            return
        if is_model_folder(folder):
            if not _goes_with_a_file(folder):
                found.models.append(folder)
            return
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError:
        return
    for name in names:
        path = folder / name
        if name.startswith(".") or name in _SKIPPED:
            continue
        if path.is_dir():
            _walk(path, found, visited, depth + 1)
        elif path.is_file():
            _take(path, found)


def _goes_with_a_file(folder: Path) -> bool:
    """Whether a folder only holds the tokenizer and configurations of the single file beside it."""
    beside = any(folder.with_name(folder.name + suffix).is_file() for suffix in _MODELS)
    return beside and not any(folder.glob("*/*.safetensors"))


def _take(path: Path, found: Found) -> None:
    suffix = path.suffix.lower()
    if suffix in _MODELS:
        if not _LATER_SPLIT.search(path.name):
            found.models.append(path)
    elif suffix in _PICKLES:
        # The suffix alone would accuse other files, such as lists of words, of being pickles.
        content = content_of(path)
        if content is Content.SAFETENSORS:
            found.models.append(path)
        elif content is Content.PICKLE:
            try:
                read_pickled_word(path)
                found.models.append(path)
            except UnreadableModel as error:
                found.refused.append(error)
