"""The navigator: all of the picture in a dock, and which part of it is seen."""
