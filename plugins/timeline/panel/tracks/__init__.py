"""The tracks of a sequence over time: ruler, heads, clips and playhead."""
