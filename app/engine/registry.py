"""ModelRegistry: tells what a file or folder is, by detectors in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from app.api import ModelKind, UnreadableModel, Words, listed
from app.engine.detectors.adapters import image_encoder, ip_adapter, t2i_adapter
from app.engine.detectors.architectures import filled
from app.engine.detectors.checkpoint import checkpoint
from app.engine.detectors.config import licence_of
from app.engine.detectors.content import SOUND_FONTS, Content, content_of, refusal
from app.engine.detectors.controlnet import controlnet
from app.engine.detectors.draft import UNKNOWN_BASE, Draft, NotAMatch
from app.engine.detectors.embedding import embedding
from app.engine.detectors.eye import eye_of, is_eye
from app.engine.detectors.folder_models import adapter_folder, pipeline_folder, transformers_folder
from app.engine.detectors.gguf import VOCABULARY, read_gguf
from app.engine.detectors.header import Header, Tensor, read_header
from app.engine.detectors.language_model import gguf
from app.engine.detectors.lora import lora, of_few_steps
from app.engine.detectors.other import known_but_unused
from app.engine.detectors.own import OwnDescription, read_description
from app.engine.detectors.plugin_model import fetched_for_plugin
from app.engine.detectors.sound_font import sound_font
from app.engine.detectors.text_encoder import text_encoder
from app.engine.detectors.upscaler import upscaler
from app.engine.detectors.vae import vae
from app.engine.pickled_word import read_pickled_word

T = TypeVar("T")

REGISTRY_VERSION = 10
"""Goes up whenever a detector judges anew, so that what was remembered of files is looked at again."""

FileDetector = Callable[[Header], Draft]
FolderDetector = Callable[[Path], Draft]

FILE_DETECTORS: Sequence[FileDetector] = (
    known_but_unused,
    ip_adapter,
    t2i_adapter,
    image_encoder,
    lora,
    controlnet,
    checkpoint,
    upscaler,
    vae,
    text_encoder,
    embedding,
)
FOLDER_DETECTORS: Sequence[FolderDetector] = (pipeline_folder, adapter_folder, transformers_folder)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a model is, where its weights lie, and the id that it asks for; sizes in bytes."""

    draft: Draft
    path: Path
    weights: tuple[Path, ...]
    byte_size: int
    own_id: str = ""


class ModelRegistry:
    """Asks its detectors one after the other; more may be put at the front."""

    def __init__(
        self,
        files: Sequence[FileDetector] = FILE_DETECTORS,
        folders: Sequence[FolderDetector] = FOLDER_DETECTORS,
    ) -> None:
        self._files = files
        self._folders = folders

    def identify(self, path: Path) -> Identity:
        """Recognise a file or a folder; raises UnreadableModel with every reason where nothing fits."""
        description = read_description(path) if path.is_dir() else None
        if description is not None and description.kind is ModelKind.PLUGIN_MODEL:
            draft, files = fetched_for_plugin(path, description)
            size = sum(file.stat().st_size for file in files)
            return Identity(_described(draft, description), path, files, size, description.id)
        place = _weights_place(path) if description else path
        several = description is not None and description.kind is ModelKind.UPSCALER and place.is_dir()
        draft = self._factors(place) if several else self._folder(place) if place.is_dir() else self._file(place)
        name = draft.name or _name_of(path)
        draft = replace(draft, name=name)
        if draft.kind is ModelKind.CHECKPOINT:
            draft = filled(draft, f"{path.name} {name}")
        if draft.kind is ModelKind.LORA:
            draft = of_few_steps(draft, f"{path.name} {name}")
        if not draft.licence and place.is_file():
            draft = replace(draft, licence=_licence_beside(place))
        if description:
            draft = _described(draft, description)
        weights = _weights(place)
        size = sum(file.stat().st_size for file in weights)
        return Identity(draft, place, weights, size, description.id if description else "")

    def _file(self, path: Path) -> Draft:
        found = content_of(path)
        if found is Content.GGUF:
            return gguf(read_gguf(path, texts=(VOCABULARY,)))
        if found is Content.SOUND_FONT:
            return sound_font(path)
        if found is Content.PICKLE:
            vectors = read_pickled_word(path)
            return _first(
                (embedding,), Header(path, {name: Tensor("F32", item.shape) for name, item in vectors.items()}), path
            )
        if found is not Content.SAFETENSORS:
            raise refusal(path, found)
        header = read_header(path)
        if not header.tensors:
            raise UnreadableModel("“{file}” holds no weights.", advice="Download it once more.", file=path.name)
        licence = next((header.metadata[key] for key in ("modelspec.license", "license") if key in header.metadata), "")
        draft = _first(self._files, header, path)
        return replace(draft, licence=draft.licence or licence[:80])

    def _factors(self, folder: Path) -> Draft:
        """An upscaler with a file for each of its factors."""
        drafts = [self._file(file) for file in sorted(folder.glob("*.safetensors"))]
        if not drafts or any(draft.kind is not ModelKind.UPSCALER for draft in drafts):
            raise UnreadableModel(
                "“{folder}” does not hold the weights of an upscaler.",
                advice="Fetch or copy it once more.",
                folder=folder.name,
            )
        return drafts[0]

    def _folder(self, path: Path) -> Draft:
        return _first(self._folders, path, path)


def is_model_folder(path: Path) -> bool:
    """Whether a folder is one model, as against a folder of models."""
    marks = ("seisei.json", "model_index.json", "modular_model_index.json", "adapter_config.json")
    if any((path / name).is_file() for name in marks):
        return True
    if (path / "pytorch_lora_weights.safetensors").is_file():
        return True
    return (path / "config.json").is_file() and any(any(path.glob(pattern)) for pattern in ("*.safetensors", "*.bin"))


def single_files(folder: Path) -> list[Path]:
    """The files of a folder that are models by themselves, or weights of one."""
    return [file for suffix in (".safetensors", ".gguf", *SOUND_FONTS) for file in sorted(folder.glob(f"*{suffix}"))]


def _first(detectors: Sequence[Callable[[T], Draft]], subject: T, path: Path) -> Draft:
    reasons: list[Words] = []
    for detector in detectors:
        try:
            return detector(subject)
        except NotAMatch as reason:
            reasons.append(reason.reason)
    raise UnreadableModel(
        "“{file}” is no model that the studio knows: {reasons}.",
        advice="Choose another, or get this model in the form that diffusers uses.",
        file=path.name,
        reasons=listed(reasons),
    )


def _described(draft: Draft, said: OwnDescription) -> Draft:
    return replace(
        draft,
        kind=said.kind,
        name=said.name,
        licence=said.licence or draft.licence,
        architecture=said.architecture or draft.architecture,
        prediction=said.prediction or draft.prediction,
        description=Words(said.description) if said.description else draft.description,
        note=Words() if said.architecture and draft.note == UNKNOWN_BASE else draft.note,
        native_size=said.native_size or draft.native_size,
        multiple_of=said.multiple_of or draft.multiple_of,
        steps=said.default_steps or draft.steps,
        guidance=said.default_guidance if said.default_guidance is not None else draft.guidance,
        guidance_rescale=said.default_guidance_rescale or draft.guidance_rescale,
        colour_guidance=said.default_colour_guidance or draft.colour_guidance,
        sampler=said.default_sampler or draft.sampler,
        prompt_languages=said.prompt_languages or draft.prompt_languages,
    )


def _weights_place(folder: Path) -> Path:
    """A folder that describes a single file stands for that file."""
    if any((folder / name).is_file() for name in ("model_index.json", "modular_model_index.json", "config.json")):
        return folder
    files = [file for file in single_files(folder) if not (file.suffix == ".gguf" and is_eye(file))]
    return files[0] if len(files) == 1 else folder


def _weights(place: Path) -> tuple[Path, ...]:
    if place.is_file():
        eye = eye_of(place) if place.suffix == ".gguf" else None
        return (place, eye) if eye else (place,)
    return tuple(sorted([*place.glob("*.safetensors"), *place.glob("*/*.safetensors")]))


def _name_of(path: Path) -> str:
    if path.is_dir():
        # A hub cache names a folder by its revision: what a person knows is two levels up.
        if path.parent.name == "snapshots" and path.parent.parent.name.startswith("models--"):
            return path.parent.parent.name.split("--")[-1]
        return path.name
    return path.stem


def _licence_beside(file: Path) -> str:
    """A card or licence in the file's folder speaks for the file only if the file is alone there."""
    return licence_of(file.parent) if len(single_files(file.parent)) == 1 else ""
