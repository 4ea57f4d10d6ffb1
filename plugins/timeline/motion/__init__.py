"""Motion: how what is seen moves from frame to frame, frames in between, and measures of steadiness."""
