"""Finding, checking and enabling plugins."""

from app.extensions.exporting import convert_to, ending, export_to, exporter_of, fits, options_of, sound_made
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
    "convert_to",
    "ending",
    "export_to",
    "exporter_of",
    "find_plugins",
    "fits",
    "options_of",
    "request_of",
    "resolved",
    "sound_made",
    "title_of",
]
