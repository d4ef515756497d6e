"""Sample reports, written for Sijill and invented from end to end: incidents, villages, outlets and observatories."""
