"""What is built is installed and tested on every Python: `make matrix`, or `python -m tests.matrix python3.12 …`.

A wheel and an sdist are built once. Each interpreter gets two empty environments: one installs the sdist and is asked
a few things, the other installs the wheel, is asked the same, and then runs the whole suite against what it installed.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
QUESTIONS = (
    ("--version",),
    ("completion", "bash"),
    ("init", "--me", "Mei"),
    ("add", "objective", "Make releases boring"),
    ("status",),
    ("verify",),
)
"""Commands a new user would begin with; each has to end with 0."""


def main(interpreters: Sequence[str]) -> int:
    """0 where everything holds on every interpreter; those that are not there are named."""
    missing = [name for name in interpreters if shutil.which(name) is None]
    with tempfile.TemporaryDirectory() as place:
        wheel, sdist = _built(Path(place) / "dist")
        failed = [
            name
            for name in interpreters
            if name not in missing and not _holds(name, wheel, sdist, Path(place) / Path(name).name)
        ]
    for name in missing:
        print(f"{name}: not on this machine")
    print(f"failed: {', '.join(failed)}" if failed else "all that is here holds")
    return 1 if failed or len(missing) == len(interpreters) else 0


def _built(into: Path) -> tuple[Path, Path]:
    _run(sys.executable, "-m", "build", "--outdir", str(into), str(ROOT), quiet=True)
    return next(into.glob("*.whl")), next(into.glob("*.tar.gz"))


def _holds(name: str, wheel: Path, sdist: Path, place: Path) -> bool:
    try:
        _asked(_installed(name, place / "of sdist", sdist), place / "sdist home")
        python = _installed(name, place / "of wheel", wheel)
        _asked(python, place / "wheel home")
        _tested(python, sdist, place / "suite")
    except subprocess.CalledProcessError as error:
        print(f"{name}: {error}")
        return False
    print(f"{name}: sdist, wheel and suite hold")
    return True


def _installed(name: str, place: Path, package: Path) -> Path:
    _run(name, "-m", "venv", str(place))
    python = place / "bin" / "python"
    _run(str(python), "-m", "pip", "install", "--quiet", "--upgrade", "pip")
    _run(str(python), "-m", "pip", "install", "--quiet", str(package))
    return python


def _asked(python: Path, home: Path) -> None:
    """The installed program answers, is typed, and came with its bytecode."""
    for question in QUESTIONS:
        _run(str(python.with_name("okrtui")), "--home", str(home), *question, quiet=True)
    _run(
        str(python), "-c",
        "import pathlib, okrtui; here = pathlib.Path(okrtui.__file__).parent;"
        "assert (here / 'py.typed').exists(); assert list(here.glob('__pycache__/*.pyc'))",
    )  # fmt: skip


def _tested(python: Path, sdist: Path, place: Path) -> None:
    """The suite of the sdist, beside which no source stands: what is tested is what was installed."""
    with tarfile.open(sdist) as archive:
        archive.extractall(place, filter="data")
    root = next(place.iterdir())
    shutil.rmtree(root / "okrtui")
    _run(str(python), "-m", "pip", "install", "--quiet", "--group", f"{root}/pyproject.toml:test")
    _run(str(python), "-m", "pytest", "-n", "2", "-q", "-m", "not kill and not disk", at=root)


def _run(*command: str, at: Path = ROOT, quiet: bool = False) -> None:
    output = subprocess.DEVNULL if quiet else None
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, cwd=at, env=env, stdout=output, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["python3.11", "python3.12", "python3.13"]))
