"""How a process is ended that okrtui started in a session of its own: politely first, with all it started."""

import os
import signal
import subprocess
from contextlib import suppress


def end_with_all(process: "subprocess.Popen[bytes]", grace: float) -> None:
    """Ask it and what it started to end; after so many seconds they are killed."""
    _signal(process, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(grace)
    _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    process.wait()


def _signal(process: "subprocess.Popen[bytes]", number: int) -> None:
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
