"""The small words around a harm word that decide whom it speaks of, by class, from data/toll_verbs.tsv.

Invariant: every row is of a known class; one that is not is an error that names file and line.
"""

from __future__ import annotations

from functools import cache

from sijill.arabic.datafile import table

_NAME, _COLUMNS = "toll_verbs.tsv", ("phrase", "class", "gloss", "source")
#: Each with a phrase of it, where a word alone does not tell.
_CLASSES = (
    "preposition",
    "opener",
    "within",  # «قتل فيه جندي»
    "of_one",  # «مقتل فلان»
    "of_given",  # «إصابة أحمد»
    "no_name",
    "of_wounds",  # «توفي متأثرا بجراحه»
    "age",
    "not_who",
    "each",  # «كل من …»
    "severity",
    "of_two",  # «مدنيين هما …»
    "hit_by",
    "by_figure",
    "rises",  # «قتلى اللواء ارتفع إلى 25»
    "body",  # «رجال أمن»
    "exceeds",  # «تجاوز عدد القتلى 40»
    "no_doer",  # «قضت محكمة …»
    "active",  # «اغتال مسلح …»
    "goes_out",  # «خرج آلاف»
    "hospital",  # «نقل إلى المستشفى»
    "direction",  # «شمال»
    "while",  # «الوقت الذي»
    "on_one",  # «القبض عليه»
    "march",  # «في مسيرة»
    "born",  # «مواليد 2003»
    "adds",  # «بالإضافة إلى 8»
    "describes",  # «أغلبهم أطفال»
    "copula",  # «عدد القتلى هو 5»
    "leads_to",  # «بلغ 5»
    "bound_tail",  # «5 على الأقل من …»
    "times_as_many",  # «ثلاثة أضعاف»
    "then",  # «إلى 8 بعد وفاة جريح»
    "habit",  # «غالبا ما»
    "occurrence",  # «عن وقوع إصابات»
    "result",  # «عن وقوع إصابات»
    "news",  # «لا أنباء عن»
    "family",  # «عائلة كاملة مؤلفة من 5»
    "parts_from",  # «فارق الحياة»
    "on_charge",  # «اعتقلوا بتهمة»
    "believed",  # «مسلحون يعتقد أنهم متشددون»
    "roll",  # «قائمة الشهداء»
    "roll_of",  # «أسماء الشهداء»
    "they_are",  # «والجرحى هم: …»
    "the_number",  # «ليرتفع العدد إلى 11»
)


@cache
def _tables() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {kind: set() for kind in _CLASSES}
    for row in table("sijill.reading", _NAME, _COLUMNS):
        if row["class"] not in found:
            raise row.wrong(f"no such class: {row['class']}")
        found[row["class"]].add(row["phrase"])
    return {kind: frozenset(words) for kind, words in found.items()}


def words(kind: str) -> frozenset[str]:
    """The words of one class of data/toll_verbs.tsv, folded."""
    return _tables()[kind]
