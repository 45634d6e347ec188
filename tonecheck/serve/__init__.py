"""Ways to reach the checker from outside: the warm process, the HTTP API with its page, editors, assistants."""
