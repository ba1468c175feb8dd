"""Who waits for the program in the shell's eyes, so that the prompt comes when the program says that it is done.

Linux lets no process end while one of its threads waits for a FUSE folder that took a question and answers nothing.
So where a share lies on such a folder the program is a child; this process only stands for it: its signals, its
stops, its exit code. It ends with the child's word, whatever still holds the child.
"""

import atexit
import fcntl
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

OWN = {signal.SIGIO, signal.SIGCHLD}
"""By which the child is heard: it wrote, and it stopped or ended."""
ENDING = {signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM}
PASSED_ON = ENDING | {signal.SIGTSTP, signal.SIGCONT, signal.SIGUSR1, signal.SIGUSR2}
BY_KERNEL = 0x80  # SI_KERNEL
LOOK, LOOKS = 0.05, 100
"""Seconds between two looks at a child that was told to end or to stop, and how many are worth it."""
UNWRITTEN = 120
"""Python's exit code where what was printed could not be written."""


def stood_for(program: Callable[[], int]) -> int:
    """Run a program as a child and stand for it; its exit code. Nothing must be open and no thread run yet (Linux)."""
    watched = OWN | PASSED_ON
    inherited = [*filter(_is_open, map(int, os.listdir("/proc/self/fd")))]  # noqa: PTH208
    before = signal.pthread_sigmask(signal.SIG_BLOCK, watched)
    told, tells = os.pipe()
    lives, living = os.pipe()
    _signalled(told, signal.SIGIO)
    parent, child = os.getpid(), os.fork()
    if child == 0:
        os.close(told)
        os.close(living)
        _end_with(lives, parent)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return _run(program, tells, inherited)
    os.close(tells)
    os.close(lives)
    os.set_blocking(told, False)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # who started us may not have wanted to hear of children
    return _StandIn(child, told).wait()


def _is_open(descriptor: int) -> bool:
    """Whether there is such a descriptor; the one that listed them is gone."""
    try:
        return fcntl.fcntl(descriptor, fcntl.F_GETFD) >= 0
    except OSError:
        return False


def _signalled(descriptor: int, number: int) -> None:
    """From now on news on a descriptor come as a signal."""
    fcntl.fcntl(descriptor, fcntl.F_SETSIG, number)
    fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(descriptor, fcntl.F_SETFL, fcntl.fcntl(descriptor, fcntl.F_GETFL) | os.O_ASYNC)


def _end_with(lives: int, parent: int) -> None:
    """Ask this process to end when its stand-in is killed: a pipe whose other end only that one holds."""
    _signalled(lives, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def _run(program: Callable[[], int], tells: int, inherited: list[int]) -> int:
    codes = [1]  # of an error that nobody caught

    def say() -> None:
        """The very last thing: all is written by now, and no thread of ours runs on after it."""
        code = codes[-1] if _is_written() else UNWRITTEN
        with suppress(OSError):
            os.write(tells, bytes([code & 0xFF]))
        for descriptor in inherited:  # whoever reads us, or waits for what we hold, waits no more
            with suppress(OSError):
                os.close(descriptor)
        os._exit(code)

    atexit.register(say)  # first registered, last called
    try:
        codes.append(program())
    except SystemExit as ended:
        codes.append(ended.code if isinstance(ended.code, int) else 1)
        raise
    return codes[-1]


def _is_written() -> bool:
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return False
    return True


def has_come_to_both(news: "signal.struct_siginfo", child: int) -> bool:
    """Whether the child got this signal too: by the terminal's keys, or because it sent it to its whole group."""
    if news.si_code == BY_KERNEL:  # a terminal that goes away tells the leader of its session alone
        return news.si_signo != signal.SIGHUP
    return news.si_pid == child


class _StandIn:
    """Waits for one child."""

    def __init__(self, child: int, told: int) -> None:
        self._child, self._told = child, told
        self._asked, self._looks = signal.SIGTERM, 0

    def wait(self) -> int:
        """The exit code of the child, once it has ended or says so; dies as the child died."""
        while True:
            self._take_next()
            does = state(self._child) if self._looks else ""  # first: whoever has ended has said its word
            with suppress(BlockingIOError):
                if word := os.read(self._told, 1):
                    return word[0]
            if (code := self._followed(does)) is not None:
                return code

    def _take_next(self) -> None:
        if not self._looks:
            self._take(signal.sigwaitinfo(OWN | PASSED_ON))
        elif (news := signal.sigtimedwait(OWN | PASSED_ON, LOOK)) is not None:
            self._take(news)
        else:
            self._looks -= 1

    def _take(self, news: "signal.struct_siginfo") -> None:
        number = news.si_signo
        if number in ENDING:
            self._asked = signal.Signals(number)
        if number in ENDING or number == signal.SIGTSTP:
            self._looks = LOOKS
        if number == signal.SIGCONT and state(self._child) != "T":
            return
        if number in PASSED_ON and not has_come_to_both(news, self._child):
            with suppress(ProcessLookupError):
                os.kill(self._child, number)

    def _followed(self, does: str) -> int | None:
        """Stop and die as the child did; the exit code of one that ended without a word.

        One that the folder holds is not reported: its first thread tells what it would have come to.
        """
        found, status = os.waitpid(self._child, os.WNOHANG | os.WUNTRACED)
        if does == "T" or (found and os.WIFSTOPPED(status)):
            self._looks = 0
            os.kill(os.getpid(), signal.SIGSTOP)
        elif found and os.WIFSIGNALED(status):
            _die(os.WTERMSIG(status))
        elif found:
            return os.WEXITSTATUS(status)
        elif does == "Z":
            _die(self._asked)
        return None


def _die(number: int) -> None:
    if number != signal.SIGKILL:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
    os.kill(os.getpid(), number)


def state(process: int) -> str:
    """One letter for what the first thread of a process does (proc(5)): “T” stopped, “Z” ended, “X” gone."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0]
    except OSError:
        return "X"
