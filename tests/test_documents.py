"""Every link of README and documents leads somewhere: files are there, and so are the headings they name."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.joinpath("docs").glob("**/*.md")],
    key=lambda path: path.as_posix(),
)
GUIDE = ROOT / "docs" / "guide.md"
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+?)\s*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z]+:", re.IGNORECASE)


def links_of(text: str) -> list[str]:
    """Where a document leads within the repository; what stands in code is no link."""
    found = _LINK.findall(_CODE.sub("", _FENCED.sub("", text)))
    return [link for link in found if not _ELSEWHERE.match(link)]


def anchors_of(text: str) -> set[str]:
    """What its headings are called in links, as GitHub makes it: a second one of a name gets `-1`."""
    anchors = list[str]()
    for heading in _HEADING.findall(_FENCED.sub("", text)):
        words = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        before = sum(1 for anchor in anchors if re.fullmatch(rf"{re.escape(words)}(-\d+)?", anchor))
        anchors.append(f"{words}-{before}" if before else words)
    return set(anchors)


def leads_nowhere(link: str, document: Path) -> bool:
    """Whether the file or the heading that a link names is not there."""
    name, _, anchor = link.partition("#")
    path = (document.parent / name).resolve() if name else document
    if not path.is_relative_to(ROOT) or not path.exists():
        return True
    return bool(anchor) and anchor not in anchors_of(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(document: Path) -> None:
    links = links_of(document.read_text(encoding="utf-8"))
    assert [link for link in links if leads_nowhere(link, document)] == []


def test_the_links_that_are_looked_at_are_those_a_reader_sees(tmp_path: Path) -> None:
    text = "[a](x.md) ![b](y.svg) `[c](no.md)` [d](https://e.example) [f](#two-words)\n```\n[g](no.md)\n```\n"
    assert links_of(text) == ["x.md", "y.svg", "#two-words"]
    assert anchors_of("# Two words\n## Two words\n### What's `new`?\n") == {
        "two-words",
        "two-words-1",
        "whats-new",
    }
    document = ROOT / "docs" / "guide.md"
    assert leads_nowhere("guide/nothing.md", document)
    assert leads_nowhere("../README.md#nothing", document)
    assert leads_nowhere("../../elsewhere.md", document)


def test_the_guide_names_every_page_of_its_own() -> None:
    named = {(GUIDE.parent / link).resolve() for link in links_of(GUIDE.read_text(encoding="utf-8"))}
    assert set((ROOT / "docs" / "guide").glob("*.md")) <= named


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in reached or document.suffix != ".md":
            continue
        reached.add(document)
        found = links_of(document.read_text(encoding="utf-8"))
        names = [link.partition("#")[0] for link in found]
        waiting += [(document.parent / name).resolve() for name in names if name]
    assert set(DOCUMENTS) <= reached
