"""Training of Illustrator, the studio's own picture model; nothing of it is imported at run time."""
