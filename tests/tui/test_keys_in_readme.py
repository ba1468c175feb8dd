from tests.keys import README, with_table


def test_the_table_of_keys_in_the_readme_is_up_to_date() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == with_table(text), "run python -m tests.keys"
