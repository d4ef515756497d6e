"""Gold, scores and the gate."""
