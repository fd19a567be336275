"""The walks: what a task may say, how a reader does it and what is counted, and where it is written down."""

from contextlib import nullcontext

import build
import pytest
from bench.slow import served
from conftest import lay
from walks.access import Fault, access_table, one_of_each_first, page_faults, shares, task_faults
from walks.bidi import Wire, head
from walks.browsers import Chrome, Found, differences, look, moved, one_of_each, table, walked
from walks.reader import do, line, seated
from walks.report import with_part, with_rows
from walks.tasks import Task, read_tasks

GOOD = """\
- id: gate
  who: Somebody at the gate
  start: ''
  steps:
  - tap: {role: link, name: Gate}
  - see: {text: open}
  before: partly
"""
WRONG = {
    "no list": ("id: gate", "tasks.yml:1: tasks: is no list; write each task as an entry with id, who, start, steps, before"),
    "no task": ("- gate", "tasks.yml:1: task: entry 1: is no task; give it id, who, start, steps, before"),
    "unknown field": (GOOD + "  colour: dark\n", "tasks.yml:8: colour: gate: is no field of a task; take one of at_most, before, colours, device, id, scripts, start, steps, who"),
    "missing field": (GOOD.replace("  who: Somebody at the gate\n", ""), "tasks.yml:1: task: gate: has no who; add it"),
    "unknown device": (GOOD + "  device: watch\n", 'tasks.yml:8: device: gate: "watch" is not one of phone, desk; take one of them'),
    "start is no text": (GOOD.replace("''", "3"), "tasks.yml:3: start: gate: is no text; put it in quotes"),
    "scripts neither": (GOOD + "  scripts: perhaps\n", "tasks.yml:8: scripts: gate: is neither yes nor no; write true or false"),
    "limit of what is not counted": (GOOD + "  at_most: {sighs: 1}\n", "tasks.yml:8: at_most: gate: is no list of numbers; give it taps, keys, screens, words, each if you like"),
    "no steps": (GOOD.partition("  steps")[0] + "  steps: []\n  before: done\n", "tasks.yml:4: steps: gate: is no list of steps; write each on a line of its own"),
    "unknown step": (GOOD.replace("- see:", "- smell:"), "tasks.yml:6: steps: gate: step 2 is none; it is one of tap, write, key, see, miss, go, back, network, shared, file, paper, with its fields"),
    "step without fields": (GOOD.replace("{text: open}", "open"), "tasks.yml:6: steps: gate: step 2 (see) has no fields; give it role, name, text, inside, at"),
    "field that a step does not know": (GOOD.replace("{text: open}", "{text: open, colour: red}"), "tasks.yml:6: steps: gate: step 2 (see) knows no colour; take one of role, name, text, inside, at"),
    "field of a wrong type": (GOOD.replace("{text: open}", "{text: 12}"), "tasks.yml:6: steps: gate: step 2 (see) has a text that is not a text; mend it"),
    "nothing meant": (GOOD.replace("{text: open}", "{}"), "tasks.yml:6: steps: gate: step 2 (see) says neither role nor text; say what is meant by one of them"),
    "half a step": (GOOD.replace("see: {text: open}", "write: {text: open}"), "tasks.yml:6: steps: gate: step 2 (write) has no words; add it"),
    "twice": (GOOD + GOOD, "tasks.yml:8: id: gate: is the id of two tasks; rename one"),
}


def test_a_task_is_read_with_its_steps():
    (task,), problems = read_tasks("tasks.yml", GOOD)
    assert problems == []
    assert (task.id, task.device, task.scripts, [next(iter(step)) for step in task.steps]) == ("gate", "phone", True, ["tap", "see"])


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_task_is_told_with_its_line(text, message):
    assert read_tasks("tasks.yml", text)[1] and [str(problem) for problem in read_tasks("tasks.yml", text)[1]] == [message]
    assert read_tasks("tasks.yml", text)[0] == []


def test_all_that_is_wrong_is_told_in_one_run():
    _, problems = read_tasks("tasks.yml", GOOD.replace("see: {text: open}", "see: {}") + "  device: watch\n" + GOOD.replace("gate", "hall").replace("''", "3"))
    assert [problem.field for problem in problems] == ["device", "steps", "start"]


# -- a reader

STYLE = "<style>body { margin: 0; font: 16px/20px serif } p { margin: 0 } i { display: block } .bar { position: sticky; bottom: 0; height: 44px }</style>"
FILES = {
    "index.html": f"<!doctype html><meta name=viewport content='width=device-width'><title>One</title>{STYLE}<header>not counted</header><p>one two three</p><i style='height: 1200px'></i><p>four <a href=two.html>Gate</a></p>",
    "two.html": f"<!doctype html><title>Two</title>{STYLE}<p>It is open.</p><label>Name <input></label><p hidden>never shown</p><a href=list.csv>List</a>",
    "list.csv": "a,b",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A site of two pages and a file."""
    return lay(tmp_path_factory.mktemp("house"), FILES)


@pytest.fixture(scope="module")
def gate(house):
    """Where it is served."""
    with served(house) as address:
        yield address


def done(browser, gate, *steps, **more):
    """How a task with these steps fares."""
    task = Task("gate", "Somebody", "", steps, "failed", **more)
    with seated(browser, gate, task) as reader:
        return do(reader, task)


TAP = {"tap": {"role": "link", "name": "Gate"}}


def test_taps_keys_scrolling_and_words_are_counted(browser, gate):
    write = {"write": {"role": "textbox", "name": "Name", "words": "Ann"}}
    outcome = done(browser, gate, TAP, {"see": {"text": "open"}}, write)
    tally = outcome.tally
    assert (outcome.result, outcome.why, tally.taps, tally.keys, tally.words) == ("done", "", 2, 3, 5 + 3 + 2)
    assert 0.4 < tally.screens < 0.6  # 1,240 px on a screen of 844


def test_what_is_not_there_ends_a_task_with_its_reason(browser, gate, monkeypatch):
    monkeypatch.setattr("walks.reader.PATIENCE", 2000)
    assert done(browser, gate, {"tap": {"role": "link", "name": "Door"}}).result == "failed"
    outcome = done(browser, gate, TAP, {"see": {"text": "never shown"}})
    assert (outcome.result, outcome.why) == ("partly", "step 2 (see): there is no “never shown” on two.html")
    assert done(browser, gate, TAP, {"miss": {"text": "It is open"}}).why == "step 2 (miss): “It is open” is still there"
    assert done(browser, gate, TAP, {"file": {"role": "link", "name": "List", "has": "c"}}).why == "step 2 (file): link “List” leads to no file with “c”"
    assert done(browser, gate, TAP, {"shared": {"tag": "og:title"}}).why == "step 2 (shared): the page says no og:title"
    assert done(browser, gate, TAP, {"paper": {"sides": 1, "has": "shut"}}).why == "step 2 (paper): “shut” does not stand on paper"
    assert done(browser, gate, {"paper": {"sides": 1, "has": "four"}}).why == "step 1 (paper): the page takes 2 sides of paper, 1 were meant"


def test_a_task_that_costs_too_much_is_done_in_part(browser, gate):
    outcome = done(browser, gate, TAP, at_most={"taps": 0, "screens": 1})
    assert (outcome.result, outcome.why) == ("partly", "1.0 taps, 0 are enough")


def test_other_steps_and_devices(browser, gate):
    steps = {"file": {"role": "link", "name": "List", "has": "a,b"}}, {"back": {}}, {"see": {"text": "four"}}, {"go": {"page": "two.html"}}, {"key": {"press": "Tab"}}
    outcome = done(browser, gate, TAP, *steps, device="desk", scripts=False)
    assert (outcome.result, outcome.tally.taps, outcome.tally.keys) == ("done", 3, 1)


def test_a_line_tells_before_and_now(browser, gate):
    told = line(7, done(browser, gate, TAP))
    assert told.startswith("| 7 | Somebody | failed | done | 1 | 0 | 0.") and told.endswith(" | 5 | 1 s |")


# -- where it is written down


def test_a_part_of_the_file_is_replaced_and_the_rest_stays():
    text = "a\n<!-- x: made by the command -->\nold\n<!-- end of x -->\nb\n"
    assert with_part(text, "x", ["new", "lines"]) == "a\n<!-- x: made by the command -->\nnew\nlines\n<!-- end of x -->\nb\n"
    with pytest.raises(ValueError, match="there is no part y; put back its two lines"):
        with_part(text, "y", [])


def test_rows_of_a_table_are_replaced_by_what_they_are_about_and_the_others_stay():
    text = "<!-- x: made by the command -->\n| Name | Count |\n|---|---|\n| a | 1 |\n| b | 2 |\n<!-- end of x -->\n"
    assert with_rows(text, "x", ["| b | 3 |", "| c | 4 |"]) == text.replace("| b | 2 |", "| b | 3 |\n| c | 4 |")
    with pytest.raises(ValueError, match="there is no part y; put back its two lines"):
        with_rows(text, "y", ["| b | 3 |"])


def test_the_command_does_the_tasks_and_keeps_the_table(tmp_path, house, capsys, browser, monkeypatch):
    monkeypatch.setattr("walks.reader.chromium", lambda: nullcontext(browser))  # one playwright a process
    lay(tmp_path, {"tests/tasks.yml": GOOD, "BROWSERS.md": "<!-- tasks: made by the command -->\n<!-- end of tasks -->\n"})
    build.main(["tasks", "--root", str(tmp_path), "--site", str(house)])
    told = capsys.readouterr().out
    assert "Before: 0 done, 1 partly, 0 failed. Now: 1 done, 0 partly, 0 failed." in told
    assert told.strip() in (tmp_path / "BROWSERS.md").read_text()


def test_the_command_says_what_is_wrong_with_the_tasks_or_the_site(tmp_path, house):
    lay(tmp_path, {"tests/tasks.yml": "- gate"})
    with pytest.raises(SystemExit, match="1 problem; no task was done"):
        build.main(["tasks", "--root", str(tmp_path), "--site", str(house)])
    lay(tmp_path, {"tests/tasks.yml": GOOD})
    with pytest.raises(SystemExit, match="is no finished site; run `make build`"):
        build.main(["tasks", "--root", str(tmp_path), "--site", str(tmp_path)])


# -- access and other browsers


def test_one_page_of_each_kind_is_looked_at_first():
    pages = ["", "causes/", "causes/a/", "causes/b/", "drugs/", "drugs/a/"]
    assert one_of_each_first(pages)[:3] == ["", "causes/a/", "drugs/a/"] and sorted(one_of_each_first(pages)) == pages
    assert one_of_each([*pages, "404.html"]) == ["", "causes/", "causes/b/", "drugs/", "drugs/a/"]


def test_what_stands_elsewhere_in_another_browser_is_told():
    there = {"h1": (10, 100, 300), "footer": (0, 2000, 390)}
    assert moved(there, {"h1": (12, 130, 305), "footer": (0, 2100, 390)}) == []
    assert moved(there, {"h1": (30, 100, 300)}) == ["h1 at 30, 100, 300 wide, not 10, 100, 300", "footer is missing"]
    base = Found("One", {("", 390): there}, {("", 390): ["button “Go”", "input “a”"]}, {"": ["input “a”", "select “b”"]})
    other = Found("Two", {("", 390): there, ("", 447): {}}, {("", 390): ["input “a”"]}, {"": ["input “a”"]}, lacks=["index at 390 px: scrolls sideways, 400 px"])
    assert differences(base, other) == ["index at 390 px: scrolls sideways, 400 px", "index at 390 px: nothing to press for button “Go”", "index: select “b” does nothing"]


def test_the_table_of_browsers_says_what_each_does_and_does_without():
    found = Found("Firefox 1", {("", 390): {}}, {("", 390): []}, {"": ["a", "b"]}, ["vibration"], ["index: x"], DOES)
    lines = list(table({"Firefox": found}, 4))
    assert lines[2:] == ["| Firefox 1 | 4 | 390 | 3 found | 2 | 1 sides | keeps no pages | 1 |", "", "- Firefox here is without vibration.", "- Firefox, index: x"]


DOES = {"search": "3 found", "paper": "1 sides", "kept": "keeps no pages"}


def stopping(at):
    """A browser that stops each time it comes to one of these addresses, as often as is told, and what it was asked to open."""
    opened = []

    class Window:
        name = "Stopper 1"

        def size(self, width, height):
            self.width = width

        def open(self, address):
            opened.append(address)
            if at.get(address, 0):
                at[address] -= 1
                raise OSError("it has gone")

        def ask(self, script):
            question = script.rpartition(".")[2].partition("(")[0]
            return {"width": getattr(self, "width", 0), "parts": {}}.get(question, [])

    return lambda: nullcontext(Window()), opened


def test_a_browser_that_stops_goes_on_where_it_stopped(monkeypatch):
    monkeypatch.setattr("walks.browsers.does", lambda *_: DOES)
    start, opened = stopping({"x/b/": 1})
    found = walked(start, None, "x/", ["a/", "b/", "c/"], [390, 1280])
    assert sorted(found.parts) == [(page, width) for page in ("a/", "b/", "c/") for width in (390, 1280)]
    assert opened.count("x/a/") == 2 and opened.count("x/b/") == 3 and found.lacks == []


def test_a_page_at_which_it_stops_twice_is_left_out_and_told(monkeypatch):
    monkeypatch.setattr("walks.browsers.does", lambda *_: DOES)
    found = walked(stopping({"x/b/": 2})[0], None, "x/", ["a/", "b/"], [390])
    assert sorted(found.parts) == [("a/", 390)] and found.lacks == ["b/ at 390 px: it gave up on this page (it has gone)"]


def test_a_browser_that_stops_everywhere_or_does_not_start_is_told(monkeypatch):
    monkeypatch.setattr("walks.browsers.does", lambda *_: DOES)
    with pytest.raises(OSError, match="it has gone"):
        walked(stopping({"x/": 99})[0], None, "x/", [str(place) for place in range(20)], [390])


def test_what_answers_and_what_stands_in_columns_is_seen_in_a_real_browser(browser, tmp_path):
    page = """<!doctype html><html lang=en><title>One</title><script src=one.js defer></script><main><article><h1>One</h1><h2>Alone</h2><div style='columns: 2'><h2>In columns</h2></div>
    <button type=button id=says>Says</button><button type=button>Silent</button><button type=button>Silent</button><select id=chosen><option>a</option><option>b</option></select><output></output></article></main>"""
    script = "for (const [id, kind] of [['says', 'click'], ['chosen', 'change']]) document.getElementById(id).addEventListener(kind, () => { document.querySelector('output').textContent += id; });"
    with served(lay(tmp_path, {"index.html": page, "one.js": script})) as address:
        window = Chrome(browser)
        window.open(address)
        assert look(window, "answers") == ["button “Says”", "select “ab”"]
        assert list(look(window, "parts")) == ["h1", "main", "article", "“Alone”"]
        assert "vibration" not in look(window, "without")
        window.tab.close()


def test_a_message_over_the_wire_has_the_shortest_head():
    assert [head(size) for size in (5, 300, 70_000)] == [b"\x81\x85", b"\x81\xfe\x01\x2c", b"\x81\xff" + (70_000).to_bytes(8, "big")]


def test_an_answer_over_the_wire_is_put_together_of_its_frames():
    wire = Wire.__new__(Wire)
    wire.kept = b"\x89\x00" + b"\x01\x02ab" + b"\x80\x7e\x00\x03cde"  # a ping, then a message in two frames
    assert wire.receive() == "abcde"


def test_faults_of_a_page_are_found_in_all_settings(browser, gate):
    told = {(fault.rule, fault.setting) for fault in page_faults(browser, gate, "index.html")}
    assert ("region", "390 light") in told and ("html-has-lang", "1280 dark") in told
    task = Task("gate", "Somebody", "", (TAP,), "done")
    assert {fault.setting for fault in task_faults(browser, gate, task)} == {"step 1, 390 light", "step 1, 1280 dark"}


def test_a_task_that_goes_no_further_is_a_fault_of_its_own(browser, gate, monkeypatch):
    monkeypatch.setattr("walks.reader.PATIENCE", 500)
    task = Task("gate", "Somebody", "", ({"tap": {"role": "link", "name": "Door"}},), "done")
    assert [(one.rule, one.what) for one in task_faults(browser, gate, task)] == [("not-done", "step 1 (tap): there is no link “Door” on the first page")]


def test_a_page_that_does_not_come_is_a_fault_and_no_end(browser):
    assert [one.rule for one in page_faults(browser, "http://127.0.0.1:9/", "a/")] == ["no-answer"]


WRONG_IN = {  # what is wrong with a page, the rule that says so, the setting
    "text twice as large is wider": ("<p style='width: 18em'>wide</p>", "sideways", "text twice as large"),
    "text set larger is wider": ("<p style='width: 24rem; font-size: 0'>.</p><p style='width: 24rem'>wide</p>", "sideways", "text set to twice its size"),
    "narrow": ("<p style='width: 350px'>wide</p>", "sideways", "320"),
    "small": ("<button style='height: 30px'>Press</button>", "small", "390"),
    "mask": ("<p><style>.sign::before { content: ''; display: block; width: 9px; height: 9px; background: red; mask-image: linear-gradient(red, red) }</style><span class=sign>sign</span></p>", "forced", "forced colours, no motion"),
    "no edge": ("<button style='border: 0; height: 44px'>Press</button>", "forced", "forced colours, no motion"),
    "only a colour tells": ("<style>button { height: 44px; width: 44px } [aria-pressed=true] { background: gold }</style><p><button aria-pressed=true>a</button><button aria-pressed=false>b</button></p>", "forced", "forced colours, no motion"),
    "moves": ("<p><style>@keyframes go { to { opacity: .9 } } em { animation: go 9s infinite }</style><em>moves</em></p>", "moves", "forced colours, no motion"),
    "contrast in the dark": ("<style>@media (prefers-color-scheme: dark) { .dim { color: #777; background: #666 } }</style><p>clear</p><p class=dim>dim</p>", "color-contrast", "390 dark"),
}


@pytest.mark.parametrize(("html", "rule", "setting"), WRONG_IN.values(), ids=WRONG_IN)
def test_what_is_wrong_with_a_page_is_told_with_its_setting(browser, tmp_path, html, rule, setting):
    page = f"<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>One</title><style>html {{ font-size: 125% }} body {{ margin: 0 }}</style><main><h1>One</h1>{html}</main>"
    with served(lay(tmp_path, {"index.html": page})) as address:
        told = [(one.rule, one.setting) for one in page_faults(browser, address, "")]
    assert (rule, setting) in told
    assert {one for one, _ in told} == {rule}


def test_texts_that_look_alike_are_asked_once_and_others_each(browser, tmp_path):
    dim = "<p style='color: #999'>{}</p>"
    page = f"<!doctype html><html lang=en><title>One</title><main><h1>One</h1>{dim.format('a')}{dim.format('the longer')}<div style='background: #ccc'>{dim.format('other ground')}</div></main>"
    with served(lay(tmp_path, {"index.html": page})) as address:
        told = [one.what for one in page_faults(browser, address, "") if one.setting == "390 light"]
    assert told == ['<p style="color: #999">the longer</p>', '<p style="color: #999">other ground</p>']


def test_pages_are_dealt_out_so_that_each_share_begins_with_the_first():
    assert shares(["a", "b", "c", "d", "e"], 2) == [["a", "c", "e"], ["b", "d"]]


def test_the_table_of_access_tells_of_each_kind_what_is_wrong_how_often():
    fault = Fault("cut", "causes/a/", "320", "x")
    lines = list(access_table([("causes", [fault, fault]), ("causes", []), ("drugs", [])]))
    assert lines[1:] == ["| causes | 2 | 1 | 2 cut |", "| drugs | 1 | 0 | none |"]


def test_the_command_looks_at_each_page_and_each_step(tmp_path, house, capsys, monkeypatch, browser):
    monkeypatch.setattr("walks.access.chromium", lambda: nullcontext(browser))  # one playwright a process
    monkeypatch.setattr("walks.access.ThreadPoolExecutor", AtOnce)
    lay(tmp_path, {"tests/tasks.yml": GOOD, "BROWSERS.md": "<!-- access: made by the command -->\n<!-- end of access -->\n"})
    build.main(["access", "--root", str(tmp_path), "--site", str(house)])
    told = capsys.readouterr().out
    assert "2 of 2 pages were looked at." in told and "| tasks, after each step | 1 | 1 |" in told
    assert told.strip() in (tmp_path / "BROWSERS.md").read_text()


class AtOnce:
    """Does one thing after another, in this thread."""

    def __init__(self, hands):
        self.map = map

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass
