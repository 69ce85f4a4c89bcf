"""A superior's plan ↔ a pack that an officer corrects and signs off: `parent:` of its pack.yaml holds what a check reads of the plan.

`take` and `write` make the file, `load` reads it. The facts of a loaded pack are those of the file, never read from the clauses again.
"""
