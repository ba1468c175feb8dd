"""Pages for people: week, month, quarter, one page; each first a value, then Markdown or HTML."""
