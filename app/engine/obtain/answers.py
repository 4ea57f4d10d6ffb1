"""What a server that models are fetched from answers, or does not answer, in words."""

from __future__ import annotations

from app.api import UserError, Words

HUB = Words("The hub")
INDEX = Words("The package index")


class FetchFailed(UserError):
    """A model could not be fetched."""


def refused(server: Words, name: str, code: int) -> FetchFailed:
    """The error for an HTTP status that means no."""
    match code:
        case 401 | 403 | 407:
            what = Words("{server} does not let you have {name} (answer {code}).", server=server, name=name, code=code)
            if server == HUB:
                return FetchFailed(what, advice="Sign in with “hf auth login”, and check that you may see it.")
            if server == INDEX:
                return FetchFailed(what, advice="Check what pip's settings and the network's rules say of it.")
            return FetchFailed(what, advice="Check what the network's rules say of it.")
        case 429:
            return FetchFailed(
                "{server} has been asked too often.",
                advice="Wait some minutes, and fetch {name} again.",
                server=server,
                name=name,
            )
        case _ if code >= 500:
            return FetchFailed(
                "{server} is out of order (answer {code}).",
                advice="Fetch {name} again later.",
                server=server,
                name=name,
                code=code,
            )
        case _:
            return FetchFailed(
                "{server} refused to give {name} (answer {code}).",
                advice="Fetch {name} again later.",
                server=server,
                name=name,
                code=code,
            )


def too_slow(server: Words, name: str) -> FetchFailed:
    """The error for a server that does not answer in time."""
    return FetchFailed(
        "{server} takes too long to answer.",
        advice="Check the network, and fetch {name} again later.",
        server=server,
        name=name,
    )


def untrusted(server: Words, name: str) -> FetchFailed:
    """The error for a certificate that nobody vouches for: often a proxy's, or a clock that is wrong."""
    return FetchFailed(
        "{server} shows a certificate that is not trusted.",
        advice="Check this machine's clock and the network's proxy, and fetch {name} again.",
        server=server,
        name=name,
    )
