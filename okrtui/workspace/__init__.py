"""The one place where anything happens: spaces opened, steps performed, undone and told."""
