"""PenOptions: how a path is filled and outlined, and what is done with its chosen nodes."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.widgets.icon_button import IconButton
from plugins.canvas.model import Shape
from plugins.canvas.panel.shapes.shape_options import ShapeOptions
from plugins.canvas.panel.tools.hand import Easel


class PenOptions(ShapeOptions):
    """The row above the canvas while the pen is in the hand."""

    corner_wanted = Signal()
    smooth_wanted = Signal()
    remove_wanted = Signal()
    closed_wanted = Signal(bool)

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, paths=True)
        self.corner = IconButton(easel.icons, "chevron-up", self.tr("Make the chosen nodes corners (Alt+click)"))
        self.smooth = IconButton(easel.icons, "spline", self.tr("Make the chosen nodes smooth (Alt+click)"))
        self.remove = IconButton(easel.icons, "trash-2", self.tr("Remove the chosen nodes (Backspace)"))
        self.closed = IconButton(easel.icons, "link", self.tr("Closed: a line leads from the last node to the first"))
        self.closed.setCheckable(True)
        self.closed.clicked.connect(self.closed_wanted)
        row = self.layout()
        assert row is not None
        for button, wanted in (
            (self.corner, self.corner_wanted),
            (self.smooth, self.smooth_wanted),
            (self.remove, self.remove_wanted),
        ):
            button.clicked.connect(wanted)
            row.addWidget(button)
        row.addWidget(self.closed)
        for button in (self.corner, self.smooth, self.remove, self.closed):
            button.setFixedSize(28, 28)
        self.show_standing(None, chosen=0)

    @property
    def words_for_whole(self) -> str:
        """What is said where all nodes would go."""
        return self.tr("A path has two nodes at least. Remove its layer instead.")

    def show_standing(self, shape: Shape | None, *, chosen: int) -> None:
        """What can be done with the active path, None where there is none."""
        for button in (self.corner, self.smooth, self.remove):
            button.setEnabled(shape is not None and chosen > 0)
        self.closed.setEnabled(shape is not None)
        self.closed.setChecked(shape is not None and shape.closed)
