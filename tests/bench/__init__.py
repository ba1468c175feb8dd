"""What okrtui costs, beside what the machine costs anyway: `python -m tests.bench`."""
