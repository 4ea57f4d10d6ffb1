"""StructureStage: the structure in space, built on a worker and linked to what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.api import Job, JobContext, Lane, Solid, UserError
from app.widgets.solid_view import SolidView
from plugins.proteins.drawing import overlay_of, solid_of
from plugins.proteins.panel.aligning import AlignedRow
from plugins.proteins.panel.saying import said
from plugins.proteins.panel.view_bar import ViewBar
from plugins.proteins.panel.work import ProteinsWork


class StructureStage(QObject):
    """Shows what the bar asks for; what is picked in the view is chosen, and the other way round."""

    def __init__(self, work: ProteinsWork, bar: ViewBar, aligned: AlignedRow, view: SolidView, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._bar, self._aligned, self._view = work, bar, aligned, view
        self._job: Job | None = None
        self._asked = 0
        self._shown = ""
        self._linking = False
        view.set_unit("Å")
        view.selection_changed.connect(self._picked)
        work.chosen_changed.connect(self._chosen)
        work.loaded.connect(self.show)
        work.current_changed.connect(self.show)
        bar.changed.connect(self.show)
        aligned.changed.connect(self.show)

    def show(self) -> None:
        """Build the solid, and show it when it is there."""
        self._asked += 1
        if self._job is not None:
            self._work.context.jobs.cancel(self._job)
            self._job = None
        drawable, item = self._work.drawable, self._work.current
        if item is None or self._work.error is not None:
            self._shown = ""
            error = self._work.error
            empty = self.tr("Drop a PDB or mmCIF file here to see its structure.")
            self._view.show_message(said(error.words) if error is not None else empty)
            return
        if drawable is None:
            if item.id != self._shown:
                self._view.show_message(self.tr("Reading the structure…"))
            return
        asked, style, colouring, hidden = self._asked, self._bar.style_shown, self._bar.colouring, item.hidden
        other = self._aligned.drawable

        def build(job: JobContext) -> Solid | UserError:
            try:
                solid = solid_of(drawable, style, colouring, hidden, job.check)
                return solid if other is None else solid.joined(overlay_of(other, style, job.check))
            except UserError as error:
                return error

        def done(found: Solid | UserError) -> None:
            if asked != self._asked:
                return
            self._job = None
            if isinstance(found, UserError):
                self._shown = ""
                self._view.show_message(said(found.words))
                return
            self._linking = True
            self._view.set_solid(found, keep_view=item.id == self._shown)
            self._linking = False
            self._shown = item.id
            self._view.set_names(drawable.names())
            self._chosen()

        self._job = self._work.context.jobs.run("", build, Lane.IO, done)

    def _picked(self, residues: tuple[int, ...]) -> None:
        if not self._linking:
            self._linking = True
            self._work.choose(residues)
            self._linking = False

    def _chosen(self) -> None:
        if not self._linking:
            self._linking = True
            known = set(self._view.solid.ids.tolist())
            self._view.set_selection(at for at in self._work.chosen if at in known)
            self._linking = False
