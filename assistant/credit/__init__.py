"""Judging a firm: scorecard, vetoes, screening. Functions over facts; knows no database."""
