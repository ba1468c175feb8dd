"""Everything a person can do, as functions from OKRs and an author to a Step; one file a topic."""
