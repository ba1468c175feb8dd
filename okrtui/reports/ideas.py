"""An idea as Markdown: foreign text stays text."""

from okrtui.okr.ideas import grown_from
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Idea
from okrtui.okr.text import safe_lines
from okrtui.reports.markdown import escaped, facts, item


def idea_text(okrs: Okrs, idea: Idea) -> str:
    """One point with its why, who is for it, the answer, and what was said about it."""
    author = okrs.person_name(idea.author)
    names = ", ".join(sorted(okrs.person_name(each) or "somebody" for each in idea.supporters))
    told = facts(f"proposed by {author}" if author else "", idea.state)
    why = [escaped(line) for line in safe_lines(idea.why or "") if line]
    below = [
        *why,
        f"supported by {escaped(names)}" if names else "",
        f"because: {escaped(idea.because)}" if idea.because else "",
        *(f"became: {escaped(each.title)}" for each in grown_from(okrs, idea) if not each.deleted),
        *_said(okrs, idea),
    ]
    return "\n".join([*item(f"**{escaped(idea.title)}** ({told})", *below), ""])


def _said(okrs: Okrs, idea: Idea) -> list[str]:
    comments = okrs.comments.get(idea.id, ())
    return [f"{escaped(okrs.person_name(each.by) or 'somebody')}: {escaped(each.text)}" for each in comments]
