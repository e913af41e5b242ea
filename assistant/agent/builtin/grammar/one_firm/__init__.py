"""What is asked of single firms: which one, and what of it."""
