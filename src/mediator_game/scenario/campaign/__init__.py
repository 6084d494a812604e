"""Several scenarios in a row: what a campaign file says, and reading it."""
