"""What a recipe says of a prompt that left something to chance, and of the LoRAs that took part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.api import JobContext, Output, RunContext, UserError, request_from_json, request_to_json
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from app.storage.wildcards import FolderWildcards
from plugins.canvas.generators import TextToImage, TextToImageRequest
from tests.conftest import REPOSITORY
from tests.engine.studio import TinyStudio
from tests.lora_files import Lora, changed

_K2 = "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k"


def test_the_recipe_says_what_was_drawn_and_what_was_written(checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    studio = TinyStudio.over(tmp_path / "data", checkpoint)
    record = studio.record("sd-1.5")
    lists = tmp_path / "wildcards"
    lists.mkdir()
    (lists / "animal.txt").write_text("fox\ncat\ndog\nowl\n")
    with studio.models.lease_picture_model(record.id, lambda: None) as leased:
        lora = Lora(leased.pipeline)
        lora.add(changed("lora_unet_" + _K2.replace(".", "_"), "unet", _K2), "lora")
        lora.write(tmp_path / "Ink.safetensors")
    (ink,) = studio.library.add(tmp_path / "Ink.safetensors")
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    job = JobContext(JobId("job"), lambda _event: None)
    context = RunContext(job, assets, REPOSITORY / "resources", FolderWildcards(lists))
    written = "a {red|blue|green} __animal__ # anything"
    request = TextToImageRequest(
        prompt=written, model=record.id, width=64, height=64, seed=5, batch=4, steps=2, loras="<lora:Ink:0.8>"
    )

    def run(wanted: TextToImageRequest) -> tuple[list[Output], list[str]]:
        models = studio.models.for_run()
        outputs = list(TextToImage().run(wanted, models, context))
        return outputs, [stamp.id for stamp in models.stamps]

    outputs, used = run(request)
    assert used == [record.id, ink.id]
    requests = [output.request for output in outputs if isinstance(output.request, TextToImageRequest)]
    assert len({one.prompt for one in requests}) > 1
    for one in requests:
        assert one.written == written
        assert not set("{}#") & set(one.prompt)
        assert one.negative_written == ""
    (lists / "animal.txt").write_text("whale\n")
    kept = request_from_json(TextToImageRequest, request_to_json(requests[2]))
    (again,), _ = run(kept)
    assert bytes(again.content) == bytes(outputs[2].content)
    assert again.request == requests[2]
    with pytest.raises(UserError, match="The field for LoRAs says something else"):
        run(TextToImageRequest(prompt="a", model=record.id, loras="ink"))
    assets.close()
