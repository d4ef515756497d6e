"""`python -m sijill`."""

from sijill.cli import main

main()
