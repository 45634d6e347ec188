"""The settings of the warm process: variables, because reading a file costs more than asking."""

import os

IDLE_MINUTES = 15.0
ANSWER_SECONDS = 5.0
_OFF = ("0", "off", "no", "false")
_CI = ("CI", "CONTINUOUS_INTEGRATION", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION")


def wanted() -> bool:
    """Whether to use a warm process: TONECHECK_WARM says it, else whether this is no CI."""
    said = os.environ.get("TONECHECK_WARM", "").lower()
    return said not in _OFF if said else all(os.environ.get(name, "").lower() in ("", *_OFF) for name in _CI)


def seconds() -> float:
    """How long to wait for an answer: TONECHECK_WARM_TIMEOUT."""
    return number("TONECHECK_WARM_TIMEOUT", ANSWER_SECONDS)


def idle_minutes() -> float:
    """After how long without a check the process ends: TONECHECK_WARM_IDLE."""
    return number("TONECHECK_WARM_IDLE", IDLE_MINUTES)


def number(name: str, default: float) -> float:
    """A positive number of a variable; the default where it is none."""
    try:
        value = float(os.environ.get(name, ""))
    except ValueError:
        return default
    return value if 0 < value < 1e6 else default
