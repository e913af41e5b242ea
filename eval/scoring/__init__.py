"""The score suite: the demo bank's answer key, and whether a score stays what it is when nothing that matters changes."""
