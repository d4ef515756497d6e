"""Report to tellings: the built-in reader and its components."""
