"""ScreenProfile: the choice of the profile by which the canvas is shown on this screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from app.api import InvalidData, JobContext, Lane
from app.api.colour_profile import read_profile
from app.ui.parts import WindowParts
from app.widgets.screen_source import SCREEN_PROFILE

_OTHER = "other"


class ScreenProfile(QWidget):
    """Without a profile colours are shown as they are, as a screen of sRGB needs them."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self._parts, self._settings = parts, parts.settings
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Screen profile"))
        self.choice.setToolTip(
            self.tr("The ICC profile that was made for this screen: by it the canvas shows colours as they are meant.")
        )
        self.choice.activated.connect(self._chosen)
        self._name = QLabel()
        self._name.setProperty("class", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.choice)
        layout.addWidget(self._name)
        self._show()

    def use(self, path: Path) -> None:
        """Read a profile on a worker and show the canvas by it; what is none is refused in words."""

        def read(_job: JobContext) -> str:
            return screen_profile(path)

        def done(name: str) -> None:
            self._settings.set(SCREEN_PROFILE, str(path))
            self._show(name)

        self._parts.jobs.run(self.tr("Reading the colour profile"), read, Lane.IO, done)

    def _chosen(self, row: int) -> None:
        wanted = self.choice.itemData(row)
        if wanted == "":
            self._settings.set(SCREEN_PROFILE, "")
        elif wanted == _OTHER:
            title, kinds = self.tr("Screen profile"), self.tr("Colour profiles (*.icc *.icm)")
            name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
            if name:
                self.use(Path(name))
        self._show()

    def _show(self, name: str = "") -> None:
        kept = str(self._settings.get(SCREEN_PROFILE, ""))
        self.choice.clear()
        self.choice.addItem(self.tr("None (sRGB)"), "")
        if kept:
            self.choice.addItem(Path(kept).name, kept)
        self.choice.addItem(self.tr("Choose a file…"), _OTHER)
        self.choice.setCurrentIndex(1 if kept else 0)
        self._name.setText(name)
        self._name.setVisible(bool(name))


def screen_profile(path: Path) -> str:
    """The name of the profile in a file; raises InvalidData where it is not that of a screen."""
    profile = read_profile(path).profile
    space, name = profile.xcolor_space.strip(), profile.profile_description or path.stem
    if space != "RGB":
        raise InvalidData(
            "{name} is the profile of a printer or scanner.",
            advice="Choose that of this screen, which the system's settings of the screen name.",
            name=path.name,
        )
    return " ".join(name.split())
