"""Finding, checking and enabling plugins."""

from app.extensions.consent import Consent
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
from app.extensions.fingerprint import Fingerprint, fingerprint
from app.extensions.origin import Origin
from app.extensions.plugin import API_VERSION, FileFormat, PanelInfo, Plugin
from app.extensions.registry import PluginRegistry
from app.extensions.sources import find_in_folder, find_installed, find_plugins, without_doubles
from app.extensions.submitting import Submitting, request_of, resolved, title_of

__all__ = [
    "API_VERSION",
    "Consent",
    "FileFormat",
    "Fingerprint",
    "Origin",
    "PanelInfo",
    "Plugin",
    "PluginRegistry",
    "Submitting",
    "chosen_format",
    "convert_to",
    "ending",
    "export_to",
    "exporter_of",
    "find_in_folder",
    "find_installed",
    "find_plugins",
    "fingerprint",
    "fits",
    "mark_exported",
    "options_of",
    "request_of",
    "resolved",
    "title_of",
    "without_doubles",
]
