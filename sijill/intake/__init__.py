"""Bytes in, reports out: one module a form of input."""
