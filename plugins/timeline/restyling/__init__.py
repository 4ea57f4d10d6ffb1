"""Restyling: films made from films, frame by frame and along what moves."""
