"""The statistics of an audit: pure functions over counts, means and variances, so that any archive's size will do."""
