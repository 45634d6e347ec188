"""Where an answer is a keystroke away: processes that have everything loaded and wait for replies."""
