"""PipelineFolder: a diffusers folder, looked through before anything in it is loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.api import UnreadableModel
from app.engine.detectors.header import read_header

INDEX = "model_index.json"
MODULAR_INDEX = "modular_model_index.json"
LIBRARIES = ("diffusers", "transformers")
PIPELINE_PARTS: Mapping[str, tuple[str, ...]] = {
    "stable_diffusion": ("StableDiffusionSafetyChecker",),
    "stable_audio": ("StableAudioProjectionModel",),
    "stable_audio_3": ("StableAudio3DurationEmbedder",),
    "audioldm2": ("AudioLDM2ProjectionModel", "AudioLDM2UNet2DConditionModel"),
    "ltx2": ("LTX2TextConnectors", "LTX2Vocoder", "LTX2VocoderWithBWE", "LTX2DurationHead"),
    "ace_step": ("AceStepConditionEncoder", "AceStepAudioTokenizer", "AceStepAudioTokenDetokenizer"),
}
"""Classes that folders call by the pipeline in diffusers that they belong to."""
_RENAMED = {("transformers", "CLIPFeatureExtractor"): "CLIPImageProcessor"}
"""What the libraries call a class now that older folders, such as those of Stable Diffusion 1.5, call otherwise."""
VOCABULARIES = ("tokenizer.json", "vocab.json", "vocab.txt", "spiece.model", "tokenizer.model")

_LARGEST_JSON = 10_000_000
_WEIGHTS = ("diffusion_pytorch_model", "model")
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl")


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a pipeline: its folder, its class, and its weights in their order (none for a tokenizer)."""

    name: str
    folder: Path
    library: str
    class_name: str
    weights: tuple[Path, ...] = ()
    variant: str | None = None
    file_of: Mapping[str, Path] | None = None

    def weight_file(self, tensor: str) -> str:
        """The file that a tensor came from, as a person finds it."""
        file = (self.file_of or {}).get(tensor) or (self.weights[0] if self.weights else self.folder)
        return f"{self.name}/{file.name}"


@dataclass(frozen=True, slots=True)
class PipelineFolder:
    """A folder that is complete and safe to load: every class is one of the two libraries'."""

    path: Path
    pipeline_class: str
    components: tuple[Component, ...]
    absent: tuple[str, ...]
    modular: bool

    @staticmethod
    def read(path: Path, *, with_weights: bool = True) -> PipelineFolder:
        """Look through a folder; raises UnreadableModel that names what is missing, damaged or not allowed.

        Without weights only what describes a model is asked for: the folder goes with a single file.
        """
        modular = not (path / INDEX).is_file() and (path / MODULAR_INDEX).is_file()
        index = _json(path / (MODULAR_INDEX if modular else INDEX), path)
        pipeline_class = index.get("_class_name")
        if not isinstance(pipeline_class, str):
            raise _forbidden(path, str(pipeline_class))
        components = []
        absent = []
        for name, entry in index.items():
            if not isinstance(entry, list) or len(entry) < 2 or len(entry) > 3:
                continue
            library, class_name = entry[0], entry[1]
            if library is None and class_name is None:
                absent.append(name)
                continue
            if not isinstance(library, str) or not isinstance(class_name, str) or not name.isidentifier():
                raise _forbidden(path, f"{library}.{class_name}")
            if library not in LIBRARIES and not is_pipeline_part(library, class_name):
                raise _forbidden(path, f"{library}.{class_name}")
            class_name = _RENAMED.get((library, class_name), class_name)
            components.append(_component(path / name, name, library, class_name, with_weights))
        return PipelineFolder(path, pipeline_class, tuple(components), tuple(absent), modular)


def is_pipeline_part(library: str, name: str) -> bool:
    """Whether a class is one of those that belong to one pipeline of diffusers."""
    return name in PIPELINE_PARTS.get(library, ())


def library_class(library: str, name: str, path: Path) -> Any:
    """A class of diffusers or transformers by its name, and nothing else; raises UnreadableModel."""
    import importlib

    if is_pipeline_part(library, name):
        module = f"diffusers.pipelines.{library}"
        if library == "stable_diffusion":
            module += ".safety_checker"
        return getattr(importlib.import_module(module), name)
    found = getattr(importlib.import_module(library), name, None) if library in LIBRARIES else None
    home = str(getattr(found, "__module__", "")).partition(".")[0]
    if not isinstance(found, type) or home != library or not hasattr(found, "from_pretrained"):
        raise _forbidden(path, f"{library}.{name}")
    return found


def _component(folder: Path, name: str, library: str, class_name: str, with_weights: bool) -> Component:
    if not folder.is_dir():
        raise missing_part(folder.parent, f"{name}/")
    for file in folder.glob("*.json"):
        if "auto_map" in _json(file, folder.parent):
            raise UnreadableModel(
                "The model brings its own program along ({file}), and the studio runs none.",
                advice="Choose a model that works with diffusers as it is.",
                file=f"{name}/{file.name}",
            )
    if class_name.endswith("Scheduler"):
        _need(folder, name, ("scheduler_config.json",))
        return Component(name, folder, library, class_name)
    if "Tokenizer" in class_name:
        _need(folder, name, VOCABULARIES if with_weights else (*VOCABULARIES, "tokenizer_config.json"))
        return Component(name, folder, library, class_name)
    if class_name.endswith(("Processor", "FeatureExtractor", "ImageProcessorPil", "FeatureExtractorPil")):
        _need(folder, name, ("preprocessor_config.json", "processor_config.json"))
        return Component(name, folder, library, class_name)
    _need(folder, name, ("config.json",))
    if not with_weights:
        return Component(name, folder, library, class_name)
    return _with_weights(Component(name, folder, library, class_name))


def _with_weights(component: Component) -> Component:
    folder, name = component.folder, component.name
    for variant in (None, "fp16", "bf16", "non_ema"):
        for stem in _WEIGHTS:
            whole = folder / (f"{stem}.{variant}.safetensors" if variant else f"{stem}.safetensors")
            index = folder / (
                f"{stem}.safetensors.index.{variant}.json" if variant else f"{stem}.safetensors.index.json"
            )
            if whole.is_file():
                read_header(whole)
                return Component(name, folder, component.library, component.class_name, (whole,), variant)
            if index.is_file():
                shards = _shards(index, folder)
                return Component(
                    name,
                    folder,
                    component.library,
                    component.class_name,
                    tuple(sorted(set(shards.values()))),
                    variant,
                    shards,
                )
    pickle = next((file for file in sorted(folder.iterdir()) if file.suffix in _PICKLES), None)
    if pickle is not None:
        raise UnreadableModel(
            "{file} is a pickle, which can run any program when it is opened.",
            advice="Get the model as .safetensors, or convert it in a program that you trust (“save as safetensors”).",
            file=f"{name}/{pickle.name}",
        )
    raise missing_part(folder.parent, f"{name}/{_WEIGHTS[component.library == 'transformers']}.safetensors")


def _shards(index: Path, folder: Path) -> dict[str, Path]:
    entries = _json(index, folder.parent).get("weight_map")
    if not isinstance(entries, dict):
        raise _damaged(folder.parent, f"{folder.name}/{index.name}")
    shards = {}
    for tensor, file in entries.items():
        if not isinstance(file, str) or Path(file).name != file or not file.endswith(".safetensors"):
            raise _damaged(folder.parent, f"{folder.name}/{index.name}")
        shards[tensor] = folder / file
    for shard in sorted(set(shards.values())):
        if not shard.is_file():
            raise missing_part(folder.parent, f"{folder.name}/{shard.name}")
        read_header(shard)
    return shards


def _json(file: Path, model: Path) -> dict[str, Any]:
    shown = file.relative_to(model).as_posix()
    if not file.is_file():
        raise missing_part(model, shown)
    try:
        if file.stat().st_size > _LARGEST_JSON and not file.name.startswith("tokenizer"):
            raise _damaged(model, shown)
        data = json.loads(file.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _damaged(model, shown) from error
    return data if isinstance(data, dict) else {}


def _need(folder: Path, name: str, files: tuple[str, ...]) -> None:
    if not any((folder / file).is_file() for file in files):
        raise missing_part(folder.parent, f"{name}/{files[0]}")


def missing_part(model: Path, part: str) -> UnreadableModel:
    """The error for a folder that lacks a file, or a folder in it."""
    return UnreadableModel(
        "A part of the model “{model}” is missing: {part}.",
        advice="Fetch or copy the whole folder once more.",
        model=model.name,
        part=part,
    )


def _damaged(model: Path, part: str) -> UnreadableModel:
    return UnreadableModel(
        "A part of the model {model} is damaged: {part}.",
        advice="Fetch or copy the whole folder again.",
        model=model.name,
        part=part,
    )


def _forbidden(path: Path, what: str) -> UnreadableModel:
    return UnreadableModel(
        "The model {model} asks for “{what}”, which is no part of diffusers or transformers.",
        advice="Choose a model that needs no program of its own.",
        model=path.name,
        what=what[:80],
    )
