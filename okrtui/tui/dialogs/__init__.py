"""Questions: they return an answer and do nothing else."""
