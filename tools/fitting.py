"""Fitting one of the reader's scorers to examples. Needs scikit-learn (the `train` dependency group).

Invariant: what is fitted depends only on the examples and their order, and knows only features that weigh something.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from lessons import FEATURES, Example
from scipy.sparse import csr_matrix, diags_array
from sklearn.linear_model import LogisticRegression

from sijill.reading.scorer import JUDGES, Chooser, Judge

#: Inverse regularisation of a feature that is always seen.
STRENGTH = {
    "mention": 0.01,
    "type": 0.1,
    "kind": 0.1,
    "same": 0.02,
    "merge": 0.02,
    "settle": 0.02,
    "role": 0.04,
    "place": 0.02,
    "when": 0.02,
    "toll": 0.04,
    "incident": 0.01,
}
#: The scorers of which a feature is held back less the more it speaks by itself: for mentions, words around the event word, mostly.
_BY_LEANING = frozenset(("mention",))
#: A rare feature is held back less than one seen often, by this power of how often it is seen.
_RARE = -0.15
_OFTEN = 3000
#: A feature is left out whose heaviest weight times the fourth root of how often it is seen stays below this.
LIGHTEST = dict.fromkeys(STRENGTH, 0.15) | {"type": 0.25}

Numbers = npt.NDArray[np.float64]


def judge(name: str, examples: Sequence[Example]) -> Judge:
    """A scorer of a yes-or-no question; `name` says which, for its strength."""
    bias, names, rows = _learnt(name, examples)[1:]
    return Judge(round(float(bias[0]), 3), {f: round(float(w), 3) for f, w in zip(names, rows[0], strict=True)})


def chooser(name: str, examples: Sequence[Example]) -> Chooser:
    """A scorer that chooses among the labels of the examples."""
    classes, bias, names, rows = _learnt(name, examples)
    weights = {f: [round(float(w), 2) for w in row] for f, row in zip(names, rows.T, strict=True)}
    return Chooser(classes, tuple(round(float(b), 3) for b in bias), weights)


def _learnt(name: str, examples: Sequence[Example]) -> tuple[tuple[str, ...], Numbers, list[str], Numbers]:
    """The labels, a bias for each, the features' names, and their weights, a row a label (one row where there are two labels).

    Fitted twice: what weighs next to nothing the first time is left out, and the others take over what it weighed.
    """
    x, labels = _matrix([ids for ids, _ in examples]), np.array([label for _, label in examples])
    seen = np.asarray(x.sum(axis=0)).ravel()
    kept = np.flatnonzero(seen)
    seen, x = seen[kept], x[:, kept]
    scale = (np.minimum(seen, _OFTEN) / _OFTEN) ** _RARE
    if name in _BY_LEANING:
        scale *= 1 + _leaning(x, labels == "yes")
    x = (x @ diags_array(scale)).tocsr()
    heavy = np.abs(_fit(name, x, labels).coef_ * scale).max(axis=0) * seen**0.25 >= LIGHTEST[name]
    model, names = _fit(name, x[:, heavy], labels), list(FEATURES)
    return tuple(map(str, model.classes_)), model.intercept_, [names[n] for n in kept[heavy]], model.coef_ * scale[heavy]


def _matrix(rows: Sequence[npt.NDArray[np.int32]]) -> csr_matrix:
    ends = np.cumsum([0, *(len(r) for r in rows)])
    columns = np.concatenate(rows)
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(FEATURES)))


def _leaning(x: csr_matrix, yes: npt.NDArray[np.bool_]) -> Numbers:
    """How far the log-odds of yes among the examples with a feature are from those of all, with two examples like all added."""
    share = yes.mean()
    seen, right = np.asarray(x.sum(axis=0)).ravel(), np.asarray(x[yes].sum(axis=0)).ravel()
    odds: Numbers = np.log((right + 2 * share) / (seen - right + 2 * (1 - share))) - np.log(share / (1 - share))
    return np.abs(odds)


def _fit(name: str, x: csr_matrix, labels: npt.NDArray[np.str_]) -> LogisticRegression:
    solver = "liblinear" if name in JUDGES else "lbfgs"
    return LogisticRegression(C=STRENGTH[name], max_iter=200, solver=solver).fit(x, labels)
