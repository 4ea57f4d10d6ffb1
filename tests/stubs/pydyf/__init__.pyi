from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

class Object:
    number: int | None
    @property
    def reference(self) -> bytes: ...

class Dictionary(Object, dict[str, Any]):
    def __init__(self, values: Mapping[str, Any] | None = None) -> None: ...

class Array(Object, list[Any]):
    def __init__(self, array: Iterable[Any] | None = None) -> None: ...

class String(Object):
    def __init__(self, string: str | bytes = "") -> None: ...

class Stream(Object):
    def __init__(
        self, stream: Sequence[bytes] | None = None, extra: Mapping[str, Any] | None = None, compress: bool = False
    ) -> None: ...

class PDF:
    objects: list[Any]
    pages: Dictionary
    info: Dictionary
    catalog: Dictionary
    def __init__(self) -> None: ...
    def add_page(self, page: Dictionary) -> None: ...
    def add_object(self, object_: Object) -> None: ...
    def write(
        self, output: IO[bytes], version: bytes = b"1.7", identifier: bytes | bool = False, compress: bool = False
    ) -> None: ...
