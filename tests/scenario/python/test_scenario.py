"""The scenario from Python, against the real library and the service that `cargo xtask` started."""

import inspect
import json
import os

import countersign
import pytest
from runner import FOLDER, Story, normal

SCENARIO = json.loads((FOLDER / "scenario.json").read_text())
STEPS = [step for chapter in SCENARIO["chapters"] for step in chapter["steps"]]


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    service = {"pages": os.environ["SCENARIO_PAGES"], "api_key": os.environ["SCENARIO_API_KEY"]}
    return Story(tmp_path_factory.mktemp("scenario"), service)


@pytest.mark.parametrize("chapter", SCENARIO["chapters"], ids=lambda chapter: chapter["name"])
def test_chapter(story, chapter):
    for number, step in enumerate(chapter["steps"], 1):
        try:
            story.play(step, chapter["at"])
        except Exception as error:
            call = next(step[it] for it in ("call", "function", "service", "file", "hold", "fault") if it in step)
            raise AssertionError(f"step {number}, {call}: {error!r}") from error


def test_every_call_of_the_authenticator_has_a_step():
    methods = inspect.getmembers(countersign.Authenticator, inspect.isfunction)
    methods = {name for name, _ in methods if not name.startswith("_")}
    methods |= {"create", "open"}
    assert methods - {step.get("call") for step in STEPS} == set()


def test_every_function_has_a_step():
    # In a wheel the bindings are a module inside the package, without a list of their own.
    names = getattr(countersign, "__all__", dir(countersign))
    functions = {it for it in names if inspect.isfunction(getattr(countersign, it))}
    assert functions, "the list of functions is empty, so that nothing is checked"
    assert functions - {step.get("function") for step in STEPS} == set()


def test_every_error_comes_up():
    errors = {it for it in dir(countersign.AuthenticatorError) if isinstance(getattr(countersign.AuthenticatorError, it), type)}
    errors = {normal(it) for it in errors if it[0].isupper()}
    expected = [step["error"] for step in STEPS if "error" in step]
    named = {normal(it if isinstance(it, str) else it["is"]) for it in expected}
    assert errors - named == {normal(it) for it in SCENARIO["errors_elsewhere"]}
