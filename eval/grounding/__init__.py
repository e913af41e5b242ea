"""The mutation suite: true sentences changed on purpose, to count what the check after the model catches."""
