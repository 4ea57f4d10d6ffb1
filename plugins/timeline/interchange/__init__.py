"""Interchange: the film from other programs and for them: OpenTimelineIO, edit lists, XML of editors, subtitles."""
