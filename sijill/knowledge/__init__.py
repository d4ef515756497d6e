"""What the reader knows: places, actors, outlets, weapons, as data files with provenance, and look-up over folded text."""
