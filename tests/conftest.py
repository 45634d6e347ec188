"""Settings of all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Shared machines are noisy: no example fails for the time that it takes, and each run tries the same ones.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("steady")

# No test but those of the warm process itself starts one or asks one, in this process or in those that it starts.
os.environ["TONECHECK_WARM"] = "0"
# Nor does one find what another has kept.
os.environ["TONECHECK_CACHE"] = "0"
