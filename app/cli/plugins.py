"""seisei plugins: which plugins there are, and allowing those of others."""

from __future__ import annotations

import argparse

from app.api import UserError
from app.cli.headless import Headless
from app.cli.telling import tell
from app.document import JsonObject
from app.extensions import Consent, Origin, Plugin, fingerprint


def plugins(options: argparse.Namespace, studio: Headless) -> None:
    """List, describe, allow or withdraw plugins."""
    consent = studio.consent
    if options.action == "list":
        data = [_record(plugin, consent) for plugin in studio.plugins]
        tell(options, data, "\n".join(_line(plugin, consent) for plugin in studio.plugins))
        return
    plugin = next((plugin for plugin in studio.plugins if plugin.id == options.name), None)
    if plugin is None:
        raise UserError("There is no plugin “{id}” here.", advice="See: plugins list.", id=options.name)
    if plugin.origin is not Origin.OWN and options.action == "info":
        files = fingerprint(plugin.folder).files
        record: JsonObject = {**_record(plugin, consent), "files": dict(files)}
        tell(options, record, "\n".join([_line(plugin, consent), *(f"{digest}  {name}" for name, digest in files)]))
        return
    if options.action == "allow":
        consent.allow(plugin)
    elif options.action == "withdraw":
        consent.withdraw(plugin)
    tell(options, _record(plugin, consent), _line(plugin, consent))


def _record(plugin: Plugin, consent: Consent) -> JsonObject:
    return {
        "id": plugin.id,
        "name": plugin.name,
        "version": plugin.version,
        "origin": plugin.origin.value,
        "folder": str(plugin.folder),
        "sha256": plugin.digest,
        "allowed": consent.allows(plugin),
        "complaint": str(plugin.complaint),
    }


def _line(plugin: Plugin, consent: Consent) -> str:
    state = "allowed" if consent.allows(plugin) else "not allowed"
    words = state if plugin.waits or not plugin.complaint else str(plugin.complaint)
    return "\t".join((plugin.id, plugin.version, plugin.origin.value, words, str(plugin.folder)))
