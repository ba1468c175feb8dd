"""Pages for people: week, month, quarter, one page. Not built yet; its place and its import rules are kept."""
