"""Pairs of a superior's target and a school's clause, marked by hand as the same or not → how well each way of matching tells them apart.

`open` and `held` are two halves, alike in theme and class, with no superior's clause in both. Whoever works on the matcher may read the misses
of `open`; `held` is only counted. Written by somebody who had not seen the matcher; `worked.yaml` by whoever worked on it. `fresh` is a third
half, written later by another author who knew nothing of the matcher and of `open` only what shows the format: counted, as `held`.
`drill` are batches by whoever works on the matcher, each written whole before it was run on them, and read after. Command:
python -m tests.accuracy.alignment
"""
