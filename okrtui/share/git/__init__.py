"""git carries a share where a person allowed it: run with nothing of the folder's but what they agreed to."""
