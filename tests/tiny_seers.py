"""Models that see, tiny and with random weights, of the real classes and saved as they are published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

SIDE = 64
_CARD = "---\nlicense: apache-2.0\n---\n"


def save_sam(folder: Path) -> Path:
    """A Segment Anything that sees 64 pixels."""
    from transformers import SamConfig, SamModel

    config = SamConfig(
        vision_config={
            "hidden_size": 16, "output_channels": 16, "num_hidden_layers": 2, "num_attention_heads": 2,
            "image_size": SIDE, "patch_size": 8, "mlp_dim": 16, "window_size": 4, "global_attn_indexes": [1],
            "num_pos_feats": 8,
        },
        prompt_encoder_config={"hidden_size": 16, "image_size": SIDE, "patch_size": 8, "mask_input_channels": 4},
        mask_decoder_config={
            "hidden_size": 16, "mlp_dim": 16, "num_attention_heads": 2, "iou_head_hidden_dim": 16,
            "num_hidden_layers": 2,
        },
    )  # fmt: skip
    return _saved(SamModel, config, folder)


def save_sam_2(folder: Path) -> Path:
    """A SAM 2 that sees 64 pixels, in the class that it is published in."""
    from transformers import Sam2VideoConfig, Sam2VideoModel

    backbone = {
        "model_type": "sam2_hiera_det_model", "hidden_size": 8, "num_attention_heads": 1, "image_size": [SIDE, SIDE],
        "blocks_per_stage": [1, 1, 2, 1], "embed_dim_per_stage": [8, 16, 32, 64],
        "num_attention_heads_per_stage": [1, 1, 2, 2], "window_size_per_stage": [4, 4, 2, 2],
        "global_attention_blocks": [3], "window_positional_embedding_background_size": [4, 4],
    }  # fmt: skip
    config = Sam2VideoConfig(
        vision_config={
            "model_type": "sam2_vision_model", "backbone_config": backbone, "backbone_channel_list": [64, 32, 16, 8],
            "backbone_feature_sizes": [[16, 16], [8, 8], [4, 4]], "fpn_hidden_size": 32,
        },
        prompt_encoder_config={"hidden_size": 32, "image_size": SIDE, "patch_size": 16, "mask_input_channels": 4},
        mask_decoder_config={
            "hidden_size": 32, "mlp_dim": 16, "num_attention_heads": 2, "iou_head_hidden_dim": 16,
        },
        image_size=SIDE, memory_attention_hidden_size=32, memory_attention_num_layers=1,
        memory_attention_num_attention_heads=1, memory_attention_feed_forward_hidden_size=16,
        memory_encoder_hidden_size=32, memory_encoder_output_channels=16, memory_fuser_embed_dim=32,
        memory_fuser_intermediate_dim=16, memory_fuser_num_layers=1, mask_downsampler_embed_dim=32,
    )  # fmt: skip
    return _saved(Sam2VideoModel, config, folder)


def save_segformer(folder: Path, classes: int = 150) -> Path:
    """A SegFormer of four blocks."""
    from transformers import SegformerConfig, SegformerForSemanticSegmentation

    config = SegformerConfig(
        depths=[1, 1, 1, 1], hidden_sizes=[4, 8, 8, 8], num_attention_heads=[1, 1, 2, 2], mlp_ratios=[2, 2, 2, 2],
        decoder_hidden_size=8, num_labels=classes,
    )  # fmt: skip
    return _saved(SegformerForSemanticSegmentation, config, folder)


def save_upernet(folder: Path) -> Path:
    """An UPerNet over a ConvNeXt of four blocks."""
    from transformers import ConvNextConfig, UperNetConfig, UperNetForSemanticSegmentation

    backbone = ConvNextConfig(
        hidden_sizes=[8, 8, 16, 16], depths=[1, 1, 1, 1], out_features=["stage1", "stage2", "stage3", "stage4"]
    )
    config = UperNetConfig(
        backbone_config=backbone, hidden_size=16, auxiliary_in_channels=16, auxiliary_channels=8, num_labels=150
    )
    return _saved(UperNetForSemanticSegmentation, config, folder)


def save_mask2former(folder: Path) -> Path:
    """A Mask2Former with eight queries."""
    from transformers import Mask2FormerConfig, Mask2FormerForUniversalSegmentation, SwinConfig

    backbone = SwinConfig(
        image_size=SIDE, embed_dim=8, depths=[1, 1, 1, 1], num_heads=[1, 1, 2, 2], window_size=4,
        out_features=["stage1", "stage2", "stage3", "stage4"],
    )  # fmt: skip
    config = Mask2FormerConfig(
        backbone_config=backbone, feature_size=32, mask_feature_size=32, hidden_dim=32, encoder_feedforward_dim=16,
        encoder_layers=1, decoder_layers=2, num_attention_heads=2, dim_feedforward=16, num_queries=8, num_labels=150,
    )  # fmt: skip
    return _saved(Mask2FormerForUniversalSegmentation, config, folder)


def save_depth(folder: Path) -> Path:
    """A Depth Anything with four layers."""
    import torch
    from transformers import DepthAnythingConfig, DepthAnythingForDepthEstimation, Dinov2Config

    backbone = Dinov2Config(
        hidden_size=16, num_hidden_layers=4, num_attention_heads=2, mlp_ratio=2, image_size=70, patch_size=14,
        out_indices=[1, 2, 3, 4], apply_layernorm=True, reshape_hidden_states=False,
    )  # fmt: skip
    config = DepthAnythingConfig(
        backbone_config=backbone, patch_size=14, reassemble_hidden_size=16, reassemble_factors=[4, 2, 1, 0.5],
        neck_hidden_sizes=[8, 8, 16, 16], fusion_hidden_size=8, head_in_index=-1, head_hidden_size=4,
    )  # fmt: skip

    def lift(model: Any) -> None:
        # Else a random head ends below zero everywhere, which is cut off.
        with torch.no_grad():
            model.head.conv3.weight.mul_(50)
            model.head.conv3.bias.fill_(1)

    return _saved(DepthAnythingForDepthEstimation, config, folder, lift)


def save_pose(folder: Path, experts: int = 1, joints: int = 17) -> Path:
    """A ViTPose with one layer, with several sets of joints where it has experts."""
    from transformers import VitPoseBackboneConfig, VitPoseConfig, VitPoseForPoseEstimation

    backbone = VitPoseBackboneConfig(
        image_size=[64, 48], patch_size=[16, 16], hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
        mlp_ratio=2, num_experts=experts, part_features=4 if experts > 1 else 0, out_indices=[2],
    )  # fmt: skip
    config = VitPoseConfig(
        backbone_config=backbone, num_labels=joints, use_simple_decoder=True, scale_factor=4,
    )  # fmt: skip
    return _saved(VitPoseForPoseEstimation, config, folder)


def save_detector(folder: Path, people: float = 8.0) -> Path:
    """An RT-DETR that takes everything for a person, by the bias of its last layers."""
    import torch
    from transformers import RTDetrConfig, RTDetrForObjectDetection, RTDetrResNetConfig

    backbone = RTDetrResNetConfig(
        embedding_size=8, hidden_sizes=[8, 8, 8, 8], depths=[1, 1, 1, 1], layer_type="basic",
        out_features=["stage2", "stage3", "stage4"],
    )  # fmt: skip
    config = RTDetrConfig(
        backbone_config=backbone, encoder_hidden_dim=16, encoder_in_channels=[8, 8, 8], encoder_layers=1,
        encoder_ffn_dim=16, encoder_attention_heads=2, d_model=16, decoder_in_channels=[16, 16, 16],
        decoder_ffn_dim=16, decoder_layers=1, decoder_attention_heads=2, num_queries=12, num_denoising=0,
        num_labels=2, id2label={0: "person", 1: "bicycle"}, label2id={"person": 0, "bicycle": 1},
        anchor_image_size=None,
    )  # fmt: skip

    def lean(model: Any) -> None:
        with torch.no_grad():
            for head in model.model.decoder.class_embed:
                head.weight.zero_()
                head.bias.copy_(torch.tensor([people, -8.0]))

    return _saved(RTDetrForObjectDetection, config, folder, lean)


def _saved(kind: Any, config: Any, folder: Path, change: Any = lambda _model: None) -> Path:
    import torch

    torch.manual_seed(5)
    model = kind(config)
    change(model)
    model.save_pretrained(str(folder), safe_serialization=True)
    (folder / "README.md").write_text(_CARD, "utf-8")
    return folder
