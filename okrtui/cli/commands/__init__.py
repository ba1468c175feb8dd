"""One file a topic; every function takes the parsed options and returns the exit code."""
