"""QueueDock: all that runs, waits and has ended."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.jobs import Job, JobEvent, JobId, JobSpec, JobState
from app.ui.durations import in_words
from app.ui.parts import WindowParts
from app.ui.status_row import takes_long
from app.ui.translation import in_language
from app.widgets.icons import Icons

_ID = Qt.ItemDataRole.UserRole
_REDRAW_MS = 120


class QueueDock(QWidget):
    """The jobs of all documents: waiting ones are dragged into another order, held, cancelled; failed ones retried."""

    def __init__(self, parts: WindowParts, icons: Icons) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self._queue, self._icons = parts.jobs.queue, icons
        self._rows: dict[JobId, _Row] = {}
        self._pause = QPushButton(icons.icon("pause"), self.tr("Pause"))
        self._pause.setCheckable(True)
        self._pause.setToolTip(self.tr("Start no more jobs; what runs goes on"))
        self._pause.toggled.connect(self._toggle_pause)
        clear = QPushButton(self.tr("Clear ended"))
        clear.clicked.connect(self._clear)
        self._count = QLabel()
        self._count.setProperty("class", "secondary")
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self._count, None, clear, self._pause):
            head.addWidget(widget) if widget else head.addStretch(1)
        self._list = _JobList(self)
        self._list.setAccessibleName(self.tr("Queue"))
        self._empty = QLabel(self.tr("Nothing waits. What you generate appears here while it is made."))
        self._empty.setProperty("class", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._empty, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self.refresh)
        parts.jobs.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the queue as it is."""
        active = [job for job in self._queue.jobs if not job.state.ended]
        # Small tasks come and go many times a second; each would be a row made anew.
        jobs = [job for job in self._queue.jobs if _is_listed(job)]
        if any(job not in jobs for job in active):
            self._timer.start()
        ids = [job.id for job in jobs]
        shown = [JobId(self._list.item(row).data(_ID)) for row in range(self._list.count())]
        if ids != shown:
            self._list.clear()
            self._rows = {}
            for job in jobs:
                item = QListWidgetItem()
                item.setData(_ID, job.id)
                row = _Row(self, job, self._icons)
                item.setSizeHint(QSize(0, 40))
                self._list.addItem(item)
                self._list.setItemWidget(item, row)
                self._rows[job.id] = row
        for job in jobs:
            self._rows[job.id].show_job(job)
        count = sum(1 for job in jobs if not job.state.ended)
        self._count.setText(self.tr("To do: {count}").format(count=count) if count else "")
        self._list.setVisible(bool(jobs))
        self._empty.setVisible(not jobs)

    def cancel(self, job: JobId) -> None:
        """Stop a job."""
        self._queue.cancel(job)

    def retry(self, job: JobId) -> None:
        """Queue a job's work again."""
        self._queue.retry(job)

    def hold_or_release(self, job: JobId) -> None:
        """Hold a waiting job, or let it go on."""
        held = self._queue.job(job).state is JobState.HELD
        (self._queue.release if held else self._queue.hold)(job)

    def reorder(self) -> None:
        """Take over the order that the rows were dragged into."""
        order = [JobId(self._list.item(row).data(_ID)) for row in range(self._list.count())]
        waiting = [id_ for id_ in order if self._queue.job(id_).state in (JobState.QUEUED, JobState.HELD)]
        places: dict[object, int] = {}
        for id_ in waiting:
            lane = self._queue.job(id_).lane
            self._queue.move(id_, places.get(lane, 0))
            places[lane] = places.get(lane, 0) + 1
        QTimer.singleShot(0, self.refresh)

    def _changed(self, _job: Job, _event: JobEvent | None) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _toggle_pause(self, paused: bool) -> None:
        (self._queue.pause if paused else self._queue.resume)()
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self._pause.setIcon(self._icons.icon("play" if paused else "pause"))

    def _clear(self) -> None:
        self._queue.clear_ended()
        self.refresh()


class _JobList(QListWidget):
    def __init__(self, dock: QueueDock) -> None:
        super().__init__()
        self._dock = dock
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take over the new order."""
        super().dropEvent(event)
        self._dock.reorder()


class _Row(QWidget):
    def __init__(self, dock: QueueDock, job: Job, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._error: BaseException | None = None
        self._title = QLabel(job.title or self.tr("Untitled"))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setMinimumWidth(60)
        self._state = QLabel()
        self._state.setProperty("class", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._hold = self._button("pause", self.tr("Hold"), lambda: dock.hold_or_release(job.id))
        self._retry = self._button("rotate-ccw", self.tr("Again"), lambda: dock.retry(job.id))
        self._copy = self._button("clipboard", self.tr("Copy details"), self._copy_details)
        self._cancel = self._button("x", self.tr("Cancel"), lambda: dock.cancel(job.id))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 4, 2)
        layout.setSpacing(8)
        layout.addWidget(self._title, 1)
        for widget in (self._state, self._bar, self._copy, self._retry, self._hold, self._cancel):
            layout.addWidget(widget)

    def show_job(self, job: Job) -> None:
        """Show the job as it is."""
        self._error = job.error
        words = {
            JobState.QUEUED: self.tr("waiting"),
            JobState.HELD: self.tr("held"),
            JobState.RUNNING: in_language(job.activity) or self.tr("starting"),
            JobState.FINISHED: self.tr("done in {time}").format(
                time=in_words((job.ended_s or 0) - (job.started_s or job.ended_s or 0))
            ),
            JobState.FAILED: in_language(job.words) or self.tr("a fault in the studio"),
            JobState.CANCELLED: self.tr("cancelled"),
            JobState.INTERRUPTED: self.tr("interrupted when the studio ended"),
        }[job.state]
        left = in_words(job.remaining_s())
        self._state.setText(f"{words}, {left}" if left else words)
        self._state.setToolTip(words)
        self._bar.setVisible(job.state is JobState.RUNNING)
        self._bar.setMaximum(job.steps)
        self._bar.setValue(job.step)
        self._hold.setVisible(job.state in (JobState.QUEUED, JobState.HELD))
        self._hold.setIcon(self._icons.icon("play" if job.state is JobState.HELD else "pause"))
        self._retry.setVisible(job.state in (JobState.FAILED, JobState.INTERRUPTED, JobState.CANCELLED))
        self._copy.setVisible(job.error is not None)
        self._cancel.setVisible(not job.state.ended)

    def _button(self, icon: str, words: str, action: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(action)
        return button

    def _copy_details(self) -> None:
        import traceback

        if self._error is not None:
            QApplication.clipboard().setText("".join(traceback.format_exception(self._error)))


def _is_listed(job: Job) -> bool:
    return takes_long(job) or (isinstance(job.work, JobSpec) and not job.work.in_passing)
