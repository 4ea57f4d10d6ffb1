"""Preferences: how the studio looks, speaks, runs, is operated and marks what it makes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.api import Lane
from app.ui.actions import ActionRegistry
from app.ui.exporting import WITH_RECIPE
from app.ui.keys_page import KeysPage
from app.ui.palette import Entry
from app.ui.parts import WindowParts
from app.ui.plugins_page import PluginsPage
from app.ui.screen_profile import ScreenProfile
from app.ui.storage_page import StoragePage
from app.ui.tidying import Tidying
from app.ui.wildcard_folder import WildcardFolder
from app.widgets.icons import Icons
from app.widgets.section import Section

THEMES = ("system", "dark", "light")
LANGUAGES = (("", "System"), ("en", "English"), ("ja", "日本語"))
PAGES = ("general", "models", "storage", "keys", "exports", "plugins")


class Preferences(QDialog):
    """What can be chosen; everything counts at once, but for the language, which counts from the next start."""

    theme_chosen = Signal(str)
    models_wanted = Signal()
    wildcards_chosen = Signal()

    def __init__(
        self, parts: WindowParts, actions: ActionRegistry, tidying: Tidying, icons: Icons, window: QWidget
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(860, 580)
        self._parts, self._settings = parts, parts.settings
        self._pages = QStackedWidget()
        self._list = QListWidget()
        self._list.setFixedWidth(168)
        self._list.setProperty("class", "pages")
        self._list.setAccessibleName(self.tr("Pages"))
        self._keys = KeysPage(actions)
        self._storage = StoragePage(parts, tidying)
        self._plugins = PluginsPage(parts, Section(self.tr("Files and their SHA-256"), icons))
        for title, page in (
            (self.tr("General"), self._general()),
            (self.tr("Device and models"), self._models()),
            (self.tr("Storage"), self._storage),
            (self.tr("Keys"), self._keys),
            (self.tr("Exports"), self._exports()),
            (self.tr("Plugins"), self._plugins),
        ):
            item = QListWidgetItem(title)
            item.setSizeHint(QSize(0, 32))
            self._list.addItem(item)
            self._pages.addWidget(page)
        self._list.currentRowChanged.connect(self._pages.setCurrentIndex)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addWidget(self._pages, 1)

    def open_page(self, page: str = "") -> None:
        """Show a page by its name, or the one that was shown last."""
        if page:
            self._list.setCurrentRow(PAGES.index(page))
        elif self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._keys.refresh()
        self._storage.refresh()
        self._wildcards.refresh()
        self._plugins.refresh()
        self._show_device()
        self.show()
        self.raise_()
        self.activateWindow()

    def _general(self) -> QWidget:
        theme = QComboBox()
        for name, words in zip(THEMES, (self.tr("As the system"), self.tr("Dark"), self.tr("Light")), strict=True):
            theme.addItem(words, name)
        theme.setCurrentIndex(max(0, theme.findData(self._settings.get("theme", "system"))))
        theme.currentIndexChanged.connect(lambda _index: self.theme_chosen.emit(str(theme.currentData())))
        language = QComboBox()
        for code, name in LANGUAGES:
            language.addItem(self.tr("As the system") if not code else name, code)
        language.setCurrentIndex(max(0, language.findData(self._settings.get("language", ""))))
        note = _secondary("")
        note.hide()

        def choose_language() -> None:
            self._settings.set("language", str(language.currentData()))
            note.setText(self.tr("The language changes when the studio starts again."))
            note.show()

        language.currentIndexChanged.connect(lambda _index: choose_language())
        form = _form()
        form.addRow(self.tr("Theme"), theme)
        form.addRow(self.tr("Language"), language)
        form.addRow(self.tr("Screen profile"), ScreenProfile(self._parts))
        return _page(form, note)

    def _models(self) -> QWidget:
        self._device = QLabel()
        self._device.setTextFormat(Qt.TextFormat.PlainText)
        form = _form()
        form.addRow(self.tr("Device"), self._device)
        manage = QPushButton(self.tr("Models and folders of models…"))
        manage.clicked.connect(self.models_wanted)
        form.addRow(self.tr("Models"), manage)
        self._wildcards = WildcardFolder(self._parts)
        self._wildcards.chosen.connect(self.wildcards_chosen)
        form.addRow(self.tr("Wildcards"), self._wildcards)
        words = self.tr(
            "The fastest device of this machine is taken. Models stay where they are on the disk: add the folders of "
            "other programs, nothing is copied."
        )
        return _page(form, _secondary(words))

    def _exports(self) -> QWidget:
        keep = QCheckBox(self.tr("Write prompt and settings into exported pictures"))
        keep.setChecked(bool(self._settings.get(WITH_RECIPE, default=True)))
        keep.toggled.connect(lambda on: self._settings.set(WITH_RECIPE, on))
        words = self.tr(
            "With them a picture can be made again. Without them it still says that it was generated: every export "
            "carries Content Credentials, signed by this installation with a key that never leaves it."
        )
        return _page(None, keep, _secondary(words))

    def _show_device(self) -> None:
        models = self._parts.studio.models

        def show(found: tuple[str, int, int]) -> None:
            device, used, total = found
            words = self.tr("{device}, {used} of {total} GB in use by models").format(
                device=device, used=f"{used / 1e9:.1f}", total=f"{total / 1e9:.0f}"
            )
            self._device.setText(words if device else self.tr("chosen when the first model is loaded"))

        self._parts.jobs.run("", lambda _context: models.memory(), Lane.IO, show)


def settings_entries(icons: Icons, set_theme: Callable[[str], None], open_page: Callable[[str], None]) -> list[Entry]:
    """The preferences as the palette finds them."""
    detail = QCoreApplication.translate("Preferences", "setting")
    themes = (
        QCoreApplication.translate("Preferences", "Theme: as the system"),
        QCoreApplication.translate("Preferences", "Theme: dark"),
        QCoreApplication.translate("Preferences", "Theme: light"),
    )
    pages = (
        (QCoreApplication.translate("Preferences", "Language"), "general"),
        (QCoreApplication.translate("Preferences", "Device and models"), "models"),
        (QCoreApplication.translate("Preferences", "Storage"), "storage"),
        (QCoreApplication.translate("Preferences", "Keys"), "keys"),
        (QCoreApplication.translate("Preferences", "Exports"), "exports"),
        (QCoreApplication.translate("Preferences", "Plugins"), "plugins"),
    )
    return [
        *(
            Entry(title, detail, partial(set_theme, name), icons.icon("contrast"))
            for title, name in zip(themes, THEMES, strict=True)
        ),
        *(Entry(title, detail, partial(open_page, page), icons.icon("settings")) for title, page in pages),
    ]


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setVerticalSpacing(12)
    form.setHorizontalSpacing(16)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    return form


def _page(form: QFormLayout | None, *widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.setSpacing(12)
    if form is not None:
        layout.addLayout(form)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return page


def _secondary(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "secondary")
    label.setWordWrap(True)
    return label
