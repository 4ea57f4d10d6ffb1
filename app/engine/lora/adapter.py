"""LoraAdapter: a LoRA's file, each change beside the layer of a pipeline that it belongs to, and its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.api import ModelRecord, UnreadableModel, UserError
from app.engine.detectors.architectures import title_of
from app.engine.learned_words import LearnedWord
from app.engine.lora.bundled import bundled_words
from app.engine.lora.change import Change
from app.engine.lora.layers import LoraLayer, layers_of
from app.engine.lora.names import NETWORKS, LayerNames, Place


class LoraMisfit(UserError):
    """A LoRA that was made for another model."""

    def __init__(self, lora: ModelRecord, model: ModelRecord, layer: str) -> None:
        if lora.architecture and lora.architecture != model.architecture:
            super().__init__(
                "The LoRA “{lora}” is for {wanted}, and {model} is {found}.",
                advice="Choose a LoRA for {found}, or a model of the kind {wanted}.",
                lora=lora.name,
                wanted=title_of(lora.architecture),
                model=model.name,
                found=title_of(model.architecture),
            )
        else:
            super().__init__(
                "The LoRA “{lora}” does not fit {model}, which has no such layer as “{layer}”.",
                advice="Choose a LoRA that was made for this model, or the model that it was made for.",
                lora=lora.name,
                model=model.name,
                layer=layer[:80],
            )


_UNCONVERTED = (".dora_scale", ".hada_", ".oft_")


@dataclass(frozen=True, slots=True)
class LoraAdapter:
    """The changes to a pipeline's layers, by the component and the path of each layer, and the words it brings."""

    changes: Mapping[tuple[str, str], tuple[Change, ...]]
    words: tuple[LearnedWord, ...] = ()

    def of(self, *, network: bool) -> Iterator[tuple[tuple[str, str], tuple[Change, ...]]]:
        """The changes to the network that draws, or those to the encoders of the prompt."""
        for place, changes in self.changes.items():
            if (place[0] in NETWORKS) == network:
                yield place, changes

    @property
    def byte_size(self) -> int:
        """The bytes of its factors and its words."""
        words = [vectors for word in self.words for vectors in word.vectors.values()]
        factors = sum(change.byte_size for changes in self.changes.values() for change in changes)
        return factors + sum(int(vectors.numel() * vectors.element_size()) for vectors in words)


def load_adapter(lora: ModelRecord, model: ModelRecord, pipeline: Any, check: Callable[[], None]) -> LoraAdapter:
    """Read a LoRA for a pipeline; every layer of the file has to be a layer of the pipeline, of the same widths.

    Raises LoraMisfit where one is not, and UnreadableModel for a file that cannot be read.
    """
    check()
    tensors, metadata = _read(lora)
    words, tensors = bundled_words(tensors, lora)
    names = LayerNames({name: part for name, part in pipeline.components.items() if hasattr(part, "named_modules")})
    found, missing = _placed(layers_of(tensors, metadata, lora.path.name), names)
    if missing and (converted := by_diffusers(pipeline, tensors)):
        found, missing = _placed(layers_of(converted, metadata, lora.path.name), names)
    if missing:
        raise LoraMisfit(lora, model, missing)
    changes: dict[tuple[str, str], list[Change]] = {}
    for layer, places in found:
        check()
        for place in places:
            changes.setdefault((place.component, place.path), []).append(Change(layer, place.rows, place.swapped))
    return LoraAdapter({place: tuple(of_layer) for place, of_layer in _checked(changes, lora, model, pipeline)}, words)


def _placed(
    layers: Mapping[str, LoraLayer], names: LayerNames
) -> tuple[list[tuple[LoraLayer, tuple[Place, ...]]], str]:
    """The layers with their places, and the name of the first that has none."""
    found = [(layer, names.find(name)) for name, layer in layers.items()]
    return found, next((layer.name for layer, places in found if not places), "")


def _checked(
    changes: Mapping[tuple[str, str], list[Change]], lora: ModelRecord, model: ModelRecord, pipeline: Any
) -> Iterator[tuple[tuple[str, str], list[Change]]]:
    for (component, path), of_layer in changes.items():
        module = pipeline.components[component].get_submodule(path)
        for change in of_layer:
            if not change.fits(module):
                raise LoraMisfit(lora, model, change.layer.name)
            if not change.stands_alone:
                raise UnreadableModel(
                    "The LoRA “{lora}” turns layers together that are apart in {model}: “{layer}”.",
                    advice="Look for the same LoRA in another format.",
                    lora=lora.name,
                    model=model.name,
                    layer=change.layer.name[:80],
                )
        yield (component, path), of_layer


def _read(lora: ModelRecord) -> tuple[dict[str, Any], Mapping[str, str]]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(lora.path, "pt") as opened:
            tensors = {key: opened.get_tensor(key) for key in opened.keys()}  # noqa: SIM118 - it is no mapping
            return tensors, opened.metadata() or {}
    except (OSError, SafetensorError) as error:
        raise UnreadableModel(
            "The LoRA “{lora}” cannot be read: {what}.",
            advice="Check that the file is there, or download it once more.",
            lora=lora.name,
            what=str(error)[:200],
        ) from error


def by_diffusers(pipeline: Any, tensors: Mapping[str, Any]) -> dict[str, Any] | None:
    """The tensors by the names of diffusers where it knows how to convert them; they keep what they mean."""
    convert = getattr(type(pipeline), "lora_state_dict", None)
    if convert is None or any(part in key for key in tensors for part in _UNCONVERTED):
        return None
    try:
        converted = convert(dict(tensors))
    except Exception:  # noqa: BLE001 - a converter that meets names it does not know fails in any way
        return None
    if isinstance(converted, tuple):
        converted, alphas = converted[0], converted[1] or {}
        for key, alpha in alphas.items():
            converted[key] = alpha
    return dict(converted)
