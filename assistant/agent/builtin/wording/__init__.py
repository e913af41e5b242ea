"""Writes what officers say in the words that the grammar knows, and leaves out what asks for nothing. Text in, text out."""
