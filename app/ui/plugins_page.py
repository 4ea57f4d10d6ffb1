"""PluginsPage: which plugins there are, and allowing those of strangers after looking at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.api import Lane, Messages, UserError
from app.extensions import Fingerprint, Origin, Plugin, fingerprint
from app.jobs import JobContext
from app.ui.parts import WindowParts
from app.ui.status_row import error_words
from app.ui.translation import in_language
from app.widgets.section import Section

_ROW_PX = 44


class PluginsPage(QWidget):
    """The page of the preferences; what is allowed or withdrawn counts from the next start."""

    def __init__(self, parts: WindowParts, files: Section) -> None:
        super().__init__()
        self._parts, self._files = parts, files
        self._shown: str = ""
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Plugins"))
        self._list.setMinimumHeight(3 * _ROW_PX)
        self._list.currentRowChanged.connect(lambda _row: self._show())
        self._state = _words("")
        self._what = _words("secondary")
        self._warning = _words("secondary")
        self._warning.setText(
            self.tr(
                "A plugin runs as a part of the studio and can do all that you can, also read and write your files. "
                "Allow it only if you trust who made it."
            )
        )
        self._hashes = QPlainTextEdit()
        self._hashes.setReadOnly(True)
        self._hashes.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._hashes.setFixedHeight(2 * _ROW_PX)
        self._hashes.setAccessibleName(self.tr("Files and their SHA-256"))
        self._allow = QPushButton(self.tr("Allow"))
        self._allow.clicked.connect(self._choose)
        self._folder = QPushButton(self.tr("Open the folder"))
        self._folder.setToolTip(self.tr("Plugins are found in it, each in a folder of its own"))
        self._folder.clicked.connect(self._open_folder)
        files.body.addWidget(self._hashes)
        row = QHBoxLayout()
        row.addWidget(self._allow)
        row.addStretch(1)
        row.addWidget(self._folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self._list, 1)
        for widget in (self._state, self._what, files, self._warning):
            layout.addWidget(widget)
        layout.addLayout(row)

    @property
    def plugin(self) -> Plugin | None:
        """The plugin that is chosen."""
        row = self._list.currentRow()
        return self._parts.plugins[row] if 0 <= row < len(self._parts.plugins) else None

    def refresh(self) -> None:
        """List the plugins anew; one that waits is chosen."""
        row = self._list.currentRow()
        self._list.clear()
        for plugin in self._parts.plugins:
            item = QListWidgetItem(f"{plugin.name} {plugin.version}\n{self._from(plugin)} · {self._short(plugin)}")
            item.setSizeHint(QSize(0, _ROW_PX))
            self._list.addItem(item)
        waiting = [number for number, plugin in enumerate(self._parts.plugins) if plugin.waits]
        self._list.setCurrentRow(row if row >= 0 else waiting[0] if waiting else 0)

    def _show(self) -> None:
        plugin = self.plugin
        stranger = plugin is not None and plugin.origin is not Origin.OWN
        for widget in (self._files, self._warning, self._allow):
            widget.setVisible(stranger)
        if plugin is None:
            return
        self._state.setText(self._long(plugin))
        self._what.setText("\n".join(filter(None, (plugin.description, self._adds(plugin), self._place(plugin)))))
        allowed = self._parts.consent.allows(plugin)
        self._allow.setText(self.tr("Allow no more") if allowed else self.tr("Allow"))
        self._allow.setEnabled(allowed or plugin.waits or not plugin.complaint)
        self._shown = plugin.id
        self._hashes.setPlainText("")
        if stranger:
            self._look(plugin)

    def _look(self, plugin: Plugin) -> None:
        """Show what its files are now."""

        def read(_job: JobContext) -> Fingerprint:
            return fingerprint(plugin.folder)

        def show(found: Fingerprint) -> None:
            if plugin.id == self._shown:
                self._hashes.setPlainText("\n".join(f"{digest}  {name}" for name, digest in found.files))

        self._parts.jobs.run("", read, Lane.IO, show)

    def _choose(self) -> None:
        plugin = self.plugin
        if plugin is None or plugin.origin is Origin.OWN:
            return
        consent = self._parts.consent
        try:
            if consent.allows(plugin):
                consent.withdraw(plugin)
            else:
                consent.allow(plugin)
        except UserError as error:
            self._state.setText(error_words(error))
            return
        self.refresh()

    def _open_folder(self) -> None:
        plugin = self.plugin
        own = plugin is None or plugin.origin is Origin.OWN
        folder = self._parts.plugin_folder if plugin is None or own else plugin.folder
        if folder == self._parts.plugin_folder:
            folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _from(self, plugin: Plugin) -> str:
        match plugin.origin:
            case Origin.OWN:
                return self.tr("comes with the studio")
            case Origin.FOLDER:
                return self.tr("from your folder")
            case Origin.PACKAGE:
                return self.tr("from an installed package")

    def _short(self, plugin: Plugin) -> str:
        allowed = self._parts.consent.allows(plugin)
        if plugin.waits:
            return self.tr("on from the next start") if allowed else self.tr("waits to be allowed")
        if plugin.complaint:
            return self.tr("off")
        return self.tr("on") if allowed else self.tr("off from the next start")

    def _long(self, plugin: Plugin) -> str:
        allowed = self._parts.consent.allows(plugin)
        if plugin.waits and allowed:
            return self.tr("It is allowed, and on when the studio starts again.")
        if plugin.complaint:
            return in_language(plugin.complaint)
        return self.tr("It is on.") if allowed else self.tr("It is off when the studio starts again.")

    def _adds(self, plugin: Plugin) -> str:
        """What its manifest says that it adds."""
        formats = {form.title for form in (*plugin.importers, *plugin.exporters, *plugin.converters)}
        lines = (
            (self.tr("Generators: {names}"), [info.title for info in plugin.generators]),
            (self.tr("Panels: {names}"), [panel.title for panel in plugin.panels]),
            (self.tr("File formats: {names}"), sorted(formats)),
        )
        return "\n".join(words.format(names=", ".join(names)) for words, names in lines if names)

    def _place(self, plugin: Plugin) -> str:
        return "" if plugin.origin is Origin.OWN or plugin.folder == Path() else str(plugin.folder)


def tell_of_plugins(parts: WindowParts, messages: Messages, look: Callable[[], None]) -> None:
    """Say which plugins are off and why; of one that waits to be allowed only once."""
    for plugin in parts.plugins:
        if parts.consent.is_news(plugin):
            words = QCoreApplication.translate("PluginsPage", "The plugin “{name}” waits to be allowed.")
            button = QCoreApplication.translate("PluginsPage", "Look at it")
            messages.say(words.format(name=plugin.name), button=button, action=look)
        elif plugin.complaint and not plugin.waits:
            messages.say(f"{plugin.name}: {in_language(plugin.complaint)}")


def _words(kind: str) -> QLabel:
    label = QLabel()
    if kind:
        label.setProperty("class", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
