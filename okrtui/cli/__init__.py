"""The command line: the same steps, the same rules, the same data; prints and ends."""
