"""Loader: from a model on disk to a diffusers pipeline on the device, part by part, without a network."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.api import MissingModel, ModelFormat, ModelRecord, UnreadableModel, UserError, Words
from app.engine.detectors.content import unopened
from app.engine.detectors.header import read_header
from app.engine.device import Device
from app.engine.folder import INDEX, VOCABULARIES, Component, PipelineFolder, library_class
from app.engine.memory import is_out_of_memory
from app.engine.weights import check_finite

CLIP_TOKENIZER = "clip-tokenizer"

_REPLACED = {("AudioLDM2Pipeline", "GPT2Model"): "GPT2LMHeadModel"}
"""Classes that published folders name, by the pipeline's class and the part's."""
_CONFIGS = {"flux-schnell": "flux"}
_REQUIRED = re.compile(r"requires the (\S.*?) library but it was not found")
_MISFIT = re.compile(r"because (\S+) expected shape|size mismatch for ([^:\s]+):")


@dataclass(frozen=True, slots=True)
class Loader:
    """Loads picture models onto a device.

    `configs` holds one diffusers folder without weights for each architecture that comes in single files, by its name.
    `compiled` names the models whose denoiser goes through torch.compile.
    """

    device: Device
    configs: Path
    compiled: frozenset[str] = frozenset()

    def load(self, record: ModelRecord, check: Callable[[], None]) -> Any:
        """Load a model; `check` is called between parts and may raise.

        Raises MissingModel where its file has gone, and UnreadableModel, which names the part, where it is incomplete,
        damaged or would run a program of its own.
        """
        if not record.path.exists():
            raise MissingModel(record.name)
        quiet_libraries()
        with readable(record):
            if record.format is ModelFormat.DIFFUSERS:
                pipeline = self._folder(record, check)
            elif record.format is ModelFormat.SINGLE_FILE:
                pipeline = self._single_file(record, check)
            else:
                raise UnreadableModel(
                    "{model} is no picture or sound model.", advice="Choose another model.", model=record.name
                )
        return self._placed(record, pipeline, check)

    def _folder(self, record: ModelRecord, check: Callable[[], None]) -> Any:
        folder = PipelineFolder.read(record.path)
        pipeline_class = _pipeline_class(folder)
        classes = {part.name: _class_of(part, folder) for part in folder.components}
        parts: dict[str, Any] = dict.fromkeys(folder.absent)
        for component in folder.components:
            check()
            parts[component.name] = self._component(component, classes[component.name])
            if component.weights:
                check_finite(parts[component.name], component.weight_file, check)
        check()
        if folder.modular:
            pipeline = pipeline_class.from_pretrained(str(folder.path), local_files_only=True, trust_remote_code=False)
            pipeline.update_components(**parts)
            return pipeline
        return pipeline_class.from_pretrained(str(folder.path), local_files_only=True, dtype=self.device.dtype, **parts)

    def _component(self, component: Component, found: Any) -> Any:
        if not component.weights:
            return found.from_pretrained(str(component.folder), local_files_only=True)
        options: dict[str, Any] = {"variant": component.variant} if component.variant else {}
        return found.from_pretrained(
            str(component.folder), local_files_only=True, use_safetensors=True, dtype=self.device.dtype, **options
        )

    def _single_file(self, record: ModelRecord, check: Callable[[], None]) -> Any:
        read_header(record.path)
        folder = PipelineFolder.read(self._config_folder(record), with_weights=False)
        pipeline_class = _pipeline_class(folder)
        options: dict[str, Any] = {"config": str(folder.path), "local_files_only": True, "dtype": self.device.dtype}
        parts: dict[str, Any] = {}
        for component in folder.components:
            check()
            found = library_class(component.library, component.class_name, folder.path)
            # The large parts one by one, so that cancelling is noticed between them; the pipeline does the rest.
            if hasattr(found, "from_single_file"):
                parts[component.name] = found.from_single_file(str(record.path), subfolder=component.name, **options)
            elif "Tokenizer" in component.class_name:
                parts[component.name] = self._tokenizer(record, component, found)
        check()
        pipeline = pipeline_class.from_single_file(str(record.path), **options, **parts)
        for part in pipeline.components.values():
            if hasattr(part, "named_parameters"):
                check_finite(part, lambda _tensor: record.path.name, check)
        _set_prediction(pipeline, record)
        return pipeline

    def _tokenizer(self, record: ModelRecord, component: Component, found: Any) -> Any:
        """A tokenizer from its folder, or the one of CLIP that comes with the studio, with the folder's padding."""
        if any((component.folder / name).is_file() for name in VOCABULARIES):
            return found.from_pretrained(str(component.folder), local_files_only=True)
        shared = self.configs / CLIP_TOKENIZER
        if component.class_name not in {"CLIPTokenizer", "CLIPTokenizerFast"} or not shared.is_dir():
            raise UnreadableModel(
                "{model} is a single file, and the files of its tokenizer are missing ({part}).",
                advice="Put them beside it in a folder called “{folder}”, as a diffusers folder without weights.",
                model=record.path.name,
                part=f"{component.name}/{VOCABULARIES[0]}",
                folder=record.path.stem,
            )
        settings = json.loads((component.folder / "tokenizer_config.json").read_text("utf-8"))
        return found.from_pretrained(str(shared), local_files_only=True, pad_token=settings["pad_token"])

    def _config_folder(self, record: ModelRecord) -> Path:
        architecture = _CONFIGS.get(record.architecture, record.architecture)
        for folder in (record.path.with_suffix(""), self.configs / architecture):
            if (folder / INDEX).is_file():
                return folder
        raise UnreadableModel(
            "{model} is a single file without its tokenizer and configuration, and the studio has none for {kind}.",
            advice="Put them beside it in a folder called “{folder}”, as a diffusers folder without weights.",
            model=record.path.name,
            kind=record.architecture or Words("its kind"),
            folder=record.path.stem,
        )

    def _placed(self, record: ModelRecord, pipeline: Any, check: Callable[[], None]) -> Any:
        import torch

        modules: list[Any] = [part for part in pipeline.components.values() if isinstance(part, torch.nn.Module)]
        for part in modules:
            check()
            part.eval().requires_grad_(False)
            part.to(self.device.torch_device)
            # Films have a side more, for which there is no such layout.
            flat = all(parameter.ndim < 5 for parameter in part.parameters())
            if self.device.channels_last and flat and any(isinstance(one, torch.nn.Conv2d) for one in part.modules()):
                part.to(memory_format=torch.channels_last)
        denoiser = denoiser_of(pipeline)
        if record.id in self.compiled and denoiser is not None:
            denoiser.compile()
        return pipeline


def _class_of(part: Component, folder: PipelineFolder) -> Any:
    """The class of a part; one that its pipeline no longer works with is replaced by the one that holds the same."""
    name = _REPLACED.get((folder.pipeline_class, part.class_name), part.class_name)
    return library_class(part.library, name, folder.path)


def denoiser_of(pipeline: Any) -> Any:
    """The network that is called in each step: the transformer or UNet of a pipeline, or None."""
    return pipeline.components.get("transformer") or pipeline.components.get("unet")


def quiet_libraries() -> None:
    """Keep diffusers and transformers from drawing progress bars and advice on the terminal.

    Called before each loading and drawing: their warnings speak to programmers, and the filter is the process's own.
    """
    import diffusers
    import transformers

    for logging in (diffusers.utils.logging, transformers.utils.logging):
        quiet: Any = logging
        quiet.set_verbosity_error()
        quiet.disable_progress_bar()
    noisy = r"diffusers|transformers|accelerate|huggingface_hub|torchsde|torch\.nn\.utils\.weight_norm"
    warnings.filterwarnings("ignore", module=rf"({noisy})\b")


def _pipeline_class(folder: PipelineFolder) -> Any:
    import diffusers

    found = library_class("diffusers", folder.pipeline_class, folder.path)
    base: Any = diffusers.ModularPipeline if folder.modular else diffusers.DiffusionPipeline
    if not issubclass(found, base):
        raise UnreadableModel(
            "The model {model} names {name}, which is no pipeline.",
            advice="Choose another model.",
            model=folder.path.name,
            name=folder.pipeline_class,
        )
    return found


def _set_prediction(pipeline: Any, record: ModelRecord) -> None:
    """A single file has no scheduler configuration of its own: what it predicts is known from its record."""
    if record.prediction != "v_prediction" or pipeline.scheduler.config.get("prediction_type") == "v_prediction":
        return
    changes: dict[str, object] = {"prediction_type": "v_prediction"}
    if record.architecture == "sdxl":
        changes |= {"rescale_betas_zero_snr": True, "timestep_spacing": "trailing"}
    pipeline.scheduler = type(pipeline.scheduler).from_config(pipeline.scheduler.config, **changes)


@contextmanager
def readable(record: ModelRecord) -> Iterator[None]:
    """Turn what the libraries raise on a model that does not fit together into words."""
    try:
        yield
    except UserError:
        raise
    except Exception as error:
        if is_out_of_memory(error):
            raise
        raise _unloadable(record, error) from error


def _unloadable(record: ModelRecord, error: Exception) -> UnreadableModel:
    """What a library's error means where it can be told; else the error is quoted."""
    text = str(error)
    package = error.name if isinstance(error, ModuleNotFoundError) else _captured(_REQUIRED, text)
    if package:
        return UnreadableModel(
            "{model} needs the Python package “{package}”, which is not installed.",
            advice="Install it, or choose another model.",
            model=record.name,
            package=package,
        )
    if isinstance(error, OSError) and error.errno is not None:
        return unopened(record.path, error)
    if tensor := _captured(_MISFIT, text):
        return UnreadableModel(
            "The weights of {model} do not fit its configuration, first in {tensor}.",
            advice="Fetch or copy it again, or choose another model.",
            model=record.name,
            tensor=tensor,
        )
    return UnreadableModel(
        "{model} cannot be loaded.",
        advice="Fetch or copy it again, or choose another model.",
        detail=error,
        model=record.name,
    )


def _captured(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[found.lastindex or 0] if found else ""
