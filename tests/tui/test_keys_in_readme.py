import re
import tomllib

from okrtui.tui.keymap import told
from tests.keys import README, with_table


def test_the_table_of_keys_in_the_readme_is_up_to_date() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == with_table(text), "run python -m tests.keys"


def test_the_keymap_in_the_readme_takes_no_key_that_means_something_else() -> None:
    (example,) = re.findall(r"`(keymap = \{[^`]*)`", README.read_text(encoding="utf-8"))
    keymap = tomllib.loads(example)["keymap"]
    assert keymap
    assert told(keymap) == []
