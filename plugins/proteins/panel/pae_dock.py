"""AlignedErrorDock: the predicted aligned error that lies beside the structure that is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from app.api import Asset, AssetId, InvalidData, JobContext, Lane, UserError, reason_of
from app.widgets.wrapped_label import WrappedLabel
from plugins.proteins.commands import ChangeStructure
from plugins.proteins.panel.pae_map import AlignedErrorMap
from plugins.proteins.panel.work import ProteinsWork
from plugins.proteins.structure.confidence import LARGEST_JSON_BYTES, AlignedError, read_aligned_error

_MEDIA_TYPE = "application/json"


class AlignedErrorDock(QWidget):
    """Takes AlphaFold's JSON files, keeps them with the structure, and shows what they say."""

    def __init__(self, work: ProteinsWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._shown: AssetId | None = None
        self.map = AlignedErrorMap()
        self.map.chosen.connect(self._choose)
        self.words = WrappedLabel()
        self.words.setProperty("class", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.map, 1)
        layout.addWidget(self.words)
        self.open_button = QPushButton(self.tr("Open a JSON file…"))
        self.open_button.clicked.connect(self.open)
        layout.addWidget(self.open_button)
        work.current_changed.connect(self.refresh)
        work.loaded.connect(self.refresh)
        self.refresh()

    def open(self) -> None:
        """Ask for a JSON file, and take it."""
        kinds = self.tr("JSON files (*.json)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Predicted aligned error"), "", kinds)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Keep a JSON file with the structure that is shown; a file that is none is said in words."""
        item, context = self._work.current, self._work.context
        if item is None:
            words = self.tr("Open the structure first, and then the JSON file that lies beside it.")
            context.messages.say(words)
            return
        residues = self._residues()

        def read(_job: JobContext) -> Asset | UserError:
            try:
                data = _bytes_of(path)
                _check_length(read_aligned_error(data), residues)
                return context.assets.add_bytes(data, _MEDIA_TYPE, name=path.stem)
            except UserError as error:
                return error

        def done(found: Asset | UserError) -> None:
            if isinstance(found, UserError):
                context.messages.fail(found)
            else:
                self._work.execute(ChangeStructure(item.id, aligned_error=found, label="Add aligned error"))

        context.jobs.run("", read, Lane.IO, done)

    def refresh(self) -> None:
        """Show that of the structure that is shown."""
        item = self._work.current
        asset = item.aligned_error if item is not None else None
        self.open_button.setVisible(asset is None)
        self.open_button.setEnabled(item is not None)
        if asset is None:
            self._shown = None
            self.map.show_error(None)
            self.words.setText(
                self.tr("Drop or open the JSON file of a prediction to see its predicted aligned error.")
            )
            return
        if asset == self._shown:
            return
        self._shown = asset
        assets = self._work.context.assets

        def read(_job: JobContext) -> AlignedError | UserError:
            try:
                return read_aligned_error(assets.read(asset))
            except UserError as error:
                return error

        def done(found: AlignedError | UserError) -> None:
            if asset != self._shown:
                return
            if isinstance(found, UserError):
                self._work.context.messages.fail(found)
                return
            self.map.show_error(found)
            self.words.setText(self._said(found))

        self._work.context.jobs.run("", read, Lane.IO, done)

    def _said(self, found: AlignedError) -> str:
        words = [self.tr("Dark is sure: 0 Å to {most} Å.").format(most=f"{found.most:.0f}")]
        if found.ptm is not None:
            words.append(f"pTM {found.ptm:.2f}.")
        if found.iptm is not None:
            words.append(f"ipTM {found.iptm:.2f}.")
        return " ".join(words)

    def _residues(self) -> int | None:
        drawable = self._work.drawable
        return int(drawable.structure.is_protein.sum()) if drawable is not None else None

    def _choose(self, places: tuple[int, ...]) -> None:
        drawable = self._work.drawable
        if drawable is not None:
            amino = [at for at, is_one in enumerate(drawable.structure.is_protein.tolist()) if is_one]
            self._work.choose(amino[at] for at in places if at < len(amino))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_JSON_BYTES:
            raise InvalidData("“{name}” is too large.", advice="Choose the file beside the structure.", name=path.name)
        return path.read_bytes()
    except OSError as error:
        raise InvalidData("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)) from error


def _check_length(found: AlignedError, residues: int | None) -> None:
    if residues is not None and len(found.error) < residues:
        raise InvalidData(
            "This predicted aligned error is of {count} residues, and the structure has {residues}.",
            advice="Choose the JSON file that lies beside this structure.",
            count=len(found.error),
            residues=residues,
        )
