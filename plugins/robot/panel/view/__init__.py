"""View: the arm as it is seen and moved by hand."""
