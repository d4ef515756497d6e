"""The ledger on disk."""

from sijill.store.ledger import Ledger, Ungrounded
from sijill.store.linking import Linking, Listed
from sijill.store.minting import Minted
from sijill.store.writing import Added

__all__ = ["Added", "Ledger", "Linking", "Listed", "Minted", "Ungrounded"]
