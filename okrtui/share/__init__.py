"""The shared directory: what any engine may carry is written and read here, and nothing there is ever trusted.

`opened` gives a `Share`; `publish`, `collect` and `repair` work on it. They block as long as the directory does,
so they belong in a worker. Every failure is a `ShareFault`, whose text is a sentence for a person.
"""
