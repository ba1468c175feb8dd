"""This machine's disk: logs that make a step durable, tables the app opens, keys, one lock."""
