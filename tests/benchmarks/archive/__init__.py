"""A synthetic archive of many years: plans of the corpus said of other places, years and schools, with faults of which the truth is known."""
