"""Watching a scenario while it is written: the game in front of its author, checked and played on every save."""
