"""The seeded generator of a team of a hundred and its share."""
