"""Folders of a share, opened step by step by descriptor, so that no link, FIFO or device in it does harm."""


class Folder:
    """One folder of a share, open until it is closed."""
