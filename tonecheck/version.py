"""The version of the package, importable without anything else."""

VERSION = "0.1.0"
