"""Says what to do about error codes."""

from __future__ import annotations

import sys

import codes
from codes import Retry


def advice(code: str) -> str:
    """What to do about a code."""
    # A constant is compared like any code.
    if code == codes.ECS_0085:
        return "choose another NIC"
    record = codes.find(code)
    if record is None:
        return "unknown code"
    if record.retry is Retry.BACKOFF:
        return "retry with a delay"
    if record.retry is Retry.AFTER_FIX:
        return record.actions["en"]
    return "give up"


for argument in sys.argv[1:]:
    print(f"{argument}: {advice(argument)}")
