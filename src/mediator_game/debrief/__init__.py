"""What it meant: forecasts, knowledge, the record beside the run; reports."""
