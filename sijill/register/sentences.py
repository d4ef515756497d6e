"""Where the sentence around a claim's words ends, near enough to say whether two things stand in one."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.!?؟\n]")
