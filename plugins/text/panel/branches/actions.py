"""What can be done with versions, with names, menus and keys."""

from __future__ import annotations

from collections.abc import Sequence

from app.api import Action
from plugins.text.panel.branches.branching import Branching


def branch_actions(branching: Branching) -> Sequence[Action]:
    """The actions."""
    return (
        Action(
            "text.snapshot.named",
            "Keep a snapshot with a name",
            branching.snapshot,
            "edit",
            ("Ctrl+Alt+S",),
            "A version to compare with, and to come back to; its name can be written at once.",
            "bookmark",
        ),
        Action(
            "text.snapshot.compare",
            "Compare with the last snapshot",
            branching.compare_with_snapshot,
            "view",
            ("Ctrl+Alt+D",),
            "What changed since, word by word.",
            "git-compare",
        ),
    )
