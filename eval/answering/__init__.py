"""The answers about firms, taken apart: every figure against what is cited for it, and every citation against its use.

Reads numbers by itself, so that it does not repeat the mistakes of the program's own check.
"""
