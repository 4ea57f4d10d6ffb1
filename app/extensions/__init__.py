"""Finding, checking and enabling plugins."""

from app.extensions.exporting import (
    chosen_format,
    convert_to,
    ending,
    export_to,
    exporter_of,
    fits,
    mark_exported,
    options_of,
)
from app.extensions.plugin import API_VERSION, FileFormat, PanelInfo, Plugin
from app.extensions.registry import PluginRegistry, find_plugins
from app.extensions.submitting import Submitting, request_of, resolved, title_of

__all__ = [
    "API_VERSION",
    "FileFormat",
    "PanelInfo",
    "Plugin",
    "PluginRegistry",
    "Submitting",
    "chosen_format",
    "convert_to",
    "ending",
    "export_to",
    "exporter_of",
    "find_plugins",
    "fits",
    "mark_exported",
    "options_of",
    "request_of",
    "resolved",
    "title_of",
]
