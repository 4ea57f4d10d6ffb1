class RationalTime:
    def __init__(self, value: float = 0, rate: float = 1) -> None: ...
    value: float
    rate: float
    def to_seconds(self) -> float: ...

class TimeRange:
    def __init__(self, start_time: RationalTime = ..., duration: RationalTime = ...) -> None: ...
    start_time: RationalTime
    duration: RationalTime
