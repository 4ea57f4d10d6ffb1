"""What helps to put things in their places: the grid, guides, and keeping to lines."""
