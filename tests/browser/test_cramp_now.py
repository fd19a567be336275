"""The page for a cramp right now: it counts while a stretch is held, leads where it should, and keeps its colours."""

import json

import pytest
from browsing import has_focus, on, phone
from playwright.sync_api import Page, expect

NOON, NIGHT = "2026-06-01T12:00:00", "2026-06-01T22:00:00"


def shown(page: Page) -> list[str]:
    """The muscles that can be seen."""
    return [one.inner_text() for one in page.locator(".muscle > h3").all() if one.is_visible()]


@pytest.mark.parametrize("visit", [{}, {"java_script_enabled": False}], indirect=True, ids=["script", "no script"])
def test_one_muscle_is_shown_at_a_time_and_back_leads_to_the_choice(visit):
    page = visit.open("now/")
    assert shown(page) == [] and page.locator(".muscles").is_visible()
    page.locator(".muscles").get_by_role("link", name="Foot").click()
    assert shown(page) == ["Foot"] and not page.locator(".muscles").is_visible()
    assert page.get_by_role("heading", name="When to get help").is_visible()
    page.locator(".bar a").first.click()
    assert shown(page) == [] and page.locator(".muscles").is_visible()
    page.go_back()
    assert shown(page) == ["Foot"]
    page.go_back()
    assert shown(page) == [] and page.locator(".muscles").is_visible()


def test_one_way_is_shown_at_a_time_the_first_at_first(visit):
    page = visit.open("now/#calf")
    ways = page.get_by_role("group", name="How can you do it?").get_by_role("button")
    expect(ways).to_have_text(["Lying", "Standing"])
    assert [one.get_attribute("aria-pressed") for one in ways.all()] == ["true", "false"]
    assert [one.is_visible() for one in page.locator(".way").all()] == [True, False]
    ways.last.click()
    assert [one.get_attribute("aria-pressed") for one in ways.all()] == ["false", "true"]
    assert [one.is_visible() for one in page.locator(".way").all()] == [False, True]


def test_an_address_inside_a_way_shows_that_way(visit):
    page = visit.open("now/#standing")
    expect(page.get_by_text("Pull your toes up.")).to_be_hidden()
    assert page.get_by_text("Press the heel down.").is_visible()


def test_a_drawing_is_asked_for_only_when_its_muscle_is_picked(visit):
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    page = visit.open("now/")
    expect(page.locator(".hold").first).to_be_attached()
    assert [name for name in asked if name.endswith(".svg") and "favicon" not in name] == []
    page.locator(".muscles").get_by_role("link", name="Calf").click()
    expect(page.locator(".drawing svg")).to_be_visible()
    assert "calf.svg" in asked


def test_where_a_drawing_cannot_be_had_its_words_stand(visit):
    visit.page.route("**/calf.svg", lambda route: route.fulfill(status=404, body=""))
    visit.meant.append("404")
    page = visit.open("now/#calf")
    told = page.locator("[data-file]").get_attribute("data-told")
    expect(page.get_by_role("img", name=told)).to_be_visible()


@on(java_script_enabled=False)
def test_without_a_script_a_drawing_is_a_picture(visit):
    page = visit.open("now/#calf")
    expect(page.locator(".drawing img")).to_be_visible()
    assert all(one.is_visible() for one in page.locator(".way").all())


# -- the count


def at_rest(visit, muscle: str = "foot") -> Page:
    """The page with a muscle picked and its tools there, on which no time passes by itself."""
    visit.page.clock.install(time="2026-06-01T12:00:00Z")
    page = visit.open(f"now/#{muscle}")
    expect(page.locator(f".muscle:has(#{muscle}) .hold__go").first).to_be_visible()
    visit.page.clock.pause_at("2026-06-01T12:10:00Z")
    return page


def seen(page: Page, part: str):
    """A part of the tools that can be seen."""
    return page.locator(f'.muscle:has(:target) [data-part="{part}"]').first


def test_it_counts_down_says_that_it_is_over_and_counts_again(visit):
    page = at_rest(visit)
    go, left, said = seen(page, "go"), seen(page, "left"), seen(page, "status")
    assert go.inner_text() == "Count 20 seconds"
    go.click()
    assert not go.is_visible()
    assert (left.inner_text(), seen(page, "now").inner_text(), said.inner_text()) == ("20", "Hold", "Hold")
    assert has_focus(seen(page, "stop"))
    page.clock.run_for(1000)
    assert left.inner_text() == "19"
    page.clock.run_for(18_000)
    assert left.inner_text() == "1"
    page.clock.run_for(1000)
    assert (go.inner_text(), said.inner_text()) == ("Count 20 again", "20 seconds are over. Let go slowly.")
    go.click()
    assert left.inner_text() == "20"


def test_it_stops_when_asked_and_when_another_muscle_is_picked(visit):
    page = at_rest(visit)
    go, run = seen(page, "go"), seen(page, "run")
    go.click()
    page.clock.run_for(3000)
    seen(page, "stop").click()
    assert (go.inner_text(), run.is_visible(), has_focus(go)) == ("Count 20 seconds", False, True)
    go.click()
    page.locator(".bar a").first.click()
    page.go_back()
    assert (go.inner_text(), run.is_visible()) == ("Count 20 seconds", False)


def test_it_waits_for_both_hands_when_asked_and_keeps_the_wish_for_the_visit(visit):
    page = at_rest(visit)
    page.locator(".muscle:has(:target) summary").click()
    page.get_by_role("checkbox", name="Give me 5 seconds").check()
    seen(page, "go").click()
    assert (seen(page, "left").inner_text(), seen(page, "now").inner_text()) == ("5", "Get ready")
    page.clock.run_for(5000)
    assert (seen(page, "left").inner_text(), seen(page, "now").inner_text()) == ("20", "Hold")
    page.reload()
    expect(page.locator('.hold input[name="lead"]').first).to_be_checked()
    assert not page.locator('.hold input[name="chime"]').first.is_checked()


DEVICE = """window.told = [];
  Object.defineProperty(navigator, "vibrate", { value: (...one) => told.push(["buzz"]) });
  Object.defineProperty(navigator, "wakeLock", { value: { request: async (kind) => { told.push(["awake", kind]); return { release: () => told.push(["asleep"]) }; } } });
  window.AudioContext = class { currentTime = 0; resume() {} createOscillator() { told.push(["note"]); return { frequency: {}, connect: (next) => next, start() {}, stop() {} }; }
    createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (next) => next }; } };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: { getVoices: () => VOICES, cancel() {}, addEventListener() {},
    speak(one) { told.push(["said", one.text]); setTimeout(() => one.onend(), 1000); } } });"""
ENGLISH = '[{ lang: "en-GB" }]'


def told(page: Page, kind: str) -> list[object]:
    """What the device was asked for, of one kind."""
    return [one[1:] for one in page.evaluate("told") if one[0] == kind]


def test_it_is_silent_until_asked_and_lets_the_screen_sleep_at_the_end(visit):
    visit.page.add_init_script(DEVICE.replace("VOICES", ENGLISH))
    page = at_rest(visit)
    seen(page, "go").click()
    assert (told(page, "awake"), told(page, "asleep")) == ([["screen"]], [])
    page.clock.run_for(20_000)
    assert (told(page, "asleep"), told(page, "note"), told(page, "buzz"), told(page, "said")) == ([[]], [], [], [])


def test_it_chimes_vibrates_and_speaks_when_asked(visit):
    visit.page.add_init_script(DEVICE.replace("VOICES", ENGLISH))
    page = at_rest(visit)
    page.locator(".muscle:has(:target) summary").click()
    for name in ("Chime", "Vibrate", "Say the seconds"):
        page.get_by_role("checkbox", name=name).check()
    page.evaluate("told.length = 0")
    seen(page, "go").click()
    page.clock.run_for(20_000)
    assert (len(told(page, "note")), told(page, "buzz")) == (2, [[]])
    assert told(page, "said") == [["Hold"], ["10"], ["20 seconds are over. Let go slowly."]]


def test_it_reads_the_steps_one_by_one_and_then_counts_if_both_hands_are_full(visit):
    visit.page.add_init_script(DEVICE.replace("VOICES", ENGLISH))
    page = at_rest(visit)
    read = seen(page, "read")
    read.click()
    assert read.inner_text() == "Stop reading"
    assert page.locator("li[aria-current=step]").inner_text() == "Bend your toes up."
    page.clock.run_for(1000)
    assert page.locator("li[aria-current=step]").inner_text() == "Hold for about 20 seconds."
    page.clock.run_for(1000)
    assert page.locator("li[aria-current]").count() == 0 and read.inner_text() == "Read it to me"
    assert told(page, "said") == [["Bend your toes up."], ["Hold for about 20 seconds."]]
    page.locator(".muscle:has(:target) summary").click()
    page.get_by_role("checkbox", name="Give me 5 seconds").check()
    read.click()
    page.clock.run_for(2000)
    assert seen(page, "now").inner_text() == "Get ready"


@pytest.mark.parametrize("voices", ["[]", '[{ lang: "fr-FR" }]'])
def test_without_a_voice_for_the_language_nothing_offers_to_read(visit, voices):
    visit.page.add_init_script(DEVICE.replace("VOICES", voices))
    page = at_rest(visit)
    page.locator(".muscle:has(:target) summary").click()
    assert [one.is_visible() for one in page.locator(".muscle:has(:target) [data-voice]").all()] == [False, False]


@on(**phone())
def test_the_bar_and_the_muscles_lead_where_they_say(visit):
    page = visit.open("now/")
    steps = {"It stopped": "It has stopped. Now what?", "Get help": "When to get help", "Calf": "Calf", "All muscles": "Which muscle is it?"}
    for name, heading in steps.items():
        page.locator(".bar, .muscles").get_by_role("link", name=name, exact=True).click()
        target = page.locator(":target")
        assert target.evaluate("one => one.firstChild.textContent") == heading
        expect(target).to_be_in_viewport()
    page.locator(".muscles").get_by_role("link", name="Elbow").click()
    page.wait_for_url("**/guides/elbow/")


def test_get_help_and_home_are_one_step_away(visit):
    page = visit.open("now/")
    page.locator("header").get_by_role("link", name="When to get help").click()
    page.wait_for_url("**/help/")
    page.go_back()
    page.locator("header a").first.click()
    expect(page).to_have_url(visit.address)


# -- colours


def dark(page: Page) -> bool:
    """Whether the paper is darker than the ink."""
    light = "name => (getComputedStyle(document.body)[name].match(/\\d+/g) || []).map(Number).reduce((a, b) => a + b)"
    return page.evaluate(light, "backgroundColor") < page.evaluate(light, "color")


KEPT = """() => { const kept = JSON.parse(localStorage.getItem(new URL("..", location).pathname + ".__palette"));
    return ["", "light", "dark"][kept.index] === document.documentElement.dataset.scheme; }"""
HOURS = [("T12:00:00", "light", False), ("T12:00:00", "dark", True), ("T20:59:00", "light", False), ("T21:00:00", "light", True), ("T06:59:00", "light", True), ("T07:00:00", "light", False)]


@pytest.mark.parametrize(("hour", "device", "expected"), HOURS, ids=[f"{hour} {device}" for hour, device, _ in HOURS])
@on(timezone_id="UTC")
def test_it_is_dark_at_night_and_else_as_the_device(visit, hour, device, expected):
    visit.page.emulate_media(color_scheme=device)
    visit.page.clock.install(time=f"2026-06-01{hour}Z")
    page = visit.open("now/")
    assert dark(page) == expected
    assert page.locator("header button").inner_text() == ("Light colours" if expected else "Dark colours")


@pytest.mark.parametrize("device", ["light", "dark"])
@on(timezone_id="UTC")
def test_the_button_changes_the_colours_and_every_page_keeps_them(visit, device):
    visit.page.emulate_media(color_scheme=device)
    visit.page.clock.install(time=f"{NOON}Z")
    page = visit.open("now/")
    button = page.locator("header").get_by_role("button")
    before, label = dark(page), button.inner_text()
    button.click()
    assert dark(page) != before and button.inner_text() != label
    page.goto(visit.address + "help/")
    assert page.evaluate("document.documentElement.dataset.scheme") == ("light" if before else "dark")
    assert page.evaluate(KEPT) is True
    page.goto(visit.address + "now/")
    assert dark(page) != before
    button.click()
    assert dark(page) == before and button.inner_text() == label
    page.reload()
    assert dark(page) == before


@on(timezone_id="UTC")
def test_colours_chosen_on_another_page_hold_here_also_at_night(visit):
    visit.page.emulate_media(color_scheme="light")
    visit.page.clock.install(time=f"{NIGHT}Z")
    page = visit.open("about/")
    page.locator(".colours").click()
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"
    page.goto(visit.address + "now/")
    assert not dark(page)


@on(timezone_id="UTC")
def test_colours_left_to_the_device_on_another_page_are_left_to_it_here(visit):
    visit.page.emulate_media(color_scheme="light")
    visit.page.clock.install(time=f"{NOON}Z")
    page = visit.open("about/")
    kept = json.dumps({"index": 0, "color": {}})
    page.evaluate("kept => localStorage.setItem(new URL('..', location).pathname + '.__palette', kept)", kept)
    page.goto(visit.address + "now/")
    assert not dark(page)


@on(timezone_id="UTC")
def test_what_is_read_after_it_at_night_is_dark_too_until_colours_are_chosen(visit):
    visit.page.emulate_media(color_scheme="light")
    visit.page.clock.install(time=f"{NIGHT}Z")
    page = visit.open("about/")
    assert not dark(page)
    visit.open("now/")
    page = visit.open("about/")
    assert dark(page)
    page.locator(".colours").click()
    page.reload()
    assert not dark(page)


def test_where_nothing_may_be_kept_the_button_still_works(visit):
    visit.page.add_init_script("for (const name of ['getItem', 'setItem']) Storage.prototype[name] = () => { throw new Error('full'); };")
    page = visit.open("now/#foot")
    before = dark(page)
    page.locator("header").get_by_role("button").click()
    assert dark(page) != before
    page.locator(".muscle:has(:target) summary").click()
    page.get_by_role("checkbox", name="Chime at the end").check()
    assert page.locator('.hold input[name="chime"]').first.is_checked()


@on(java_script_enabled=False)
def test_without_a_script_the_page_is_whole_and_promises_no_counting(visit):
    page = visit.open("now/")
    assert page.locator("h3").count() >= 3
    assert [one.inner_text() for one in page.locator("button").all() if one.is_visible()] == []
