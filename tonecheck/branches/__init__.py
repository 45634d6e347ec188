"""The branches of templates: what a reply says on each way through its conditions."""
