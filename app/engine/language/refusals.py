"""What a language model cannot do, in words."""

from __future__ import annotations

from app.api import UserError


def no_fill_in(name: str) -> UserError:
    """The error for a model that was not taught to write between two texts."""
    return UserError(
        "“{model}” was not made to fill in between two texts.",
        advice="Choose a model that was, such as one made for program code, or one that converses.",
        model=name,
    )


def keeps_nothing() -> UserError:
    """The error for a model whose memory cannot be kept in a file."""
    return UserError("What this model has read cannot be kept.", advice="It is read anew when you go on.")


def takes_no_images(name: str) -> UserError:
    """The error for pictures that a model cannot see."""
    return UserError(
        "“{model}” cannot see pictures.", advice="Leave them out, or choose a model that takes pictures.", model=name
    )
