"""The screens, one module each, its styles beside it."""
