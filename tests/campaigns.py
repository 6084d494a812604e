"""A campaign of two small phases in a folder of its own."""

import shutil
from pathlib import Path

VALLEY = Path(__file__).parent / "scenarios" / "valley.toml"

CAMPAIGN = """
[campaign]
format = 1
id = "two-summers"
title = "Two summers"
summary = "The same two villages, twice."
text = "Two dry summers, one after the other."

[role.envoy]
title = "The envoy"
text = "You stay."
chairs = { valley = "envoy", later = "envoy" }

[[carry]]
gauge = "hill.trust"
share = 50
title = "Trust of Hill in you"

[[carry]]
gauge = "tension"
share = 100
title = "Tension"

[[phase]]
scenario = "valley"
expected = { "hill.trust" = 40, tension = 30 }

[[phase.legacy]]
after = ["settled"]
text = "The keys still hang in two halls."
effects = ["river.rhetoric -= 10"]

[[phase.legacy]]
after = ["quiet", "quarrel"]
text = "The gate stayed shut all winter."

[[phase]]
scenario = "later"
bridge = "The dam at {place:dam} was mended in between."
"""


def folder(path, text=CAMPAIGN):
    """Write the campaign and its two scenarios into a folder, and return the campaign's path."""
    path.mkdir(parents=True, exist_ok=True)
    shutil.copy(VALLEY, path / "valley.toml")
    later = VALLEY.read_text(encoding="utf-8").replace('id = "valley"', 'id = "later"', 1)
    later = later.replace('title = "The valley"', 'title = "The valley, a year later"', 1)
    (path / "later.toml").write_text(later, encoding="utf-8")
    (path / "campaign.toml").write_text(text, encoding="utf-8")
    return path / "campaign.toml"
