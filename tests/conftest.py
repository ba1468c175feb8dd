"""What every test stands on: a clean environment, and how hard hypothesis tries."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("soak", settings.get_profile("ci"), max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

gc.set_threshold(200_000, 20, 20)  # thousands of short-lived apps: a tenth of the suite's time else


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the person who runs the tests reaches them."""
    for name in [name for name in os.environ if name.startswith(("OKRTUI_", "TEXTUAL_THEME"))]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
