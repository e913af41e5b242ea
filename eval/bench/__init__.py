"""`make bench`: figures of speed and memory, one module a noun; each has `measure()`, which gives rows."""
