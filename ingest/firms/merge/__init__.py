"""Merges what was staged into the store, in bulk SQL: firms, their numbers, tenders, and every other layout."""
