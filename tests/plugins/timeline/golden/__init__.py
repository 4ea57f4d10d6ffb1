"""The golden film: a project of a version that is out, which every later one has to open."""
