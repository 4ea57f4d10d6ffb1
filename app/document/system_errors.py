"""What the operating system's errors mean, in words that can be said in any language."""

from __future__ import annotations

import errno

from app.document.words import Words


def reason_of(error: OSError) -> Words:
    """Why the system refused, as the end of a sentence; a rare reason is quoted in the system's own words."""
    if error.errno is None and isinstance(error, TimeoutError):
        return Words("it took too long to answer")
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return Words("the disk is full")
        case errno.EACCES | errno.EPERM:
            return Words("access is not allowed")
        case errno.EROFS:
            return Words("the disk can only be read")
        case errno.ENOENT | errno.ENOTDIR:
            return Words("it is not there")
        case errno.EEXIST:
            return Words("there is something of that name already")
        case errno.EMFILE | errno.ENFILE:
            return Words("too many files are open")
        case errno.EISDIR | errno.ENOTEMPTY:
            return Words("there is a folder in its place")
        case errno.ENAMETOOLONG:
            return Words("its name is too long")
        case errno.EFBIG:
            return Words("it is too large for the disk")
        case errno.EBUSY:
            return Words("it is in use")
        case errno.EIO:
            return Words("the disk does not work as it should")
        case errno.ENETDOWN | errno.ENETUNREACH | errno.EHOSTUNREACH:
            return Words("there is no network")
        case errno.ECONNREFUSED | errno.ECONNRESET | errno.ECONNABORTED:
            return Words("the connection was refused")
        case errno.ETIMEDOUT:
            return Words("it took too long to answer")
        case _:
            return Words("the system says “{text}”", text=error.strerror or str(error) or type(error).__name__)
