"""The table of samplers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.api import UnsupportedSampler
from app.engine.samplers import find_sampler, sampler_names


def test_the_form_reads_the_names_without_torch() -> None:
    program = (
        "import sys\n"
        "from app.engine.samplers import sampler_names\n"
        "import app.engine.models, app.engine.runner, app.engine.picture_model, app.engine.load, app.engine.upscale\n"
        "assert sampler_names('sd-1.5')\n"
        "heavy = {'torch', 'diffusers', 'transformers', 'safetensors', 'PIL'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_names_are_unique_for_each_model() -> None:
    for architecture in ("sd-1.5", "sdxl", "illustrator", "pixart", "flux", "sd-3", "z-image", "sana"):
        names = sampler_names(architecture)
        assert len(names) == len(set(names)) > 0


def test_flow_models_have_a_list_of_their_own() -> None:
    assert "Euler a" in sampler_names("sdxl")
    assert "Euler a" not in sampler_names("flux")
    assert find_sampler("Euler", "flux").scheduler != find_sampler("Euler", "sdxl").scheduler
    assert sampler_names("sdxl", "flow") == sampler_names("unknown", "flow")


def test_a_model_that_begins_without_signal_is_offered_nothing_that_goes_wrong() -> None:
    for name in ("Heun", "DPM++ 2M Karras", "DPM++ 2M SDE Karras"):
        assert name in sampler_names("sdxl", "v_prediction")
        assert name not in sampler_names("sdxl", "v_prediction", zero_snr=True)
        with pytest.raises(UnsupportedSampler, match="DPM"):
            find_sampler(name, "illustrator", "v_prediction", zero_snr=True)


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(UnsupportedSampler, match=r"DPM\+\+ 2M Karras"):
        find_sampler("Eular", "sdxl")
