"""Calibration: people judge a sample of replies, and their marks are held against the tool's."""
