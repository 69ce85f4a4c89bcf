"""Soát: checks Vietnamese administrative plans (kế hoạch) against declarative rules and against their parent plan."""

__version__ = "0.1.0"
