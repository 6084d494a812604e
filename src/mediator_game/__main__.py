"""``python -m mediator_game``: the same as ``mediator``."""

from mediator_game.cli.main import main

if __name__ == "__main__":  # worker processes import this module under another name
    main()
