"""Commands of `scout` that fill the store: one file a command group. Parse, call, print."""
