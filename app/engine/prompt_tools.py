"""EnginePromptTools: counts the tokens of a prompt as a model would, without loading the model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.api import ModelId, ModelKind, ModelRecord, UserError
from app.api.prompt_styles import PromptStyles
from app.api.prompting import TokenCount, Wildcards, uncommented, without_loras
from app.engine.library import Library
from app.engine.prompt import parse_prompt
from app.engine.prompt_schedule import texts_at_steps

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_UNETS = frozenset({"illustrator", "sd-1.5", "sd-2", "sdxl", "sdxl-refiner"})
_LIMITS = {"sd-3": 256, "flux": 512, "pixart": 300, "z-image": 512, "sana": 300, "qwen-image": 1024, "lumina-2": 256}
"""The tokens that the pipelines of transformers read of a prompt, whatever their tokenizers could."""

_STEPS = 20
_SPECIAL = 2
_LARGEST_BYTES = 50_000_000


@dataclass(slots=True)
class EnginePromptTools:
    """What a prompt's editor asks for: with the tokenizers of the models of this machine, each read once.

    `configs` has those of single files.
    """

    library: Library
    configs: Path
    wildcards: Wildcards
    styles: PromptStyles
    _kept: dict[str, tuple[Tokenizer, int] | None] = field(default_factory=dict)

    def count(self, model: ModelId, prompt: str) -> TokenCount | None:
        """The most tokens that the prompt has at any step, None where it cannot be read or no tokenizer is known."""
        record = next((one for one in self.library.records(ModelKind.CHECKPOINT) if one.id == model), None)
        if record is None:
            return None
        if record.id not in self._kept:
            self._kept[record.id] = self._tokenizer(record)
        found = self._kept[record.id]
        if found is None:
            return None
        tokenizer, limit = found
        try:
            said, _ = without_loras(uncommented(prompt))
            texts = [parse_prompt(text) for text in dict.fromkeys(texts_at_steps(said, _STEPS))]
        except UserError:
            return None
        pieces = _has_unet(record)
        most = 0
        for text in texts:
            parts = [len(tokenizer.encode(part.text, add_special_tokens=False).ids) for part in text.at_breaks()]
            # A piece that BREAK ends takes its whole room.
            whole = [-(-part // limit) * limit if pieces else part for part in parts[:-1]]
            most = max(most, sum(whole) + parts[-1])
        return TokenCount(most, limit, pieces)

    def _tokenizer(self, record: ModelRecord) -> tuple[Tokenizer, int] | None:
        """The tokenizer that reads most of a prompt, and how many tokens of it are read."""
        single = not record.path.is_dir()
        root = self.configs / record.architecture if single else record.path
        in_pieces = _has_unet(record)
        for name in ("tokenizer",) if in_pieces else ("tokenizer_3", "tokenizer_2", "tokenizer"):
            folder = root / name
            # The tokenizer of Stable Diffusion's single files is kept once for all.
            read = _read(folder) or (_read(self.configs / "clip-tokenizer") if single and folder.is_dir() else None)
            if read is not None:
                stated = _stated_limit(folder)
                limit = (stated or 77) - _SPECIAL if in_pieces else _LIMITS.get(record.architecture) or stated
                return (read, limit) if limit > 0 else None
        return None


def _has_unet(record: ModelRecord) -> bool:
    """Whether a UNet draws, which reads prompts of any length in pieces."""
    return record.architecture in _UNETS or (record.path / "unet").is_dir()


def _read(folder: Path) -> Tokenizer | None:
    """The tokenizer of a folder: as one file, or as CLIP's vocabulary and merges."""
    from tokenizers import Tokenizer

    try:
        whole = folder / "tokenizer.json"
        if whole.is_file():
            if whole.stat().st_size > _LARGEST_BYTES:
                return None
            tokenizer = Tokenizer.from_file(str(whole))
            tokenizer.no_truncation()
            tokenizer.no_padding()
            return tokenizer
        if (folder / "vocab.json").is_file() and (folder / "merges.txt").is_file():
            return _clip(folder)
    except Exception:  # noqa: BLE001 - the library raises Exception itself for a file that it cannot read
        return None
    return None


def _clip(folder: Path) -> Tokenizer:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(
        models.BPE.from_file(
            str(folder / "vocab.json"),
            str(folder / "merges.txt"),
            end_of_word_suffix="</w>",
            unk_token="<|endoftext|>",
        )
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    words = Regex(r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+")
    steps: Sequence[Any] = [
        pre_tokenizers.Split(words, behavior="removed", invert=True),
        pre_tokenizers.ByteLevel(add_prefix_space=False),
    ]
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(list(steps))
    return tokenizer


def _stated_limit(folder: Path) -> int:
    try:
        said = json.loads((folder / "tokenizer_config.json").read_text("utf-8")).get("model_max_length", 0)
    except (OSError, ValueError, AttributeError, RecursionError):
        return 0
    return int(said) if isinstance(said, int | float) and 0 < said < 1_000_000 else 0
