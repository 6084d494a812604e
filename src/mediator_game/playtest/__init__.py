"""What could happen: policies, authored lines and simulation."""
