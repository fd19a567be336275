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

    class Known:
        returncode = 0

    def run(command, **_):
        if command[0] == "apt-cache":
            return Known
        done.append(f"ran {' '.join(command[-4:])}")
        return Done

    monkeypatch.setattr(browser.subprocess, "run", run)
    return done


def test_a_browser_that_is_there_is_taken_and_nothing_is_said(told, monkeypatch):
    monkeypatch.setenv("CHROME", "/opt/chrome")
    assert (browser.have_browser(told.append), told) == ("/opt/chrome", [])


def test_an_installation_is_said_before_it_begins(told):
    assert browser.have_browser(told.append) == ""
    assert told == [
        "ran apt-get update -q",
        "no chromium-headless-shell for the tests; installing it for the whole system: apt-get install -y -q chromium-headless-shell",
        "ran install -y -q chromium-headless-shell",
        "no chromium for the tests; installing it for the whole system: apt-get install -y -q chromium",
        "ran install -y -q chromium",
        "no browser for the tests; downloading one for you alone: python -m playwright install --only-shell chromium",
        "ran playwright install --only-shell chromium",
    ]


def test_a_shell_is_added_to_a_browser_that_is_there_and_when_that_fails_the_browser_is_taken(told, monkeypatch):
    monkeypatch.setattr(browser.shutil, "which", lambda name: f"/bin/{name}" if name in ("apt-get", "chromium") else None)
    assert browser.have_browser(told.append) == "/bin/chromium"
    assert told == [
        "no chromium-headless-shell for the tests; installing it for the whole system: apt-get install -y -q chromium-headless-shell",
        "ran install -y -q chromium-headless-shell",
    ]


def test_a_shell_that_the_system_does_not_have_is_not_asked_for(told, monkeypatch):
    monkeypatch.setattr(browser, "quietly", lambda _: False)
    monkeypatch.setattr(browser.shutil, "which", lambda name: f"/bin/{name}" if name in ("apt-get", "chromium") else None)
    assert (browser.have_browser(told.append), told) == ("/bin/chromium", [])


def test_a_shell_is_taken_before_a_browser_and_nothing_is_said(told, monkeypatch):
    monkeypatch.setattr(browser.shutil, "which", lambda name: f"/bin/{name}")
    assert (browser.have_browser(told.append), told) == ("/bin/chromium-headless-shell", [])
    assert browser.find_browser() == "/bin/chromium"


def test_without_the_right_to_install_nothing_is_tried_for_the_whole_system(told, monkeypatch):
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    browser.have_browser(told.append)
    assert [line for line in told if "apt-get" in line] == []
