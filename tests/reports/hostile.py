"""Text that would like to be more than text."""

from hypothesis import strategies as st

SIGNS = "ab1 \\`*_{}[]()<>#|~&;!$@:/.-+=\n\t中\u202e\x1b\"'"
PIECES = (
    "- ", "+ ", "1. ", "2) ", "===", "---", "***", "> ", "# ", "| a |", "|-|", ":-", "- [ ] ", "~~x~~", "```", "$$",
    "[x](y)", "![x](y)", "[a]: http://b", "<b>", "<script>alert(1)</script>", "&amp;", "&lt;", "&#64;", "@all", "#1",
    "//localhost", "a@b.co", "evil.com", "www.x.yz", "https://evil.com/x", "ftp://a.b", "mailto:a@b.com",
    "javascript:alert(1)", "例子.中国", "{{ 7 * 7 }}", "{% raw %}", "-->", "]]>", "\u3000", "\xa0",
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from([*SIGNS, *PIECES]), max_size=12).map("".join)
