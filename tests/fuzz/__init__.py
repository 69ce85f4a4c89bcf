"""Damaged and hostile input → a status and a report, never an exception: `python -m tests.fuzz`."""
