"""The browser for the tests: what is there is taken, and nothing is installed in silence."""

import browser
import pytest


@pytest.fixture
def told(monkeypatch):
    """What is said and run on a machine that has apt-get and no browser."""
    done: list[str] = []
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setattr(browser, "MAC", "/nowhere")
    monkeypatch.setattr(browser.shutil, "which", lambda name: f"/bin/{name}" if name == "apt-get" else None)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)

    class Done:
        returncode = 1

    monkeypatch.setattr(browser.subprocess, "run", lambda command, **_: done.append(f"ran {' '.join(command[-4:])}") or Done)
    return done


def test_a_browser_that_is_there_is_taken_and_nothing_is_said(told, monkeypatch):
    monkeypatch.setenv("CHROME", "/opt/chrome")
    assert (browser.have_browser(told.append), told) == ("/opt/chrome", [])


def test_an_installation_is_said_before_it_begins(told):
    assert browser.have_browser(told.append) == ""
    assert told == [
        "no browser for the tests; installing one for the whole system: apt-get install -y -q chromium",
        "ran apt-get update -q",
        "ran install -y -q chromium",
        "no browser for the tests; downloading one for you alone: python -m playwright install chromium",
        "ran -m playwright install chromium",
    ]


def test_without_the_right_to_install_nothing_is_tried_for_the_whole_system(told, monkeypatch):
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    browser.have_browser(told.append)
    assert [line for line in told if "apt-get" in line] == []
