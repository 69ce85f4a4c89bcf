"""What the program puts into the files that it writes, by which it knows them again."""

from __future__ import annotations

COPY, LETTER = ".nhan-xet", ".cong-van"  # behind the name of a plan: its commented copy, the letter about it
COMMENTER = "Soát kế hoạch"  # the author of the comments in a copy
