"""LoraLayer: what a LoRA's file says of one layer, whichever program wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.api import UnreadableModel
from app.engine.lora.turning import refuse_other, turns_rows

_FACTORS: Mapping[str, str] = {
    r"\.lora_down\.weight": "down",
    r"\.lora_up\.weight": "up",
    r"\.lora_mid\.weight": "mid",
    r"\.lora_A(\.[\w-]+)?(\.weight)?": "down",
    r"\.lora_B(\.[\w-]+)?(\.weight)?": "up",
    r"\.lora(_linear_layer)?\.down\.weight": "down",
    r"\.lora(_linear_layer)?\.up\.weight": "up",
    r"(?<=_lora)\d?\.down\.weight": "down",
    r"(?<=_lora)\d?\.up\.weight": "up",
    r"\.alpha": "alpha",
    r"\.dora_scale": "magnitude",
    r"\.lora_magnitude_vector(\.[\w-]+)?(\.weight)?": "magnitude",
    r"\.(hada_w[12]_[ab]|hada_t[12])": "",
    r"\.(lokr_w[12](?:_[ab])?|lokr_t2)": "",
    r"\.(oft_blocks|oft_diag|rescale)": "",
    r"\.diff": "diff",
    r"\.diff_b": "diff_b",
}
_ENDINGS = [(re.compile(rf"(?:{pattern})\Z"), role) for pattern, role in _FACTORS.items()]
_ADAPTER = "lora_adapter_metadata"
_UNKNOWN_FORMS: Mapping[str, str] = {
    ".boft_": "BOFT (PEFT)",
    ".oft_": "OFT (PEFT)",
    ".glora_": "GLoRA",
    ".on_input": "(IA)³",
    ".ia3_l": "(IA)³",
    ".vera_lambda": "VeRA",
    ".hra_u": "HRA",
}
"""Parts of names by which a kind of LoRA is known that the studio cannot use."""


@dataclass(slots=True)
class LoraLayer:
    """The factors of one layer's change by their role, and the factor that the file says to multiply it by.

    Roles are down, up, mid, magnitude, diff and diff_b, and those of LoHa (hada_w1_a …), LoKr (lokr_w1 …), OFT and BOFT
    (oft_blocks, oft_diag, rescale) as they are written. `alpha` is None where the file has none; of OFT and BOFT it
    says how far they may turn.
    """

    name: str
    factors: dict[str, Any] = field(default_factory=dict)
    alpha: float | None = None

    @property
    def rank(self) -> int:
        """The inner width of the change, 1 where it has none."""
        for role, axis in (("down", 0), ("hada_w1_b", 0), ("lokr_w1_b", 0), ("lokr_w2_b", 0), ("lokr_t2", 0)):
            if role in self.factors:
                return int(self.factors[role].shape[axis])
        return 1

    def sides(self) -> tuple[int, int]:
        """The height of the change as a matrix, and its width, a kernel's area included; 0 where it has none."""
        factors = self.factors

        def flat(role: str) -> int:
            return int(factors[role].numel() // factors[role].shape[0])

        if "down" in factors:
            area = int(factors["mid"].shape[2:].numel()) if "mid" in factors else 1
            return int(factors["up"].shape[0]), flat("down") * area
        if "hada_w1_a" in factors:
            if "hada_t1" in factors:
                area = int(factors["hada_t1"].shape[2:].numel())
                return int(factors["hada_w1_a"].shape[1]), int(factors["hada_w1_b"].shape[1]) * area
            return int(factors["hada_w1_a"].shape[0]), int(factors["hada_w1_b"].shape[1])
        if rows := turns_rows(factors):
            return rows, 0
        if "diff" in factors:
            return int(factors["diff"].shape[0]), flat("diff")
        if "diff_b" in factors:
            return int(factors["diff_b"].shape[0]), 0
        (one_rows, one_columns), (rows, columns) = self._kronecker_sides("lokr_w1"), self._kronecker_sides("lokr_w2")
        return one_rows * rows, one_columns * columns

    def _kronecker_sides(self, role: str) -> tuple[int, int]:
        factors = self.factors
        if role in factors:
            return int(factors[role].shape[0]), int(factors[role].numel() // factors[role].shape[0])
        first, second = factors[f"{role}_a"], factors[f"{role}_b"]
        if role == "lokr_w2" and "lokr_t2" in factors:
            return int(first.shape[1]), int(second.shape[1]) * int(factors["lokr_t2"].shape[2:].numel())
        return int(first.shape[0]), int(second.numel() // second.shape[0])

    @property
    def scale(self) -> float:
        """What the product of the factors is multiplied by."""
        whole = "diff" in self.factors or {"lokr_w1", "lokr_w2"} <= self.factors.keys()
        return 1.0 if self.alpha is None or whole else self.alpha / self.rank


def layers_of(tensors: Mapping[str, Any], metadata: Mapping[str, str], file: str) -> dict[str, LoraLayer]:
    """The layers that a file changes, by the names that it gives them.

    Raises UnreadableModel for a tensor that belongs to no kind of LoRA, and for a layer with one factor alone.
    """
    layers: dict[str, LoraLayer] = {}
    stated = _stated_scales(metadata)
    for key, tensor in tensors.items():
        name, role = _split(key, file)
        layer = layers.setdefault(name, LoraLayer(name))
        if role == "alpha":
            layer.alpha = float(tensor)
        else:
            layer.factors[role] = tensor
    for layer in layers.values():
        _refuse_incomplete(layer, file)
        if layer.alpha is None:
            layer.alpha = _stated(stated, layer)
    return {name: layer for name, layer in layers.items() if layer.factors}


def _split(key: str, file: str) -> tuple[str, str]:
    for ending, role in _ENDINGS:
        if found := ending.search(key):
            if not role:
                return key[: found.start()], found[1]
            # Of the oldest kinds the layer's name ends in “_lora”, with a number where there are two.
            return key[: found.start()] + (found[0][0] if found[0][0].isdigit() else ""), role
    if form := form_unknown(key):
        raise UnreadableModel(
            "“{file}” is of the kind {form}, which the studio cannot use.",
            advice="Look for the same LoRA in another format.",
            file=file,
            form=form,
        )
    raise UnreadableModel(
        "“{file}” changes the model in a way that the studio does not know: “{tensor}”.",
        advice="Look for the same LoRA in another format.",
        file=file,
        tensor=key[:80],
    )


def form_unknown(key: str) -> str:
    """The kind of LoRA that a tensor is known by where the studio cannot use it, else nothing."""
    if key.endswith((".oft_blocks", ".oft_diag")):
        return ""
    return next((form for part, form in _UNKNOWN_FORMS.items() if part in key), "")


def _refuse_incomplete(layer: LoraLayer, file: str) -> None:
    roles = layer.factors.keys()
    complete = (
        not roles
        or {"down", "up"} <= roles
        or {"hada_w1_a", "hada_w1_b", "hada_w2_a", "hada_w2_b"} <= roles
        or (_kronecker(layer, "lokr_w1") and _kronecker(layer, "lokr_w2"))
        or (bool(roles & {"diff", "diff_b"}) and roles <= {"diff", "diff_b"})
        or turns_rows(layer.factors) > 0
    )
    if not complete:
        raise UnreadableModel(
            "“{file}” is damaged: the layer “{layer}” is not complete.",
            advice="Download it once more.",
            file=file,
            layer=layer.name[:80],
        )
    refuse_other(layer.factors, file)


def _kronecker(layer: LoraLayer, role: str) -> bool:
    return role in layer.factors or {f"{role}_a", f"{role}_b"} <= layer.factors.keys()


def _stated_scales(metadata: Mapping[str, str]) -> Mapping[str, Any]:
    """What PEFT wrote of its adapter, by component and option; nothing where it wrote nothing."""
    try:
        said = json.loads(metadata.get(_ADAPTER, "{}"))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _stated(said: Mapping[str, Any], layer: LoraLayer) -> float | None:
    """The alpha of a layer by PEFT's own options, which belong to a component or to everything."""
    for component in ("unet", "transformer", "text_encoder_2", "text_encoder"):
        if not layer.name.startswith(component + "."):
            continue
        inner = layer.name.removeprefix(component + ".")
        patterns = said.get(f"{component}.alpha_pattern")
        alpha = (patterns or {}).get(inner, said.get(f"{component}.lora_alpha"))
        if isinstance(alpha, int | float):
            rank = layer.rank
            return float(alpha) * rank**0.5 if said.get(f"{component}.use_rslora") else float(alpha)
    return None
