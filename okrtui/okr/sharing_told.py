"""What of a private objective goes along when it is shared, in words."""

from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued
from okrtui.okr.records import Objective


def goes_along(okrs: Okrs, private: Objective) -> str:
    """`title, why and 2 key results with their last values and confidences`."""
    key_results = len(pursued(okrs, private))
    told = ["title", *(["why"] if private.why else [])]
    if key_results == 1:
        told.append("1 key result with its last value and confidence")
    elif key_results:
        told.append(f"{key_results} key results with their last values and confidences")
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
