"""The last resort for what was typed and no disk of ours took: a file of one's own among the temporary ones."""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

LEFT = "the terminal went away while you typed; what no draft kept is in {}"


def _name(home: Path) -> tuple[str, str]:
    """How such a file of a home begins and ends: what was typed for one home is told of in that one alone."""
    return f"okrtui-typed-{sha256(str(home.absolute()).encode()).hexdigest()[:8]}-", ".txt"


def put_aside(text: str, home: Path) -> None:
    """Write the text where only its owner can read it; where even that fails, nothing can be done any more."""
    with suppress(OSError):
        prefix, suffix = _name(home)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix=prefix, suffix=suffix, delete=False
        ) as file:
            file.write(text)


def left_behind(home: Path, directory: Path | None = None) -> list[Path]:
    """My files of that kind for a home, the oldest first."""
    place = directory or Path(tempfile.gettempdir())
    with suppress(OSError):
        found = [(path, path.lstat()) for path in place.glob("*".join(_name(home)))]
        mine = [(status.st_mtime, path) for path, status in found if status.st_uid == os.getuid()]
        return [path for _, path in sorted(mine)]
    return []
