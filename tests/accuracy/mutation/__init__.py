"""Compliant corpus plans with one fault planted at a time → which are told by exactly the right rule at the right place. Command: python -m tests.accuracy.mutation"""
