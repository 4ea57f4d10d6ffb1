"""OpenTimelineIO: the film as its objects, and back."""
