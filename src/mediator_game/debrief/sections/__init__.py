"""The sections of a debrief, a module each: a function that gives the parts from a `Run`."""
