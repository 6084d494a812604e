"""A training game for peace mediators: the Karabakh negotiations, played from a co-chair's seat."""

__version__ = "0.1.0"
