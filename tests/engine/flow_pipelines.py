"""Tiny pipelines of flow models that no checkpoint is built of: real classes, given the prompt as it would be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Tiny:
    """A pipeline, the arguments that stand for a prompt, and the one that begins with a picture, if there is one."""

    pipeline: Any
    prompt: Mapping[str, Any]
    from_picture: Any = None

    def draw(self, scheduler: Any, steps: int, picture: Any = None) -> Any:
        """Latents as the scheduler walks to them, always from the same noise."""
        import torch

        pipeline, more = self.pipeline, {}
        if picture is not None:
            pipeline, more = self.from_picture, {"image": picture, "strength": 0.6}
        pipeline.scheduler = scheduler
        pipeline.set_progress_bar_config(disable=True)
        generator = torch.Generator().manual_seed(5)
        size = 64 if picture is not None else 128
        return pipeline(
            **self.prompt, **more, width=size, height=size, num_inference_steps=steps, generator=generator,
            output_type="latent",
        ).images  # fmt: skip


def _speaking(network: Any) -> Any:
    """A network whose layers that begin with nothing say something."""
    import torch

    with torch.no_grad():
        for parameter in network.parameters():
            if not parameter.any():
                parameter.normal_(0, 0.2)
    return network


def qwen_image() -> Tiny:
    """Qwen-Image, whose shift goes with the picture's size and ends above zero."""
    import diffusers as d
    import torch

    vae = d.AutoencoderKLQwenImage(
        base_dim=8, z_dim=4, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True],
        latents_mean=[0.0] * 4, latents_std=[1.0] * 4,
    )  # fmt: skip
    network = d.QwenImageTransformer2DModel(
        patch_size=2, in_channels=16, out_channels=4, num_layers=2, attention_head_dim=16, num_attention_heads=2,
        joint_attention_dim=16, axes_dims_rope=(8, 4, 4),
    )  # fmt: skip
    scheduler = d.FlowMatchEulerDiscreteScheduler(
        use_dynamic_shifting=True, base_shift=0.5, max_shift=0.9, max_image_seq_len=8192, shift_terminal=0.02
    )
    parts = {
        "scheduler": scheduler, "vae": vae, "text_encoder": None, "tokenizer": None, "transformer": _speaking(network)
    }  # fmt: skip
    prompt = {
        "prompt_embeds": torch.randn(1, 7, 16), "prompt_embeds_mask": torch.ones(1, 7, dtype=torch.long),
        "true_cfg_scale": 1.0,
    }  # fmt: skip
    return Tiny(d.QwenImagePipeline(**parts), prompt, d.QwenImageImg2ImgPipeline(**parts))


def chroma() -> Tiny:
    """Chroma."""
    import diffusers as d
    import torch

    vae = d.AutoencoderKL(
        block_out_channels=(8, 8, 8, 8), latent_channels=4, norm_num_groups=4, sample_size=64,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4, shift_factor=0.0,
    )  # fmt: skip
    network = d.ChromaTransformer2DModel(
        patch_size=1, in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2,
        joint_attention_dim=16, axes_dims_rope=(4, 4, 8), approximator_num_channels=8, approximator_hidden_dim=16,
        approximator_layers=1,
    )  # fmt: skip
    parts = {
        "scheduler": d.FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True), "vae": vae, "text_encoder": None,
        "tokenizer": None, "transformer": _speaking(network),
    }  # fmt: skip
    prompt = {
        "prompt_embeds": torch.randn(1, 7, 16), "prompt_attention_mask": torch.ones(1, 7), "guidance_scale": 0.0
    }  # fmt: skip
    return Tiny(d.ChromaPipeline(**parts), prompt, d.ChromaImg2ImgPipeline(**parts))


def sana() -> Tiny:
    """Sana, which comes with a solver of another kind."""
    import diffusers as d
    import torch

    network = d.SanaTransformer2DModel(
        in_channels=4, out_channels=4, num_attention_heads=2, attention_head_dim=8, num_layers=2,
        num_cross_attention_heads=2, cross_attention_head_dim=8, cross_attention_dim=16, caption_channels=16,
        sample_size=4,
    )  # fmt: skip
    scheduler = d.DPMSolverMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0
    )  # fmt: skip
    prompt = {
        "prompt_embeds": torch.randn(1, 7, 16), "prompt_attention_mask": torch.ones(1, 7, dtype=torch.long),
        "guidance_scale": 1.0, "use_resolution_binning": False, "negative_prompt": None,
    }  # fmt: skip
    return Tiny(
        d.SanaPipeline(
            tokenizer=None, text_encoder=None, vae=None, transformer=_speaking(network), scheduler=scheduler
        ),
        prompt,
    )


def lumina_2() -> Tiny:
    """Lumina Image 2, which counts its time the other way round."""
    import diffusers as d
    import torch

    network = d.Lumina2Transformer2DModel(
        sample_size=8, patch_size=2, in_channels=4, hidden_size=24, num_layers=2, num_refiner_layers=1,
        num_attention_heads=2, num_kv_heads=1, multiple_of=8, axes_dim_rope=(4, 4, 4), axes_lens=(32, 32, 32),
        cap_feat_dim=16,
    )  # fmt: skip
    pipeline = d.Lumina2Pipeline(
        transformer=_speaking(network), scheduler=d.FlowMatchEulerDiscreteScheduler(shift=6.0), vae=None,
        text_encoder=None, tokenizer=None,
    )  # fmt: skip
    prompt = {
        "prompt_embeds": torch.randn(1, 7, 16), "prompt_attention_mask": torch.ones(1, 7, dtype=torch.bool),
        "guidance_scale": 1.0,
    }  # fmt: skip
    return Tiny(pipeline, prompt)


def auraflow() -> Tiny:
    """AuraFlow."""
    import diffusers as d
    import torch

    network = d.AuraFlowTransformer2DModel(
        sample_size=16, patch_size=2, in_channels=4, num_mmdit_layers=1, num_single_dit_layers=1,
        attention_head_dim=8, num_attention_heads=2, joint_attention_dim=16, caption_projection_dim=16,
        out_channels=4, pos_embed_max_size=256,
    )  # fmt: skip
    pipeline = d.AuraFlowPipeline(
        tokenizer=None, text_encoder=None, vae=None, transformer=_speaking(network),
        scheduler=d.FlowMatchEulerDiscreteScheduler(shift=1.73),
    )  # fmt: skip
    prompt = {
        "prompt_embeds": torch.randn(1, 7, 16), "prompt_attention_mask": torch.ones(1, 7), "guidance_scale": 1.0
    }  # fmt: skip
    return Tiny(pipeline, prompt)


TINY: Mapping[str, Callable[[], Tiny]] = {
    "qwen-image": qwen_image,
    "chroma": chroma,
    "sana": sana,
    "lumina-2": lumina_2,
    "auraflow": auraflow,
}
