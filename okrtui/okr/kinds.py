"""What people call the kinds of record, and the fields that are called otherwise than they are stored."""

FIELDS = {
    "_del": "trash", "check_ins": "check-ins", "check_in_day": "check-in day", "for": "unit or person",
    "due": "due date", "starts": "first day", "span": "span of days", "order": "place",
    "key_result": "key result it serves", "external_id": "outside id",
    "fiscal_year_month": "first month of the fiscal year",
}  # fmt: skip


def kind_words(kind: str) -> str:
    """A kind as it is stored, in the method's words: `key result`, `check-in`."""
    return kind.replace("check_in", "check-in").replace("_", " ")


def field_words(field: str) -> str:
    """A field as it is stored, in the words of people: `due date`, `away until`."""
    return FIELDS.get(field, field.replace("_", " "))
