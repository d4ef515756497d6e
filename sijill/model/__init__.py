"""The words of Sijill as immutable values. Standard library only, no input or output."""

from sijill.model.decision import CHOICE_FIELDS, JUDGEMENTS, LINKER, Choice, ChoiceField, ChosenValue, Decision, Judgement
from sijill.model.report import Report, text_id
from sijill.model.span import Span, hull
from sijill.model.telling import FIELDS, Claim, Dating, Field, Reading, Telling, Value, checked, claim_id, telling_ids
from sijill.model.values import (
    FACTUALITIES,
    HARMS,
    ROLES,
    Actor,
    Attribution,
    Factuality,
    Harm,
    Place,
    Point,
    Role,
    Source,
    Toll,
)
from sijill.model.when import Basis, Interval

__all__ = [
    "CHOICE_FIELDS",
    "FACTUALITIES",
    "FIELDS",
    "HARMS",
    "JUDGEMENTS",
    "LINKER",
    "ROLES",
    "Actor",
    "Attribution",
    "Basis",
    "Choice",
    "ChoiceField",
    "ChosenValue",
    "Claim",
    "Dating",
    "Decision",
    "Factuality",
    "Field",
    "Harm",
    "Interval",
    "Judgement",
    "Place",
    "Point",
    "Reading",
    "Report",
    "Role",
    "Source",
    "Span",
    "Telling",
    "Toll",
    "Value",
    "checked",
    "claim_id",
    "hull",
    "telling_ids",
    "text_id",
]
