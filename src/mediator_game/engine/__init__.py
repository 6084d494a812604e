"""What happens: state, dice, the two tables, moves, reactions, one turn, the ledger. Pure."""
