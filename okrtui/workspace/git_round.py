"""git's part in one round with a share: what others pushed comes before, what is mine goes out behind.

Whatever goes wrong becomes a line for people; the round itself goes on, and nothing of the work tree is mended.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from okrtui.share.faults import ShareFault
from okrtui.share.folders import Folder
from okrtui.share.git.own import Own
from okrtui.share.git.running import UNREADABLE, Git, GitFault
from okrtui.share.git.settings import UnfitError, fingerprint
from okrtui.share.git.tree import pull, push
from okrtui.store.faults import StoreFault
from okrtui.store.lock import HeldError, locked
from okrtui.workspace.carried import Gitted, Trouble
from okrtui.workspace.workspace import Workspace

LOCK = "git.lock"


class GitRound:
    """git at work on the share of a space, for at most so many seconds in all."""

    def __init__(self, here: Workspace, agreed: str, seconds: float) -> None:
        remembered = here.identity.remembered
        assert remembered.share is not None
        self._agreed = agreed
        self._git = Git(Path(remembered.share), seconds)
        self._own = Own(tuple(remembered.own), is_founder=bool(remembered.nonce))
        self._lock = here.identity.directory / LOCK
        self._is_gone = False
        self.outcome = Gitted(agreed)

    def pull(self) -> None:
        """Bring what others pushed, so that it can be collected."""
        self._do(pull)

    def push(self) -> None:
        """Commit and push what was published; where others were first, theirs comes too.

        For a share that is there: without a `.git` it is no empty mount point, and worth a word.
        """
        self._do(push)
        if self._is_gone and not self.outcome.trouble:
            self.outcome.trouble = Trouble("its .git is gone")

    def _do(self, deed: Callable[[Git, Own], None]) -> None:
        """Do it as long as all went well, and only with the `.git` that was agreed to."""
        if self.outcome.trouble or self.outcome.is_changed or not self._may_run():
            return
        self.outcome.is_done = False
        try:
            with locked(self._lock, waits=False):
                deed(self._git, self._own)
        except HeldError:
            return  # another okrtui of this person is at it
        except GitFault as fault:
            self.outcome.trouble = Trouble(fault.what, fault.why)
        except (OSError, StoreFault) as error:
            self.outcome.trouble = Trouble(UNREADABLE, str(error))
        else:
            self.outcome.is_done = True

    def _may_run(self) -> bool:
        """Whether the `.git` is as it was agreed to. One that is gone, as from an empty mount point, is no other."""
        try:
            with suppress(OSError), Folder.root(self._git.directory) as root:
                found = fingerprint(root)
                self._is_gone = found is None
                self.outcome.is_changed = found is not None and found != self._agreed
                return found == self._agreed
        except UnfitError:
            self.outcome.is_changed = True
        except ShareFault as fault:
            self.outcome.trouble = Trouble(UNREADABLE, str(fault))
        return False
