"""InspectorDock: how what is selected was made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.api import (
    Asset,
    AssetId,
    AssetOf,
    Field,
    Lane,
    Made,
    ModelOf,
    Pixels,
    Provenance,
    Recipe,
    UserError,
    fields_of,
)
from app.document import TILES
from app.ui.parts import WindowParts
from app.ui.pictures import to_pixmap
from app.widgets.icons import Icons
from app.widgets.scrolled_column import ScrolledColumn

_SIZE = 160


class InspectorDock(QWidget):
    """The recipe of the selected picture, and making it again or another like it."""

    again_wanted = Signal(object)
    vary_wanted = Signal(object)
    recall_wanted = Signal(object)

    def __init__(self, parts: WindowParts, icons: Icons) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self._parts = parts
        self._recipe: Recipe | None = None
        self._asset = ""
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = QLabel()
        self._state.setProperty("class", "secondary")
        self._state.setWordWrap(True)
        self._table = QFormLayout()
        self._table.setHorizontalSpacing(12)
        self._table.setVerticalSpacing(4)
        self._table.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for text, icon, emit, help_ in (
            (self.tr("Make again"), "rotate-ccw", self.again_wanted.emit, self.tr("Make the same once more")),
            (self.tr("Vary"), "shuffle", self.vary_wanted.emit, self.tr("Make it with another seed")),
            (
                self.tr("Recall"),
                "sliders-horizontal",
                self.recall_wanted.emit,
                self.tr("Take prompt and settings up into the form"),
            ),
        ):
            button = QPushButton(icons.icon(icon), text)
            button.setToolTip(help_)
            button.clicked.connect(self._teller(emit))
            row.addWidget(button)
        self._empty = QLabel(
            self.tr("Select something in the gallery, a generated layer or a clip to see how it was made.")
        )
        self._empty.setProperty("class", "secondary")
        self._empty.setWordWrap(True)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        for widget in (self._empty, self._picture, self._title, self._state, self._buttons):
            layout.addWidget(widget)
        layout.addLayout(self._table)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrolledColumn(body))
        self.clear()

    def clear(self) -> None:
        """Show that nothing is selected."""
        self._recipe = None
        self._fill(None, "", "")
        self._picture.hide()

    def show_made(self, made: Made | None) -> None:
        """Show a result of the gallery."""
        if made is None:
            self.clear()
            return
        self.show_asset(made.asset, made.recipe)

    def show_asset(self, asset: Asset, recipe: Recipe | None) -> None:
        """Show an asset of the project."""
        self._asset = asset.id
        self._picture.hide()
        self._fill(recipe, asset.name, "" if recipe else self.tr("Not generated: painted here, or brought in."))
        if asset.media_type == TILES:
            self._load(asset.id)

    def show_provenance(self, name: str, found: Provenance) -> None:
        """Show what a file says of itself."""
        self._picture.hide()
        words = {
            "none": self.tr("No Content Credentials."),
            "valid": self.tr("Signed by {signer}, who is not known here; unchanged since."),
            "trusted": self.tr("Signed by this installation, unchanged since."),
            "invalid": self.tr("Changed after it was signed, or damaged."),
        }[found.credentials]
        self._fill(found.recipe, name, words.format(signer=found.signer))
        if found.recipe is None:
            for key, value in found.recall.items():
                self._row(key, str(value))

    def _fill(self, recipe: Recipe | None, title: str, state: str) -> None:
        self._recipe = recipe
        while self._table.rowCount():
            self._table.removeRow(0)
        self._empty.setVisible(recipe is None and not title and not state)
        self._buttons.setVisible(recipe is not None)
        self._title.setText(str(recipe.request.get("prompt") or title) if recipe else title)
        self._title.setVisible(bool(self._title.text()))
        self._state.setText(state)
        self._state.setVisible(bool(state))
        if recipe is None:
            return
        for stamp in recipe.models:
            self._row(self.tr("Model"), f"{stamp.id} · {stamp.sha256[:10]}")
        fields = self._fields(recipe.generator)
        for name, value in recipe.request.items():
            field = fields.get(name)
            # Prompt and model are said above, and the name of an asset says nothing to a person.
            untold = name == "prompt" or value in recipe.inputs or (field is not None and _is_untold(field))
            if not untold and value not in ("", None):
                label = QCoreApplication.translate("Fields", field.label.text) if field is not None else name
                self._row(label, str(value))
        if recipe.created:
            self._row(self.tr("Made"), recipe.created.replace("T", " ")[:16])
        versions = ", ".join(f"{name} {version}" for name, version in recipe.libraries.items())
        if versions:
            self._row(self.tr("With"), versions)

    def _fields(self, generator: str) -> dict[str, Field]:
        try:
            request = self._parts.generators.request_type(generator)
        except UserError:
            return {}
        return {field.name: field for field in fields_of(request)}

    def _row(self, name: str, value: str) -> None:
        label = QLabel(name)
        label.setProperty("class", "secondary")
        words = QLabel(value)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._table.addRow(label, words)

    def _load(self, asset: AssetId) -> None:
        assets = self._parts.studio.assets

        def show(pixels: Pixels) -> None:
            if self._asset == asset:
                self._picture.setPixmap(to_pixmap(pixels))
                self._picture.show()

        self._parts.jobs.run(
            self.tr("Reading a picture"), lambda _context: assets.thumbnail(asset, _SIZE), Lane.IO, show
        )

    def _teller(self, emit: Callable[[object], object]) -> Callable[[], None]:
        def tell() -> None:
            if self._recipe is not None:
                emit(self._recipe)

        return tell


def _is_untold(field: Field) -> bool:
    """Whether a field's value is not listed: how many were made at once, assets by their ids, and the model."""
    return field.count or isinstance(field.kind, AssetOf | ModelOf)
