"""Another way to take the same steps: which inputs there are, and every state each may lead to, dice and all.

`mover` gives a `Mover` for a compiled scenario. Where there are neither sides nor issues, its steps are written out as
Python source, one function for the inputs and one for the end of each turn (`turns`), made from the checked trees of
the scenario's expressions and never from its text; elsewhere they are taken by `engine.step` (`stepwise`). A property
test holds the two to the same states.
"""
