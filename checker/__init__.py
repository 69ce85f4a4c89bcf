"""Soát: checks Vietnamese administrative plans (kế hoạch) against declarative rules and against their parent plan."""
