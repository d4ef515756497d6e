"""The small words around a harm word that decide whom it speaks of, by class, from data/toll_verbs.tsv.

Invariant: every row is of a known class; one that is not is an error that names file and line.
"""

from __future__ import annotations

from functools import cache

from sijill.arabic.datafile import numbered
from sijill.errors import KnowledgeError

_NAME, _COLUMNS = "toll_verbs.tsv", ("phrase", "class", "gloss", "source")
#: «قتل فيه جندي» (within), «مقتل فلان» (of_one), «إصابة أحمد» (of_given), «توفي متأثرا بجراحه» (of_wounds), «كل من …» (each), «مدنيين هما …»
#: (of_two), «قتلى اللواء ارتفع إلى 25» (rises), «رجال أمن» (body),
#: «تجاوز عدد القتلى 40» (exceeds), «قضت محكمة …» (no_doer), «اغتال مسلح …» (active), «نقل إلى المستشفى» (hospital), «شمال» (direction), «الوقت الذي» (while), «القبض عليه» (on_one), «خرج آلاف» (goes_out)
#: «في مسيرة» (march), «مواليد 2003» (born), «بالإضافة إلى 8» (adds), «أغلبهم أطفال» (describes), «عدد القتلى هو 5» (copula), «ثلاثة أضعاف» (times_as_many),
#: «إلى 8 بعد وفاة جريح» (then).
#: «غالبا ما» (habit), «عن وقوع إصابات» (result, occurrence), «لا أنباء عن» (news), «عائلة كاملة مؤلفة من 5» (family), «اعتقلوا بتهمة» (on_charge), «فارق الحياة» (parts_from),
#: «مسلحون يعتقد أنهم متشددون» (believed), «ليرتفع العدد إلى 11» (the_number).
_CLASSES = (
    "preposition",
    "opener",
    "within",
    "of_one",
    "of_given",
    "no_name",
    "of_wounds",
    "age",
    "not_who",
    "each",
    "severity",
    "of_two",
    "hit_by",
    "by_figure",
    "rises",
    "body",
    "exceeds",
    "no_doer",
    "active",
    "goes_out",
    "hospital",
    "direction",
    "while",
    "on_one",
    "march",
    "born",
    "adds",
    "describes",
    "copula",
    "times_as_many",
    "then",
    "habit",
    "occurrence",
    "result",
    "news",
    "family",
    "parts_from",
    "on_charge",
    "believed",
    "the_number",
)


@cache
def _tables() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {kind: set() for kind in _CLASSES}
    for line, row in numbered("sijill.reading", _NAME, _COLUMNS):
        if row["class"] not in found:
            raise KnowledgeError(f"{_NAME}:{line}: no such class: {row['class']}")
        found[row["class"]].add(row["phrase"])
    return {kind: frozenset(words) for kind, words in found.items()}


def words(kind: str) -> frozenset[str]:
    """The words of one class of data/toll_verbs.tsv, folded."""
    return _tables()[kind]
