"""Check my medicines: what is read of a list, what is answered, and what is kept, linked, printed and copied."""

import re

from browsing import has_focus, on, phone
from conftest import ROOT
from playwright.sync_api import Page, expect

FIELD, STATUS, NOTE = "[data-field]", ".mymeds__status", "[data-note]"
GROUPS = ("linked", "unshown", "unread", "kinds")


def typed(page: Page, text: str) -> Page:
    """The page with a list in its field, once that is answered."""
    settled = page.locator("[data-my-medicines][data-settled]")
    expect(settled).to_have_count(1)
    page.locator(FIELD).fill(text)
    expect(settled).to_have_count(1)
    return page


def told(page: Page, group: str) -> list[str]:
    """The heads of a group of the answer."""
    return page.locator(f"#mymeds-{group} h3").all_inner_texts()


def notes(page: Page, part: str) -> list[str]:
    """The lines of a part of the answer that has no heads."""
    return [" ".join(text.split()) for text in page.locator(f"#mymeds-{part} li:not(:has(li))").all_inner_texts()]


def groups(page: Page) -> dict[str, list[str]]:
    """The medicines of each group that shows."""
    return {group: names for group in GROUPS if (names := told(page, group))}


ANSWERED = [
    ("Drainol 20 mg", {"linked": ["Drainol (exampluride)"]}),
    ("drainol, ZEPHYROL; unreadol", {"linked": ["Zephyrol", "Drainol (exampluride)"], "unread": ["Unreadol"]}),
    ("2 tablets Drainol every morning and commonol", {"linked": ["Commonol", "Drainol (exampluride)"]}),
    ("drainol commonol", {"linked": ["Commonol", "Drainol (exampluride)"]}),
    ("• Drainol\n• Nottex 5 mg", {"linked": ["Drainol (exampluride)"], "unshown": ["Nottex (nottedol)"]}),
    ("Blue Noctal", {"unshown": ["Blue Nôctal (calmazine)"]}),
    ("Zandrix", {"linked": ["Zandrix (glowstatin)"]}),
    ("water tablets", {"kinds": ["Water tablets"]}),
    ("dozolin", {"kinds": ["Dozolin"]}),
    ("Duplessa", {"linked": ["Duplessa (exampluride with commonol)"]}),
    ("20 mg", {}),
]


def test_a_list_is_read_by_any_names_and_answered_in_groups_the_strongest_first(visit):
    page = visit.open("my-medicines/")
    assert {text: groups(typed(page, text)) for text, _ in ANSWERED} == dict(ANSWERED)


def test_each_medicine_has_its_figure_its_grade_what_to_do_and_the_way_to_more(visit):
    page = typed(visit.open("my-medicines/"), "drainol, commonol")
    box = page.locator("#mymeds-linked li", has_text="exampluride").first
    for text in ("3 in 100 people, and 1 in 100 on placebo.", "Weak link", "Do not stop it on your own", "Ask a pharmacist or doctor first.", "Weakness needs help today."):
        expect(box).to_contain_text(text)
    expect(box.locator(".mymeds__more a")).to_have_attribute("href", re.compile(r"/drugs/water-pills/#exampluride$"))
    listed = page.locator("#mymeds-linked li", has_text="commonol").first
    expect(listed).to_contain_text("cramps, up to 1 in 10 people (EU leaflet). That is 4 in 100, and 1 in 100 on a dummy treatment.")
    expect(listed.locator(".mymeds__more a")).to_have_attribute("href", re.compile(r"/medicines/#commonol$"))


def test_one_wrong_letter_is_read_as_the_one_medicine_that_it_can_mean_and_said(visit):
    page = typed(visit.open("my-medicines/"), "drainoll 20 mg, nottidol")
    assert groups(page) == {"linked": ["Drainol (exampluride)"], "unshown": ["Nottedol"]}
    assert notes(page, "unknown") == ["We read “drainoll” as Drainol. Not this", "We read “nottidol” as nottedol. Not this"]
    assert page.locator(FIELD).input_value() == "drainoll 20 mg, nottidol"


def test_who_meant_another_medicine_says_so_with_one_button(visit):
    page = typed(visit.open("my-medicines/"), "drainoll 20 mg")
    page.get_by_role("button", name="“drainoll” is not Drainol").click()
    assert groups(page) == {}
    expect(page.locator("#mymeds-unknown")).to_contain_text("We do not know “drainoll”. Did you mean:")
    page.get_by_role("button", name="Undo").click()
    assert groups(page) == {"linked": ["Drainol (exampluride)"]}


def test_more_than_one_wrong_letter_is_asked_about_and_no_medicine_is_denied_for_it(visit):
    page = typed(visit.open("my-medicines/"), "exampluryd 20 mg, nottidoll")
    assert groups(page) == {}
    expect(page.locator("#mymeds-unknown")).to_contain_text("We do not know “exampluryd”. Did you mean:")
    page.get_by_role("button", name="exampluride", exact=True).click()
    page.get_by_role("button", name="nottedol", exact=True).click()
    assert page.locator(FIELD).input_value() == "exampluride 20 mg\nnottedol"
    assert groups(page) == {"linked": ["Exampluride"], "unshown": ["Nottedol"]}
    page.get_by_role("button", name="Undo").click()
    assert page.locator(FIELD).input_value() == "exampluride 20 mg\nnottidoll"


def test_what_only_tells_its_use_or_its_look_is_asked_for_its_name(visit):
    page = typed(visit.open("my-medicines/"), "drainol, blood pressure tablets, my inhaler, 20 mg")
    asked = [f"“{words}” is no name. Write the one on the packet. Take out" for words in ("blood pressure tablets", "my inhaler")]
    assert notes(page, "unknown") == asked
    assert notes(typed(page, "drainol and my inhaler"), "unknown") == asked[1:]
    assert notes(typed(page, "drainol for my heart and blood pressure"), "unknown") == ["Not read: heart, blood, pressure."]
    typed(page, "drainol, blood pressure tablets, my inhaler, 20 mg")
    page.get_by_role("button", name="Take my inhaler out").click()
    assert page.locator(FIELD).input_value() == "drainol\nblood pressure tablets"


def test_what_nobody_knows_is_said_apart_and_may_be_taken_out(visit):
    page = typed(visit.open("my-medicines/"), "xqzzv forte 5 mg, drainol bnmkj")
    assert notes(page, "unknown") == ["We do not know the name “xqzzv forte”. Take out", "Not read: bnmkj."]
    page.get_by_role("button", name="Take xqzzv forte out").click()
    assert page.locator(FIELD).input_value() == "drainol bnmkj"
    assert has_focus(page.locator("[data-answer]"))


def test_a_word_that_is_still_being_typed_is_not_yet_unknown(visit):
    page = visit.open_at_rest("my-medicines/")
    expect(page.locator(FIELD)).to_be_visible()
    page.clock.run_for(500)
    page.locator(FIELD).press_sequentially("xqz")
    page.clock.run_for(400)
    expect(page.locator("#mymeds-unknown")).to_have_count(0)
    page.clock.run_for(1_000)
    expect(page.locator("#mymeds-unknown")).to_contain_text("xqz")
    page.locator(FIELD).press_sequentially(", bnmkj")
    page.locator(FIELD).press("Enter")
    expect(page.locator("#mymeds-unknown")).to_contain_text("bnmkj")  # at once, though no time passes
    page.locator(FIELD).press_sequentially("qqrst")
    page.get_by_role("button", name="Clear all").focus()
    page.clock.run_for(300)
    expect(page.locator("#mymeds-unknown")).to_contain_text("qqrst")


def test_what_is_not_looked_for_stands_beside_every_answer_and_on_paper(visit):
    page = visit.open("my-medicines/")
    for text in ("drainol", "calmazine, commonol"):
        expect(typed(page, text).locator("[data-answer]")).to_contain_text("Other harm is not looked for.")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert "Other harm is not looked for." in page.locator("[data-paper]").evaluate("paper => paper.textContent")
    expect(typed(page, "xqzzv").locator("[data-answer]")).not_to_contain_text("Other harm is not looked for.")


TWICE = [
    ("Drainol, exampluride", ["Drainol, exampluride: one medicine, exampluride."]),
    ("Drainol, drainol", []),
    ("Duplessa, Examplix", ["Duplessa (exampluride with commonol), Examplix (exampluride): each has exampluride in it."]),
    ("Drainol, commonol", []),
]


def test_the_same_medicine_twice_is_said(visit):
    page = visit.open("my-medicines/")
    assert {text: notes(typed(page, text), "twice") for text, _ in TWICE} == dict(TWICE)


PAIRS = [
    ("Blue Noctal and commonol", ["Blue Nôctal with commonol"]),  # one side is named by its page
    ("calmazine, Duplessa", ["calmazine with Duplessa"]),  # what is in a tablet counts
    ("nightcaps, commonol", ["Nightcaps with commonol"]),
    ("drainol, zephyrol, nottex", ["Drainol, zephyrol with Nottex"]),
    ("commonol, Commonol", []),
    ("drainol, commonol", []),
]


def test_pairs_that_do_harm_come_before_the_medicines(visit):
    page = visit.open("my-medicines/")
    assert {text: told(typed(page, text), "pairs") for text, _ in PAIRS} == {text: [name[0].upper() + name[1:] for name in names] for text, names in PAIRS}
    typed(page, "calmazine, commonol")
    card = page.locator(".mymeds__pair")
    expect(card).to_contain_text("Both make you sleepy.")
    expect(card.locator("a")).to_have_attribute("href", re.compile(r"/medicines/#mix-nightcap-water$"))
    first = page.locator("[data-answer] h2").all_inner_texts()
    assert first.index("Take care with these together") < first.index("Linked with cramps")


SAID = [
    ("no drainol", [], ["Drainol"]),
    ("stopped drainol last week", [], ["Drainol"]),
    ("drainol any more, nottex", ["Nottex (nottedol)"], ["Drainol"]),
    ("drainol, stopped in May", [], ["Drainol"]),
    ("used to take drainol but now nottex", ["Nottex (nottedol)"], ["Drainol"]),
    ("stopped drainoll", [], ["Drainol"]),
    ("never stopped nottex", ["Nottex (nottedol)"], []),
    ("not sure of nottex", ["Nottex (nottedol)"], []),
    ("nottex, no", ["Nottex (nottedol)"], []),
    ("Stopped: drainol, commonol\nnottex", ["Nottex (nottedol)"], ["Drainol", "commonol"]),
    ("nottex\nStopped:\ndrainol\nNow:\ncommonol", ["Commonol", "Nottex (nottedol)"], ["Drainol"]),
]


DENIED = [line.split("\t") for line in (ROOT / "tests/cases/denied.tsv").read_text("utf-8").splitlines()]
READ = """async rows => {
  const root = document.querySelector("[data-my-medicines]"), field = root.querySelector("[data-field]"), sorted = names => names.map(name => name.toLowerCase()).sort().join(", ");
  const all = selector => Array.from(root.querySelectorAll(selector));
  const read = async text => {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
    while (!root.hasAttribute("data-settled")) await new Promise(done => setTimeout(done, 5));
    return [sorted(all(".mymeds__medicine h3").map(head => head.textContent.split(" (")[0])), sorted(all("#mymeds-left button").map(one => one.getAttribute("aria-label").slice(6, -9)))];
  };
  const found = [];
  for (const row of rows) {
    const first = await read(row);
    root.querySelector("[data-link]").click();
    found.push([first, await read(decodeURIComponent(root.querySelector("[data-address]").value.split("#list=")[1]))]);
  }
  return found;
}"""


def test_a_word_of_denial_speaks_of_one_name_and_what_is_not_surely_denied_counts(visit):
    page = visit.open("my-medicines/")
    expect(page.locator("[data-my-medicines][data-settled]")).to_have_count(1)
    meant = {text: [", ".join(sorted(names.lower().split(", "))) for names in both] for text, *both in DENIED}
    found = dict(zip(meant, page.evaluate(READ, [text.replace("\\n", "\n") for text in meant]), strict=True))
    assert {text: first for text, (first, _) in found.items()} == meant
    assert {text: again for text, (_, again) in found.items()} == meant  # a list that is put together again says the same


def test_what_is_denied_or_past_is_left_out_and_said(visit):
    page = visit.open("my-medicines/")
    found = []
    for text, _, _ in SAID:
        typed(page, text)
        left = page.get_by_role("button", name=re.compile("^Count .* as taken$"))
        found.append((text, [name for names in groups(page).values() for name in names], [one.get_attribute("aria-label")[6:-9] for one in left.all()]))
    assert found == SAID
    typed(page, "stopped drainol last week")
    expect(page.locator("#mymeds-left")).to_contain_text("“stopped drainol last week”: Drainol is not counted.")


def test_what_was_left_out_counts_when_its_reader_says_so(visit):
    page = typed(visit.open("my-medicines/"), "stopped drainol last week")
    expect(page.locator(STATUS)).to_have_text("Left out: 1.")
    page.get_by_role("button", name="Count Drainol as taken").click()
    assert groups(page) == {"linked": ["Drainol (exampluride)"]}
    assert page.locator(FIELD).input_value() == "stopped drainol last week"
    page.get_by_role("button", name="Undo").click()
    assert groups(page) == {}
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("[data-paper] h3", has_text="What I do not take").evaluate("head => head.nextElementSibling.textContent") == "stopped drainol last week"


def test_each_sign_and_each_warning_stands_once_and_a_line_unfolds_and_stays_so(visit):
    page = typed(visit.open("my-medicines/"), "drainol, zephyrol")
    warnings = page.locator("#mymeds-linked .mymeds__warning summary").all_inner_texts()
    assert len(warnings) == len(set(warnings))
    more = page.locator("#mymeds-linked .mymeds__more").first
    expect(more).to_be_hidden()
    page.locator("#mymeds-linked .mymeds__medicine summary").first.click()
    expect(more).to_be_visible()
    typed(page, "drainol, zephyrol, nottex")
    expect(page.locator("#mymeds-linked .mymeds__more").first).to_be_visible()


def test_a_list_that_is_pasted_is_read_at_once(visit):
    page = visit.open_at_rest("my-medicines/")
    page.clock.run_for(500)
    page.locator(FIELD).evaluate("field => { field.value = 'xqzzv'; field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' })); }")
    expect(page.locator(STATUS)).to_have_text("Reading your list…")
    page.clock.run_for(100)
    expect(page.locator("#mymeds-unknown")).to_contain_text("xqzzv")


def test_danger_signs_lead_to_their_cards_and_say_which_medicine_brings_them(visit):
    page = typed(visit.open("my-medicines/"), "Zandrix")
    line = page.locator("#mymeds-signs li")
    expect(line.locator(".mymeds__because")).to_have_text("Zandrix")
    expect(line.locator("a")).to_have_attribute("href", re.compile(r"/help/#h-02$"))
    expect(page.locator("#mymeds-linked")).to_contain_text("Cramps can be a sign of low glimmer: with a dull glow, ring a doctor today.")


def test_a_sign_that_speaks_of_one_medicine_is_told_of_no_other_on_its_page(visit):
    def spoken_of(route):
        data = route.fetch().json()
        data["pages"]["drugs/water-pills"][2] = ["H-02"]
        data["cards"]["H-02"] = [*data["cards"]["H-02"][:3], ["zephyrol"]]
        route.fulfill(json=data)

    visit.page.route("**/search/my-medicines.json", spoken_of)
    page = typed(visit.open("my-medicines/"), "drainol, zephyrol")
    expect(page.locator("#mymeds-signs .mymeds__because")).to_have_text("zephyrol")
    expect(page.locator("#mymeds-signs li")).to_have_count(1)
    typed(page, "drainol")
    expect(page.locator("#mymeds-signs li")).to_have_count(0)
    typed(page, "water tablets")  # any of them
    expect(page.locator("#mymeds-signs li")).to_have_count(1)


def test_a_combined_tablet_that_nobody_looked_up_is_told_by_what_is_in_it(visit):
    def combined(route):
        data = route.fetch().json()
        last = len(data["order"]) - 1
        data["medicines"].append({"names": ["exampluride with nottedol", "Comboril"], "rank": last, "text": {}, "parts": ["exampluride", "nottedol"]})
        data["pages"]["drugs/water-pills"][2] = ["H-02"]
        route.fulfill(json=data)

    visit.page.route("**/search/my-medicines.json", combined)
    page = typed(visit.open("my-medicines/"), "Comboril")
    assert groups(page) == {"linked": ["Comboril (exampluride with nottedol)"]}
    expect(page.locator("#mymeds-linked .mymeds__figure")).to_have_text("Of exampluride in it: 3 in 100 people, and 1 in 100 on placebo.")
    expect(page.locator("#mymeds-linked .mymeds__warning summary")).to_have_text("Do not stop it on your own")
    expect(page.locator("#mymeds-signs .mymeds__because")).to_have_text("Comboril")


def test_a_list_is_still_there_when_its_reader_comes_back_and_no_tab_knows_of_it_later(visit):
    page = typed(visit.open("my-medicines/"), "drainol, commonol")
    page.locator("#mymeds-linked summary").first.click()
    page.locator("#mymeds-linked .mymeds__more a").first.click()
    page.go_back()
    expect(page.locator("#mymeds-linked h3")).to_have_count(2)
    page.reload()
    expect(page.locator("#mymeds-linked h3")).to_have_count(2)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("[data-my-medicines][data-settled]")).to_have_count(1)
    assert other.locator(FIELD).input_value() == ""


def test_slips_beside_each_other_are_read_or_asked_about_one_by_one(visit):
    page = typed(visit.open("my-medicines/"), "drainoll commonol exampluryd")
    assert groups(page) == {"linked": ["Commonol", "Drainol (exampluride)"]}
    expect(page.locator("#mymeds-unknown")).to_contain_text("We do not know “exampluryd”. Did you mean:")


def test_a_sign_of_a_pair_is_said_of_the_medicine_that_it_speaks_of_alone(visit):
    def spoken_of(route):
        data = route.fetch().json()
        for pair in data["pairs"]:
            pair["card"] = "H-02"
        data["cards"]["H-02"] = [*data["cards"]["H-02"][:3], ["commonol"]]
        route.fulfill(json=data)

    visit.page.route("**/search/my-medicines.json", spoken_of)
    page = typed(visit.open("my-medicines/"), "calmazine, commonol")
    expect(page.locator("#mymeds-signs .mymeds__because")).to_have_text("commonol")
    typed(page, "calmazine, Zandrix")  # its leaflet names the sign, and the card is not about it
    expect(page.locator("#mymeds-signs li a")).to_have_count(0)
    expect(page.locator("#mymeds-signs li")).to_contain_text("low glimmer")


def test_on_paper_each_medicine_has_one_line_of_what_to_do_and_a_combined_tablet_has_it_too(visit):
    page = typed(visit.open("my-medicines/"), "drainol, zephyrol, Duplessa")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    lines = page.locator("[data-paper] h3", has_text="What to do").evaluate("head => Array.from(head.nextElementSibling.children, one => one.textContent)")
    assert sorted(line.count("Drainol") for line in lines) == [0] * (len(lines) - 1) + [1]
    assert next(line for line in lines if "Duplessa" in line).endswith("Weakness needs help today.")


def test_a_part_of_an_unknown_name_is_not_read_as_another_medicine(visit):
    page = typed(visit.open("my-medicines/"), "xqzzvol drainoll forte")
    assert groups(page) == {}
    expect(page.locator("#mymeds-unknown")).to_contain_text("We do not know “drainoll”. Did you mean:")


def test_the_count_leads_to_its_part_and_clear_can_be_undone(visit):
    page = typed(visit.open("my-medicines/"), "calmazine, commonol")
    expect(page.locator(STATUS)).to_have_text("Medicines read: 2. Linked with cramps: 1. Pairs that can do harm: 1.")
    page.locator(STATUS).get_by_role("link", name="Pairs that can do harm: 1.").click()
    assert has_focus(page.locator("#mymeds-pairs"))
    assert "#" not in page.url
    page.get_by_role("button", name="Clear all").click()
    assert page.locator(FIELD).input_value() == "" and page.locator("[data-answer]").inner_text() == ""
    expect(page.locator("[data-actions]")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    assert page.locator(FIELD).input_value() == "calmazine, commonol"
    assert told(page, "pairs")


def test_nothing_is_kept_unless_asked_and_it_can_be_deleted(visit):
    page = typed(visit.open("my-medicines/"), "drainol")
    stored = "() => [Object.values(localStorage).join(), location.href, document.cookie].join()"
    assert "drainol" not in page.evaluate(stored)
    page.get_by_label("Keep this list on this device").check()
    typed(page, "drainol, commonol")
    page.reload()
    expect(page.locator("#mymeds-linked h3")).to_have_count(2)
    page.get_by_label("Keep this list on this device").uncheck()
    assert "drainol" not in page.evaluate(stored)
    page.reload()
    expect(page.locator(FIELD)).to_have_value("")


def test_a_link_is_made_only_when_asked_holds_the_list_after_its_hash_and_ends_with_a_change(visit):
    page = typed(visit.open("my-medicines/"), "Drainol 20 mg, commonol")
    assert "#" not in page.url
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("[data-address]").input_value()
    assert link.endswith("/my-medicines/#list=Drainol%2020%20mg%0Acommonol") and page.url == link
    other = page.context.new_page()
    other.goto(link)
    expect(other.locator("#mymeds-linked h3")).to_have_count(2)
    assert other.locator(FIELD).input_value() == "Drainol 20 mg\ncommonol"
    typed(page, "drainol")
    assert "#" not in page.url
    expect(page.locator("[data-address]")).to_be_hidden()


def test_a_list_of_a_link_leaves_the_kept_one_as_it_is(visit):
    page = typed(visit.open("my-medicines/"), "drainol")
    page.get_by_label("Keep this list on this device").check()
    other = page.context.new_page()
    other.goto(visit.address + "my-medicines/#list=commonol")
    expect(other.locator("#mymeds-linked h3")).to_have_text("Commonol", use_inner_text=True)
    expect(other.get_by_label("Keep this list on this device")).not_to_be_checked()
    other.goto(visit.address + "my-medicines/?")
    expect(other.locator(FIELD)).to_have_value("drainol")


def test_paper_has_the_list_the_pairs_the_questions_and_nothing_else(visit):
    page = typed(visit.open("my-medicines/"), "calmazine 5 mg, commonol, xqzzv")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    paper = page.locator("[data-paper]").inner_text()
    for text in ("My medicines and cramps", visit.address, "calmazine 5 mg: No figure found.", "commonol: Common.", "xqzzv", "calmazine with commonol: Both make you sleepy. Ask a pharmacist first.", "Do I still need all of them?"):
        assert text in paper
    shown = page.locator("body").inner_text()
    assert "Write them down." not in shown and "Take it along" not in shown and "Which medicines" not in shown


@on(permissions=["clipboard-read", "clipboard-write"])
def test_the_same_can_be_copied_as_text(visit):
    page = typed(visit.open("my-medicines/"), "calmazine 5 mg, commonol")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator(NOTE)).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("My medicines and cramps\n") and "- calmazine 5 mg: No figure found." in text


def test_where_nothing_can_be_copied_the_text_is_laid_out(visit):
    page = visit.open("my-medicines/")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    typed(page, "commonol").get_by_role("button", name="Copy as text").click()
    assert "- commonol: Common." in page.locator("[data-address]").input_value()


def test_the_list_goes_to_the_sheet(visit):
    page = typed(visit.open("my-medicines/"), "calmazine 5 mg, Duplessa")
    page.get_by_role("button", name="Put it on my sheet").click()
    page.wait_for_url("**/sheet/")
    assert [page.get_by_label(f"Name, line {line}", exact=True).input_value() for line in (1, 2)] == ["calmazine", "Duplessa"]
    assert page.locator("[data-take] tbody tr").first.locator("input, textarea").nth(1).input_value() == "5 mg"
    page.reload()
    expect(page.get_by_label("Name, line 1", exact=True)).to_have_value("calmazine")
    page.go_back()
    typed(page, "stopped calmazine, Duplessa").get_by_role("button", name="Put it on my sheet").click()
    page.wait_for_url("**/sheet/")
    assert [page.get_by_label(f"Name, line {line}", exact=True).input_value() for line in (1, 2)] == ["Duplessa", ""]


@on(**phone())
def test_on_a_phone_the_answer_stands_right_under_the_field(visit):
    page = typed(visit.open("my-medicines/"), "calmazine, commonol")
    assert page.locator("#mymeds-pairs").bounding_box()["y"] < 844
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@on(**phone(320))
def test_nothing_scrolls_sideways_at_320_pixels(visit):
    page = typed(visit.open("my-medicines/"), "calmazine, commonol, Duplessa, " + "x" * 60)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_markup_in_a_name_stays_text(visit):
    page = typed(visit.open("my-medicines/"), "<img src=x onerror=alert(1)>, <b>drainol</b>")
    assert page.locator("[data-answer] img, [data-answer] b").count() == 0
    assert told(page, "linked") == ["Drainol (exampluride)"]


@on(java_script_enabled=False)
def test_without_scripts_it_says_so_and_shows_no_field(visit):
    page = visit.open("my-medicines/")
    expect(page.locator(".mymeds__without")).to_be_visible()
    expect(page.locator(FIELD)).to_be_hidden()


def test_when_the_names_cannot_be_had_it_says_so(visit):
    visit.page.route("**/search/my-medicines.json", lambda route: route.fulfill(status=404))
    visit.meant.append("404")
    page = visit.open("my-medicines/")
    expect(page.locator(".mymeds__failed")).to_be_visible()
