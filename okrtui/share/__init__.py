"""The shared directory: publishing, collecting, quarantine. Not built yet; its place and its import rules are kept."""
