"""Pairs of numbers → which of them stand in one circle (strongly connected parts, without recursion)."""

from __future__ import annotations

from collections.abc import Sequence


def circles(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """For each of the numbers 0 … count-1 the number of its part; two that reach each other have the same."""
    out: list[list[int]] = [[] for _ in range(count)]
    back: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        out[a].append(b)
        back[b].append(a)
    part = [-1] * count
    for start in reversed(_finished(out)):
        if part[start] < 0:
            _reach(start, back, part)
    return part


def _finished(out: list[list[int]]) -> list[int]:
    """The numbers in the order in which a walk into depth leaves them."""
    seen, left = [False] * len(out), list[int]()
    for start in range(len(out)):
        stack = [(start, 0)] if not seen[start] else []
        seen[start] = True
        while stack:
            at, step = stack.pop()
            if step == len(out[at]):
                left.append(at)
                continue
            stack.append((at, step + 1))
            if not seen[to := out[at][step]]:
                seen[to] = True
                stack.append((to, 0))
    return left


def _reach(start: int, back: list[list[int]], part: list[int]) -> None:
    """Everything that reaches `start` and has no part yet is of its part."""
    part[start], waiting = start, [start]
    while waiting:
        for to in back[waiting.pop()]:
            if part[to] < 0:
                part[to] = start
                waiting.append(to)
