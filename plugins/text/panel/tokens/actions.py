"""What can be done with candidates, with names, menus and keys."""

from __future__ import annotations

from collections.abc import Sequence

from app.api import Action
from plugins.text.panel.tokens.candidates import Candidates


def candidate_actions(candidates: Candidates) -> Sequence[Action]:
    """The actions."""
    return (
        Action(
            "text.candidates",
            "Show candidates",
            lambda: candidates.set_on(not candidates.on),
            "view",
            ("Ctrl+Alt+K",),
            "Tint generated words by how likely they were; point at one to see what else could have stood there.",
            "list-ordered",
            checked=lambda: candidates.on,
        ),
        Action(
            "text.candidates.here",
            "Candidates at the cursor",
            candidates.open_at_cursor,
            "generate",
            ("Alt+Down",),
            "What else could have been written here; go on from another word.",
            "list",
            while_focused=True,
        ),
    )
