"""What the layers look like together: tiles read, steps in their order, and pixels mixed."""
