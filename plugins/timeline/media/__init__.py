"""Moving pictures as files: what they are, their frames and sound, working copies, and writing them.

What reads files runs in a process of its own (see `serving`), which imports neither Qt nor torch.
"""
