"""Links: something is made from a passage, and stays linked to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.api import Action, Document, GeneratorInfo, Job, Made, Selection, UserError
from app.widgets.icons import Icons
from plugins.text.linking import AddLink, RemoveLink, ReplaceLink
from plugins.text.model import KIND, Chapter, Link, new_id
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.links.asking import Asking
from plugins.text.panel.links.dock import LinksDock
from plugins.text.panel.links.margin import LinkMargin
from plugins.text.panel.links.medium import Medium, makers_of
from plugins.text.panel.links.place import LinkPlace
from plugins.text.panel.links.watching import Row, Watching
from plugins.text.panel.links.wish import Wish
from plugins.text.panel.saying import said
from plugins.text.panel.work import TextWork

_KEY = "Ctrl+Alt+I"


class Links(QObject):
    """What a passage can become by the generators of other plugins, and what became of which passage.

    `line` is the widget in which is said what to make, `dock` shows what was made from the open chapter.
    """

    def __init__(self, work: TextWork, editor: ManuscriptEditor, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._editor, self._icons = work, editor, icons
        self._asking = Asking(work, editor, icons, self)
        self.watching = Watching(work, self)
        self.dock = LinksDock(self.watching, work.context, icons)
        self.margin = LinkMargin(editor, self.watching, icons)
        self.line = self._asking.line
        self._makers: dict[Medium, list[GeneratorInfo]] = {}
        self._taken: dict[str, int] = {}
        keys = QKeySequence(_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        words = self.tr("Illustrate a passage ({keys}), and what is made from it stands here.").format(keys=keys)
        self.dock.invite(words if self.makers(Medium.PICTURE) else self.tr("What is made from passages stands here."))
        self.dock.show_wanted.connect(self.show)
        self.dock.again_wanted.connect(self.make_again)
        self.dock.unlink_wanted.connect(self.unlink)
        self.dock.passage_wanted.connect(self.go_to_passage)
        self.dock.cancel_wanted.connect(self._cancel)
        self.margin.chosen.connect(self.dock.cards.choose)
        editor.menu_wanted.connect(self._fill_menu)
        self._ends = (
            work.context.jobs.subscribe(self._job_changed),
            work.context.session.subscribe(self._document_changed),
        )
        QTimer.singleShot(0, self, self._catch_up)

    def makers(self, medium: Medium) -> list[GeneratorInfo]:
        """The generators of other plugins that make a medium of a text."""
        if medium not in self._makers:
            generators = self._work.context.generators
            self._makers[medium] = makers_of(medium, generators.infos(), generators.request_type, but=KIND)
        return self._makers[medium]

    def actions(self) -> Sequence[Action]:
        """What a passage can become here."""
        illustrate, score, read, story = (partial(self._begin, medium) for medium in Medium)
        actions = (
            Action(
                "text.illustrate",
                "Illustrate",
                illustrate,
                "generate",
                (_KEY,),
                help="Make a picture of the selection, or of the paragraph.",
                icon="image",
            ),
            Action(
                "text.score",
                "Score",
                score,
                "generate",
                help="Make music for the selection, or for the paragraph.",
                icon="music",
            ),
            Action(
                "text.read-aloud",
                "Read aloud",
                read,
                "generate",
                help="Have the selection, or the paragraph, spoken.",
                icon="play",
            ),
            Action(
                "text.storyboard",
                "Storyboard",
                story,
                "generate",
                help="Make a film of the selection, or of the paragraph.",
                icon="film",
            ),
        )
        return [
            replace(action, enabled=partial(self._is_possible, medium))
            for medium, action in zip(Medium, actions, strict=True)
            if self.makers(medium)
        ]

    def begin(self, medium: Medium, info: GeneratorInfo) -> None:
        """Ask what a generator is to make of the selection, or of the paragraph of the cursor."""
        try:
            self._asking.ask(self._wish(), medium, info, _title(info))
        except UserError as error:
            self._work.context.messages.fail(error)

    def show(self, row: Row) -> None:
        """Show what was made where it can be used."""
        link = row.link
        asset = self._work.context.session.document.assets.get(link.made) if link is not None else None
        if link is not None and asset is not None:
            self._work.context.session.select(Selection(asset=asset.id, part=KIND, item=link.chapter))
            self._work.context.show(asset)

    def make_again(self, row: Row) -> None:
        """Ask for it once more, with the passage as it is now; the new one takes its place."""
        link, found, context = row.link, row.found, self._work.context
        asset = context.session.document.assets.get(link.made) if link is not None else None
        if link is None or found is None:
            return
        try:
            if asset is None or asset.recipe is None:
                raise UserError("It isn't known how this was made.", advice="Make another one from the passage.")
            at, text = self._passage(row)
            infos = [info for info in context.generators.infos() if info.id == asset.recipe.generator]
            medium = next((one for info in infos for name in info.returns if (one := Medium.of(name))), Medium.PICTURE)
            title = _title(infos[0]) if infos else ""
            wish = Wish(link.chapter, at, text, replaces=link.id)
            self._asking.ask_again(wish, medium, asset.recipe, title)
        except UserError as error:
            context.messages.fail(error)

    def unlink(self, row: Row) -> None:
        """Link it to its passage no more."""
        if row.link is not None:
            self._work.execute(RemoveLink(row.link.id))

    def go_to_passage(self, row: Row) -> None:
        """Select the passage in the chapter."""
        if row.anchor is not None:
            self._editor.go_to(row.anchor.at, row.anchor.at + row.anchor.length)
            self._editor.setFocus()

    def close(self) -> None:
        """Listen no more."""
        self._asking.close()
        for end in self._ends:
            end()

    def _begin(self, medium: Medium) -> None:
        makers = self.makers(medium)
        if len(makers) == 1:
            self.begin(medium, makers[0])
        elif makers:
            menu = QMenu(self._editor)
            for info in makers:
                menu.addAction(_title(info), partial(self.begin, medium, info))
            menu.popup(self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft()))

    def _is_possible(self, medium: Medium) -> bool:
        here = not self._editor.isHidden() and not self._work.chapter.is_code
        return here and bool(self.makers(medium)) and not self._work.context.session.read_only

    def _wish(self) -> Wish:
        """The selection, or the paragraph of the cursor; raises UserError where there is neither."""
        start, end = self._editor.selection
        live = self._work.text.live
        first, last, text = live.position(start), live.position(end), live.text()
        if first == last:
            first = text.rfind("\n", 0, first) + 1
            last = text.find("\n", last)
            last = len(text) if last < 0 else last
        passage = text[first:last]
        if not passage.strip():
            raise UserError("There is no passage here.", advice="Select some text, or put the cursor into a paragraph.")
        first += len(passage) - len(passage.lstrip())
        return Wish(self._work.ensure_chapter(), first, passage.strip())

    def _passage(self, row: Row) -> tuple[int, str]:
        """Where a row's passage is, and what it says, at this moment."""
        live = self._work.text.live
        if row.anchor is None:
            raise UserError("The passage is gone.", advice="Select another one to make something from.")
        start, end = row.anchor.at, row.anchor.at + row.anchor.length
        return live.position(start), live.between(start, end)

    def _fill_menu(self, menu: QMenu) -> None:
        """What the selection can become, below what else can be done with it."""
        mediums = [medium for medium in Medium if self._is_possible(medium)]
        here = self.watching.row_at(self._editor.place)
        if mediums or here is not None:
            menu.addSeparator()
        for medium in mediums:
            makers, icon, title = self.makers(medium), self._icons.icon(medium.icon), said(medium.title)
            if len(makers) == 1:
                menu.addAction(icon, title, partial(self.begin, medium, makers[0]))
                continue
            several = menu.addMenu(icon, title)
            for info in makers:
                several.addAction(_title(info), partial(self.begin, medium, info))
        if here is not None and here.link is not None:
            icon = self._icons.icon("external-link")
            menu.addAction(icon, self.tr("Show what was made from it"), partial(self.show, here))

    def _job_changed(self, job: Job) -> None:
        place = None if callable(job.work) else LinkPlace.from_json(job.work.place)
        if place is None or callable(job.work) or job.work.document != self._work.context.session.document.id:
            return
        taken = self._taken.get(job.id, 0)
        for made in job.results[taken:]:
            if isinstance(made, Made):
                self._link(made, place, first=not taken)
                taken += 1
        if taken:
            self._taken[job.id] = taken
        self.watching.show_job(job, self._media_type(job.work.generator))

    def _link(self, made: Made, place: LinkPlace, *, first: bool) -> None:
        chapters = {item.id for item in self._work.manuscript.items if isinstance(item, Chapter)}
        if place.chapter not in chapters:
            words = self.tr("What was made from a passage is in the gallery: the chapter is gone.")
            self._work.context.messages.say(words)
            return
        link = Link(new_id(), place.chapter, place.at, place.length, place.passage, made.asset.id)
        assets = (replace(made.asset, recipe=made.recipe),)
        if place.replaces is not None and first:
            self._work.execute(ReplaceLink(place.replaces, link, assets))
        else:
            self._work.execute(AddLink(link, assets, made.job))
        self.dock.cards.choose(link.id)

    def _media_type(self, generator: str) -> str:
        """What a generator makes, as far as its manifest tells."""
        infos = self._work.context.generators.infos()
        return next((name for info in infos if info.id == generator for name in info.returns if Medium.of(name)), "")

    def _cancel(self, row: Row) -> None:
        job = next((job for job in self._work.context.jobs.jobs if job.id == row.id), None)
        if job is not None:
            self._work.context.jobs.cancel(job)

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.id != new.id:
            self._asking.close_line()
            self.watching.forget_jobs()
            # Once everyone shows the other document.
            QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        """Link what was made while the document, or this panel, was not open."""
        for job in list(self._work.context.jobs.jobs):
            self._job_changed(job)


def _title(info: GeneratorInfo) -> str:
    return QCoreApplication.translate("Plugins", info.title)
