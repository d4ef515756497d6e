"""The ledger on disk."""

from sijill.store.ledger import Ledger, Minted, Ungrounded
from sijill.store.writing import Added

__all__ = ["Added", "Ledger", "Minted", "Ungrounded"]
