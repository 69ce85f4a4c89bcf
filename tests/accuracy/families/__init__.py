"""Plan families by people who did not know the code: a superior's plan, plans that are sound, and one with faults written down beforehand."""
