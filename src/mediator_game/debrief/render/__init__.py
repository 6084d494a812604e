"""The forms a debrief comes in. Each draws the same parts; none adds a fact of its own."""
