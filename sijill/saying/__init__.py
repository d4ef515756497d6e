"""What Sijill says, in English and in Arabic: words, counted things, names, and sentences that are made of them.

Invariant: what is said is a key and its values until it is shown; its wording is in data files, in both languages.
"""

from sijill.saying.rendering import in_words
from sijill.saying.said import Filling, Said, plain, said_of, told
from sijill.saying.wording import END, ISOLATE, without_marks
from sijill.saying.words import LANGUAGES, Language, Words, words

__all__ = [
    "END",
    "ISOLATE",
    "LANGUAGES",
    "Filling",
    "Language",
    "Said",
    "Words",
    "in_words",
    "plain",
    "said_of",
    "told",
    "without_marks",
    "words",
]
