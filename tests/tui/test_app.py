"""From home to the desk and back, with the keys a person would press."""
