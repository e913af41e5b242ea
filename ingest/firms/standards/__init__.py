"""The open standards: OCDS releases and records, BODS statements, and JSON of any size read piece by piece."""
