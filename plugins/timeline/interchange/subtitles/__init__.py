"""Subtitles: SubRip and WebVTT as tracks of titles, and tracks of titles as those."""
