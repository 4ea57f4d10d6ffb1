"""The part of xllamacpp, which ships no types, that the engine uses."""

from collections.abc import Callable
from typing import Any

class ggml_backend_dev_type:
    GGML_BACKEND_DEVICE_TYPE_GPU: int

class CommonParams: ...

class Server:
    def __init__(self, common_params: CommonParams) -> None: ...
    @property
    def listening_address(self) -> str: ...
    def handle_completions(self, input: dict[str, Any], callback: Callable[[dict[str, Any]], bool]) -> None: ...

def get_device_info() -> list[dict[str, Any]]: ...
