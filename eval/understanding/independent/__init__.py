"""A second reading of the demo bank's files, made from DOMAIN.md alone, that the program's answers are compared with.

Nothing here imports the program: where both agree, two hands wrote the same rule. Standard library only.
"""
