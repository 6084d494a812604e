"""How the game is played, in the game's safe Markdown; shown by help and by the manual."""

MANUAL = """\
You sit in a mediator's chair. You decide nothing: the parties do. What you can do is hear, carry, write, widen the
circle, and choose the moment.

## A turn
A turn is a month, a week or a quarter, as the scenario says. You have one or two moves in it. When you end the
turn, those who have something to gain or to lose answer: leaders, the blocs they need, and the powers outside.

## The text
There is one negotiating text. It has a few issues, and on each one option stands. You put it on the table, change
terms, show it to those who must live with it, and in the end ask for signatures. A leader's yes is not yet a
coalition's yes.

## What you know
An unknown is shown as a question mark, an estimate as a word with a band, a fact as a word. Visits, channels and
the papers on your desk turn question marks into words. A closed move stays in the list with the reason why it is
closed.

## Why
Every event can be asked why: what changed, by how much, which rule it was and on whose word. Directions come from
the sources; sizes are the author's judgement, and the game says so.

## Going back
In training you may go back to any earlier moment; nothing is erased. In an assessed game you may not. Every move is
saved as it is made: leave whenever you like, and resume later. Leaving is never held against anybody.

## The debrief
The ending opens the debrief: what happened, what you expected, what you knew, and where it turned. Half of it opens
only when you have written two other ways it could have gone.
"""
