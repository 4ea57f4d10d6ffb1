"""Headless: what the commands work with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.api import GeneratorInfo, Recipe
from app.api.studio import Studio
from app.extensions import Consent, FileFormat, Plugin
from app.jobs import JobContext, JobSpec


@dataclass(frozen=True, slots=True)
class Headless:
    """What the commands work with; the composition root builds it."""

    studio: Studio
    infos: Sequence[GeneratorInfo]
    request_type: Callable[[str], type[Any]]
    resolve: Callable[[object], object]
    request_of: Callable[[Recipe], object]
    run: Callable[[JobSpec, JobContext], None]
    importers: Sequence[FileFormat]
    exporters: Sequence[FileFormat]
    converters: Sequence[FileFormat]
    plugins: Sequence[Plugin]
    consent: Consent
