"""The ledger: reports, tellings, claims and decisions on disk."""
