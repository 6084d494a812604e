"""How it is played: Session, the one way to play, and View, what the trainee may see."""
