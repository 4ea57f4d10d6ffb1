"""Training of the video planner."""
