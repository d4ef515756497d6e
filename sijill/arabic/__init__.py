"""Pure functions on Arabic text: folding with a way back, tokens and clitics, sentences, numbers, days."""
