"""Archives audited: the same result whatever the engine, however often killed; each file its own row."""
