"""The command line: thin, importing the rest only when a command needs it."""
