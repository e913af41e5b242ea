"""How a turn goes on from those before it: what it adds to a list, changes, takes back or points at."""
