"""What the window is built from; the composition root fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.api import Generators, Settings
from app.api.studio import Project, Studio
from app.document import PartTypes, Session
from app.extensions import Consent, FileFormat, PanelInfo, Plugin
from app.ui.jobs import QtJobs


@dataclass(frozen=True, slots=True)
class WindowParts:
    """The services, the plugins and the project that a window opens with.

    `document_id` tells generators which document a job belongs to; the window sets it when the project changes.
    """

    studio: Studio
    session: Session
    project: Project
    jobs: QtJobs
    generators: Generators
    settings: Settings
    part_types: PartTypes
    plugins: Sequence[Plugin]
    consent: Consent
    plugin_folder: Path
    panels: Sequence[PanelInfo]
    importers: Sequence[FileFormat]
    exporters: Sequence[FileFormat]
    converters: Sequence[FileFormat]
    set_document: Callable[[str], None]
    safe_mode: bool = False
