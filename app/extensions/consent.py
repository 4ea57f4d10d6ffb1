"""Consent: which plugins of strangers their owner allows, each as it was when it was looked at."""

from __future__ import annotations

from dataclasses import replace

from app.api import Settings, UserError
from app.document import Words
from app.extensions.origin import Origin
from app.extensions.plugin import Plugin

ALLOWED = "plugins.allowed"
SEEN = "plugins.seen"


class Consent:
    """Remembers what was allowed by the plugin's id and the digest of its files."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def checked(self, plugin: Plugin) -> Plugin:
        """The plugin as it may be used: with a complaint where it is a stranger's and isn't allowed as it is now."""
        if plugin.origin is Origin.OWN or plugin.complaint or self.allows(plugin):
            return plugin
        words = (
            Words("It has changed since it was allowed, and is off until it is allowed again in the preferences.")
            if plugin.id in self._kept(ALLOWED)
            else Words("It is new, and off until it is allowed in the preferences.")
        )
        return replace(plugin, complaint=words, waits=True)

    def allows(self, plugin: Plugin) -> bool:
        """Whether it is allowed just as it is now."""
        return plugin.origin is Origin.OWN or self._kept(ALLOWED).get(plugin.id) == plugin.digest != ""

    def is_news(self, plugin: Plugin) -> bool:
        """Whether it waits to be allowed and nobody was told yet that it does, as it is now; from then on it is not."""
        if not plugin.waits or self._kept(SEEN).get(plugin.id) == plugin.digest:
            return False
        self._settings.set(SEEN, {**self._kept(SEEN), plugin.id: plugin.digest})
        return True

    def allow(self, plugin: Plugin) -> None:
        """Allow it as it is now, from the next start on; raises UserError where it can't be used anyway."""
        if plugin.complaint and not plugin.waits:
            raise UserError("{plugin} can't be used.", advice=plugin.complaint, plugin=plugin.name)
        self._settings.set(ALLOWED, {**self._kept(ALLOWED), plugin.id: plugin.digest})

    def withdraw(self, plugin: Plugin) -> None:
        """Allow it no more, from the next start on."""
        kept = {id_: digest for id_, digest in self._kept(ALLOWED).items() if id_ != plugin.id}
        self._settings.set(ALLOWED, {**kept})

    def _kept(self, name: str) -> dict[str, str]:
        found = self._settings.get(name, {})
        return {id_: str(digest) for id_, digest in found.items()} if isinstance(found, dict) else {}
