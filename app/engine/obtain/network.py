"""What can go wrong with a network while something is fetched by the hub's client, in words."""

from __future__ import annotations

from typing import Any

from app.api import Words
from app.engine.obtain.answers import FetchFailed, too_slow, untrusted


def network_errors() -> tuple[type[BaseException], ...]:
    """What the client raises where it gets no answer, or one that means no."""
    from huggingface_hub import errors

    other: Any = errors
    return (other.HTTPError, errors.OfflineModeIsEnabled, ConnectionError, TimeoutError)


def is_answer(error: BaseException) -> bool:
    """Whether somebody answered, so that asking again would be of no use."""
    from huggingface_hub import errors

    return isinstance(error, (errors.HfHubHTTPError, errors.OfflineModeIsEnabled))


def unreached(server: Words, name: str, error: BaseException) -> FetchFailed:
    """The error for a server that did not answer, or not to the end."""
    from huggingface_hub import errors

    if isinstance(error, errors.OfflineModeIsEnabled):
        return FetchFailed(
            "The studio is set to stay off the network.",
            advice="Unset HF_HUB_OFFLINE to fetch models, or add {name} from a disk.",
            name=name,
        )
    if _is_timeout(error):
        return too_slow(server, name)
    if "certificate verify failed" in str(error).lower():
        return untrusted(server, name)
    return FetchFailed(
        "{server} cannot be reached.",
        advice="Check the network and fetch {name} again; what came so far is kept.",
        server=server,
        name=name,
    )


def _is_timeout(error: BaseException) -> bool:
    """Whether nobody answered in time, as the system or any version of the hub's HTTP client says it."""
    return isinstance(error, TimeoutError) or any(kind.__name__ == "TimeoutException" for kind in type(error).__mro__)
