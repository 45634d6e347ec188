"""Settings of all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Shared machines are noisy: no example fails for the time that it takes, and each run tries the same ones.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("steady")
