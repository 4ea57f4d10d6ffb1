"""Recognising folders: diffusers pipelines and their parts, transformers models, PEFT adapters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.api import ModelFormat, ModelKind, UnreadableModel, Words, sentences
from app.engine.detectors.architectures import ARCHITECTURES, multiple_of
from app.engine.detectors.checkpoint import stable_diffusion_of
from app.engine.detectors.classes import is_class_of
from app.engine.detectors.config import foreign_code, licence_of, read_json
from app.engine.detectors.draft import UNKNOWN_BASE, Draft, NotAMatch
from app.engine.detectors.fill_in import marks_of_folder, template_of_folder
from app.engine.detectors.header import Header, joined, read_header
from app.engine.detectors.lora import lora
from app.engine.detectors.pipelines import architecture_of
from app.engine.detectors.seeing import SEERS, seer
from app.engine.detectors.sound import MUSICGEN_CLASS, measured_sound, musicgen
from app.engine.detectors.vae import architecture_of_scale
from app.engine.detectors.video import measured_video, motion_adapter
from app.engine.folder import INDEX, MODULAR_INDEX, PipelineFolder, is_pipeline_part, missing_part

_LARGE = ("tokenizer.json", "vocab.json", "added_tokens.json")


def pipeline_folder(path: Path) -> Draft:
    """A diffusers pipeline, standard or modular; raises NotAMatch, or UnreadableModel with what is missing."""
    if not (path / INDEX).is_file() and not (path / MODULAR_INDEX).is_file():
        raise NotAMatch("it has no {file}", file=INDEX)
    for file in _configurations(path):
        read_json(file)
    folder = PipelineFolder.read(path)
    _check_classes(folder)
    parts = {part.name: _config(part.folder) for part in folder.components}
    classes = {part.name: part.class_name for part in folder.components}
    architecture = architecture_of(folder.pipeline_class) or ""
    if architecture == "stable-diffusion":
        architecture = _stable_diffusion(folder.pipeline_class, parts.get("unet", {}), classes)
    draft = Draft(ModelKind.CHECKPOINT, ModelFormat.DIFFUSERS, architecture, licence=licence_of(path))
    if not architecture:
        return replace(
            draft, complaint=Words("The studio does not know how to draw with {name}.", name=folder.pipeline_class)
        )
    if ARCHITECTURES[architecture].makes == "audio":
        return measured_sound(draft, parts)
    if ARCHITECTURES[architecture].makes == "video" and not folder.modular:
        return measured_video(draft, folder.pipeline_class, read_json(path / INDEX), parts)
    return _measured(draft, parts, classes)


def transformers_folder(path: Path) -> Draft:
    """A language model or text encoder of transformers, or one part of a diffusers pipeline; raises NotAMatch."""
    if not (path / "config.json").is_file():
        raise NotAMatch("it has no {file}", file="config.json")
    for file in _configurations(path):
        read_json(file)
    config = read_json(path / "config.json")
    class_name = config.get("_class_name")
    if isinstance(class_name, str):
        return _part(path, class_name, config)
    names = config.get("architectures")
    if not isinstance(names, list) or not names or not isinstance(names[0], str):
        raise NotAMatch("its config.json does not say what class it is of")
    name = names[0]
    if not is_class_of("transformers", name):
        raise foreign_code(path / "config.json", name)
    _weights(path)
    licence, model_type = licence_of(path), str(config.get("model_type", ""))
    if name in SEERS:
        return seer(name, licence)
    if name.endswith(("ForCausalLM", "LMHeadModel")) or (
        name.endswith("ForConditionalGeneration") and "text_config" in config
    ):
        return _language_model(path, config, model_type, licence)
    if re.match(r"(CLIPText|U?M?T5|Bert|Gemma|Qwen|Llama|Mistral|Roberta|XLMRoberta)", name):
        return Draft(ModelKind.TEXT_ENCODER, ModelFormat.TRANSFORMERS, model_type, licence=licence)
    if name == "CLIPVisionModelWithProjection":
        return Draft(ModelKind.IMAGE_ENCODER, ModelFormat.TRANSFORMERS, "clip", licence=licence)
    if name == MUSICGEN_CLASS:
        return musicgen(config, licence)
    raise UnreadableModel(
        "“{folder}” holds a {kind}, for which the studio has no use.",
        advice="Choose a picture, language or sound model, or a part of one.",
        folder=path.name,
        kind=name,
    )


def _language_model(path: Path, config: Mapping[str, Any], model_type: str, licence: str) -> Draft:
    inner = config.get("text_config")
    context = (inner if isinstance(inner, dict) else config).get("max_position_embeddings")
    known = context if type(context) is int and context > 0 else 0
    chat = bool(template_of_folder(path))
    return Draft(
        ModelKind.LANGUAGE_MODEL,
        ModelFormat.TRANSFORMERS,
        model_type,
        licence=licence,
        description=sentences(
            Words("{count} tokens of context.", count=known) if known else Words(),
            Words("Made to converse.") if chat else Words("Made to continue texts."),
        ),
        context_tokens=known,
        chat=chat,
        fill_in=marks_of_folder(path, model_type) is not None,
        ignored=("grammar", "json_schema"),
    )


def adapter_folder(path: Path) -> Draft:
    """A LoRA as PEFT or diffusers save it in a folder; raises NotAMatch."""
    files = [path / name for name in ("adapter_model.safetensors", "pytorch_lora_weights.safetensors")]
    found = next((file for file in files if file.is_file()), None)
    if found is None:
        raise NotAMatch("it has no weights of an adapter")
    if (path / "adapter_config.json").is_file():
        read_json(path / "adapter_config.json")
    return replace(lora(read_header(found)), format=ModelFormat.DIFFUSERS, licence=licence_of(path))


def _check_classes(folder: PipelineFolder) -> None:
    index = folder.path / (MODULAR_INDEX if folder.modular else INDEX)
    named = [("diffusers", folder.pipeline_class), *((part.library, part.class_name) for part in folder.components)]
    for library, name in named:
        if not is_pipeline_part(library, name) and not is_class_of(library, name):
            raise foreign_code(index, f"{library}.{name}")


def _measured(draft: Draft, parts: Mapping[str, Mapping[str, Any]], classes: Mapping[str, str]) -> Draft:
    """What the configurations say of size and prediction."""
    vae = parts.get("vae", {})
    blocks = vae.get("block_out_channels") or vae.get("encoder_block_out_channels")
    factor = 2 ** (len(blocks) - 1) if isinstance(blocks, list) and 1 <= len(blocks) <= 8 else 0
    denoiser = parts.get("transformer") or parts.get("unet") or {}
    sample = denoiser.get("sample_size")
    known = ARCHITECTURES[draft.architecture]
    latent = factor or known.vae_factor
    native = sample * latent if type(sample) is int and 0 < sample <= 1024 and known.makes == "image" else 0
    scheduler, class_name = parts.get("scheduler", {}), classes.get("scheduler", "")
    prediction = str(scheduler.get("prediction_type") or "")
    if "FlowMatch" in class_name or scheduler.get("use_flow_sigmas") is True or prediction == "flow_prediction":
        prediction = "flow"
    steps, guidance = _few_steps(draft.architecture, class_name, scheduler, denoiser)
    return replace(
        draft,
        prediction=prediction,
        native_size=native,
        multiple_of=multiple_of(draft.architecture, factor),
        steps=steps,
        guidance=guidance,
        zero_snr=scheduler.get("rescale_betas_zero_snr") is True,
    )


def _few_steps(
    architecture: str, scheduler: str, settings: Mapping[str, Any], denoiser: Mapping[str, Any]
) -> tuple[int | None, float | None]:
    if scheduler == "LCMScheduler":
        return (4, 8.0) if denoiser.get("time_cond_proj_dim") else (6, 1.5)
    if architecture == "flux" and denoiser.get("guidance_embeds") is False:
        return 4, 0.0
    spaced = settings.get("timestep_spacing") == "trailing" and "Ancestral" in scheduler
    if architecture in ("sdxl", "sd-2") and spaced:
        return 4, 0.0
    return None, None


def _stable_diffusion(pipeline: str, unet: Mapping[str, Any], classes: Mapping[str, str]) -> str:
    width, channels = unet.get("cross_attention_dim"), unet.get("in_channels")
    if isinstance(width, list) and width:
        width = width[0]
    clip = classes.get("text_encoder", "").startswith("CLIP")
    found = stable_diffusion_of(width, channels) if clip and type(width) is int and type(channels) is int else None
    if found in ("sdxl", "sdxl-refiner"):
        found = None
    return found or ("stable-diffusion" if channels == 4 or "Pipeline" in pipeline else "")


def _part(path: Path, class_name: str, config: Mapping[str, Any]) -> Draft:
    if not is_class_of("diffusers", class_name):
        raise foreign_code(path / "config.json", class_name)
    _weights(path)
    licence = licence_of(path)
    if class_name == "MotionAdapter":
        return motion_adapter(config, licence)
    if class_name == "T2IAdapter":
        base = "sdxl" if config.get("adapter_type") == "full_adapter_xl" else "sd-1.5"
        return Draft(ModelKind.T2I_ADAPTER, ModelFormat.DIFFUSERS, base, licence=licence)
    if "ControlNet" in class_name:
        base = _controlnet_base(class_name, config)
        note = Words() if base else UNKNOWN_BASE
        return Draft(ModelKind.CONTROLNET, ModelFormat.DIFFUSERS, base, licence=licence, note=note)
    if class_name.startswith(("Autoencoder", "AsymmetricAutoencoder", "VQModel")):
        return Draft(ModelKind.VAE, ModelFormat.DIFFUSERS, _vae_base(class_name, config), licence=licence)
    raise UnreadableModel(
        "“{folder}” holds only a part of a picture model ({kind}).",
        advice="Choose the whole folder, the one that has a model_index.json.",
        folder=path.name,
        kind=class_name,
    )


def _controlnet_base(class_name: str, config: Mapping[str, Any]) -> str:
    if class_name.startswith(("ControlNetModel", "ControlNetUnion", "ControlNetXS")):
        if class_name.startswith("ControlNetUnion"):
            return "sdxl"
        width = config.get("cross_attention_dim")
        if config.get("addition_embed_type") == "text_time":
            return "sdxl"
        return {768: "sd-1.5", 1024: "sd-2", 2048: "sdxl"}.get(width, "") if type(width) is int else ""
    return architecture_of(class_name) or ""


def _vae_base(class_name: str, config: Mapping[str, Any]) -> str:
    named = {"AutoencoderKLQwenImage": "qwen-image", "AutoencoderKLWan": "wan", "AutoencoderDC": "sana"}
    named |= {"AutoencoderKLFlux2": "flux-2", "AutoencoderKLHunyuanVideo": "hunyuan-video"}
    named |= {"AutoencoderKLLTXVideo": "ltx", "AutoencoderKLMochi": "mochi", "AutoencoderKLCogVideoX": "cogvideo"}
    return named.get(class_name) or architecture_of_scale(config.get("scaling_factor"))


def _weights(path: Path) -> Header:
    files = sorted(path.glob("*.safetensors"))
    for index in sorted(path.glob("*.safetensors.index*.json")):
        entries = read_json(index).get("weight_map")
        named = set(entries.values()) if isinstance(entries, dict) else set()
        for name in sorted(str(item) for item in named):
            if Path(name).name != name or not (path / name).is_file():
                raise missing_part(path, name)
    if files:
        return joined((read_header(file) for file in files), path)
    pickles = [file for pattern in ("*.bin", "*.pt", "*.pth", "*.ckpt") for file in sorted(path.glob(pattern))]
    if pickles:
        raise UnreadableModel(
            "“{folder}” has its weights as a Python pickle ({file}), which can run any code while it is opened.",
            advice="Look for the same model as .safetensors; the studio never opens a pickle.",
            folder=path.name,
            file=pickles[0].name,
        )
    raise missing_part(path, "model.safetensors")


def _configurations(path: Path) -> Iterator[Path]:
    """The small JSON files of a folder and of the folders in it."""
    for file in sorted([*path.glob("*.json"), *path.glob("*/*.json")]):
        if file.name not in _LARGE and not file.name.endswith(".index.json") and ".index." not in file.name:
            yield file


def _config(folder: Path) -> Mapping[str, Any]:
    for name in ("config.json", "scheduler_config.json"):
        if (folder / name).is_file():
            return read_json(folder / name)
    return {}
