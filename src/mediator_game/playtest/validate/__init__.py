"""Is a scenario sound, fair, and worth playing? The ten checks of the model, and what an author wants to know besides.

`run.validate` does it all; each check has a small module of its own and needs only a `crew.Crew` to play its games.
"""
