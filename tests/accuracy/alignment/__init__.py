"""Pairs of a superior's target and a school's clause, marked by hand as the same or not → how well each way of matching tells them apart.

`open` and `held` are two halves, alike in theme and class, with no superior's clause in both. Written by somebody who had not seen the
matcher; `worked.yaml` by whoever worked on it. `fresh` is a third half, written later by another author who knew nothing of the matcher and of
`open` only what shows the format. Whoever works on the matcher may read the misses of `open` and `held` (which was only counted until the
matcher reached F1 .947 on it). `fresh` was only counted until the matcher reached F1 .937, precision .955 on it, and was read then: like a
drill, it tells since only that nothing is lost.

`later` is a fourth, smaller, by yet another author, who had seen nothing of the matcher and of the halves only one theme and some lists of
`fresh`, for the form, and who was asked to write as schools do (most clauses near the superior's words, some freely). It is not read by the
matcher's author, only counted: the bar is held against it. At its first count F1 was .977 and precision .991.

A second reader marked the pairs and lists of `fresh` and `held` again, shuffled, without name, class or answer, and without having seen the
matcher: 741 of 744 pairs and all 1,718 places of the lists are marked alike, none the other way. The three that the second reader called
doubtful are left out (`cases.py` has the rule). With each of them held for a disagreement, kappa on pairs is .996 in `fresh` and .982 in
`held`, and the second marks reach F1 .999 and .995 against the first: what the product misses there is hardly a matter of opinion. Another
second reader marked `later` in the same way: all 300 pairs and all 671 places of its 15 lists alike, none doubtful (kappa and F1 1.000). But
the clauses are made, each to be clearly one or the other, and the readers are of like habit: this is no measure of how far two officers agree
on real plans. `open` was read once.

`drill` are batches by whoever works on the matcher, each written whole before it was run on them, and read after. Command:
python -m tests.accuracy.alignment
"""
