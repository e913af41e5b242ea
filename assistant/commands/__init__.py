"""Commands of `scout` that answer: one file a command. Parse, call, print; no logic of their own."""
