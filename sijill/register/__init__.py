"""Clusters and decisions to incidents: ranges, independent origins, stable ids."""
