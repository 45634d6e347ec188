"""A language server: findings, better wordings and the score in any editor that speaks the protocol."""
