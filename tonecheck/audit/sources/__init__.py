"""Archive formats: one module a kind of archive."""
