"""Industry chains: the folder of a purchased set, and the file in which a bank defines a chain of its own."""
