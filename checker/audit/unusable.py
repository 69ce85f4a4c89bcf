"""Why a command on an archive or a store can't be carried out."""

from __future__ import annotations

from checker.model import Message


class Unusable(Exception):
    """An archive, a store or a question that is not to be used; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message
