"""What was played: the journal on disk, reading, replay and verification."""
