"""What is written: the scenario format, its loading, names, types and diagnostics."""
