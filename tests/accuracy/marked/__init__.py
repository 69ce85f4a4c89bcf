"""Sentences, headers and outlines with their facts marked inline → precision, recall and F1. Command: python -m tests.accuracy.marked

The cases lie in the folders beside this file, one folder an author; `blind` is by somebody who knew neither the code nor the rules.
"""
