"""ComparisonWindow: two results compared in a window of their own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.api import Asset, AssetStore, Lane, Made
from app.ui.parts import WindowParts
from app.ui.picture_choices import caption
from app.ui.pictures import to_image
from app.widgets.comparison import Comparison
from app.widgets.icons import Icons

_LARGEST = 4096
"""A larger picture is compared by one of this size."""
_SIZE = (1000, 720)


class ComparisonWindow(QWidget):
    """Reads both pictures on a worker; Escape closes it."""

    def __init__(self, parts: WindowParts, icons: Icons, pair: tuple[Made, Made], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare"))
        self.resize(*_SIZE)
        self.comparison = Comparison(icons)
        self.comparison.closed.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.comparison)
        assets, names = parts.studio.assets, (caption(pair[0]), caption(pair[1]))

        def read(_job: object) -> tuple[QImage, QImage]:
            return _read(assets, pair[0].asset), _read(assets, pair[1].asset)

        def show(images: tuple[QImage, QImage]) -> None:
            self.comparison.set_pictures(*images, names)

        title = QCoreApplication.translate("Thumbnails", "Reading pictures")
        job = parts.jobs.run(title, read, Lane.IO, show)
        # What comes too late has nowhere to go.
        self.destroyed.connect(lambda: None if job.state.ended else parts.jobs.cancel(job))
        self.comparison.view.setFocus()


def can_compare(made: Made) -> bool:
    """Whether a result is a picture."""
    return made.asset.media_type.startswith("image/")


def _read(assets: AssetStore, asset: Asset) -> QImage:
    height, width, _ = assets.shape(asset.id)
    large = max(height, width) > _LARGEST
    return to_image(assets.thumbnail(asset.id, _LARGEST) if large else assets.picture(asset.id))
