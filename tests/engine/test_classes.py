"""The classes of diffusers and transformers, known without importing them."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from app.engine.detectors.classes import is_class_of
from tests.conftest import REPOSITORY


@pytest.mark.parametrize(
    ("library", "name"),
    [
        ("transformers", "CLIPTextModel"),
        ("transformers", "CLIPTextModelWithProjection"),
        ("transformers", "Qwen2_5_VLForConditionalGeneration"),
        ("transformers", "PreTrainedTokenizerFast"),
        ("transformers", "T5TokenizerFast"),
        ("transformers", "CLIPTokenizerFast"),
        ("transformers", "Qwen2TokenizerFast"),
        ("transformers", "Speech2TextModel"),  # its folder is called speech_to_text
        ("diffusers", "UNet2DConditionModel"),
        ("diffusers", "StableDiffusionPipeline"),
    ],
)
def test_what_the_libraries_have_is_found(library: str, name: str) -> None:
    assert is_class_of(library, name)


@pytest.mark.parametrize(
    ("library", "name"),
    [
        ("transformers", "CLIPTextModelOfAStranger"),
        ("transformers", "StrangersTokenizerFast"),
        ("transformers", "os.system"),
        ("transformers", "License"),
        ("transformers", "UNet2DConditionModel"),
        ("diffusers", "CLIPTextModel"),
        ("diffusers", "License"),
        ("diffusers", "../UNet2DConditionModel"),
        ("subprocess", "Popen"),
    ],
)
def test_what_they_do_not_have_is_refused(library: str, name: str) -> None:
    assert not is_class_of(library, name)


@pytest.mark.slow
def test_it_says_what_the_libraries_themselves_say() -> None:
    said = textwrap.dedent(
        """
        import re, transformers, diffusers
        from app.engine.detectors.classes import is_class_of
        for library in (transformers, diffusers):
            names = [name for name in dir(library) if re.fullmatch("[A-Z][A-Za-z0-9_]{2,80}", name)]
            # Constants, type variables and what the module imports for itself are no exports.
            odd = {"DummyObject", "OptionalDependencyNotAvailable", "Path", "TYPE_CHECKING", "DIFFUSERS_SLOW_IMPORT"}
            print(len(names), [n for n in names if n not in odd and not is_class_of(library.__name__, n)])
        """
    )
    found = subprocess.run([sys.executable, "-c", said], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    lines = found.stdout.splitlines()
    assert len(lines) == 2
    assert all(line.endswith(" []") and int(line.split()[0]) > 300 for line in lines), lines


def test_neither_library_is_imported_for_it() -> None:
    said = (
        "import sys; from app.engine.detectors.classes import is_class_of;"
        "assert is_class_of('transformers', 'CLIPTextModel') and not is_class_of('transformers', 'Nobodys');"
        "print(sorted({'torch', 'transformers', 'diffusers'} & sys.modules.keys()))"
    )
    found = subprocess.run([sys.executable, "-c", said], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
