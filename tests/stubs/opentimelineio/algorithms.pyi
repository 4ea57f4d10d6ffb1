from opentimelineio.opentime import TimeRange
from opentimelineio.schema import Track

def track_trimmed_to_range(track: Track, trim_range: TimeRange) -> Track: ...
