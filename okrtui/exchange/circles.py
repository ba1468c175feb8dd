"""Circles in links that should form trees."""

from collections.abc import Callable, Iterator, Mapping

from okrtui.okr.text import cut


def circles(above: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Every circle among links from a thing to the one above it, each once."""
    done: set[str] = set()
    for start in above:
        path: dict[str, int] = {}
        node: str | None = start
        while node is not None and node not in done and node not in path:
            path[node] = len(path)
            node = above.get(node)
        if node in path:
            yield tuple(path)[path[node] :]
        done.update(path)


def written_out(circle: tuple[str, ...], first: str, titles: Callable[[str], str]) -> str:
    """The circle as titles, from one of its members back to it."""
    place = circle.index(first)
    way = (*circle[place:], *circle[:place], first)
    return " → ".join(f"“{cut(titles(id_), 30)}”" for id_ in way)
