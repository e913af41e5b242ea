"""`scout firms`, the commands that read: one a file. The group that joins them is ingest.commands.firms."""
