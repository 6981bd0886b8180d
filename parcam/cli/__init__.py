"""The face without a browser: `parser` knows the words, `main` finds the verb's module, `console` speaks and counts the exit status."""
