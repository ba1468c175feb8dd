import sys

collect_ignore = ["test_bench.py"] if sys.platform == "win32" else []
