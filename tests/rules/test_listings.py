"""The rules of what product information says, and of what does harm together: what is broken, and the message."""

import pytest
from atlas.rules.check import check

LISTINGS = """\
signs:
  low-salt: {sign_of: low salt, what_to_do: get help., card: H-01}
medicines:
- id: aol
  name: aol
  class: painkiller
  used_for: pain
  listed:
  - {source: EU leaflet, product: Aol, reference: good_2020, band: common, term: cramps, in_100: '3'}
  - {source: EU leaflet, product: Aol, reference: good_2020, band: not listed}
  danger_signs:
  - {sign: low-salt, product: Aol, reference: good_2020}
  checked: 2026-11-22
- id: bol
  name: bol
  class: painkiller
  used_for: pain
"""
MIXTURES = """\
- id: aol-bol
  one: {name: aol, medicines: [aol, causes/low-salt]}
  with: {name: bol, medicines: [bol]}
  happens: Salt gets low.
  what_to_do: Ask.
  level: same day
  card: H-01
  references: [good_2020]
"""
CARDS = """\
- id: H-01
  level: same day
  group: limb
  short: A swollen leg
  act: medical help today
  title: "Get medical help today if:"
  signs: [One leg is swollen]
  means: a clot
  references: [good_2020]
"""
HELP = """\
---
title: Help
description: When to get help, with every danger sign of this small site.
groups: {limb: Limbs}
reviewed: 2026-11-22
---

[[signs]]
"""
SIGNS = """\
numbers: ['112']
levels: {emergency: [call an ambulance], same day: [medical help today], soon: [see a doctor]}
signs:
- {id: swollen-leg, level: same day, words: [leg is swollen]}
"""
DRUGS = """\
---
title: Drugs
description: All medicines of this small site in one list, by groups.
groups: {pain: Pain}
reviewed: 2026-11-22
---

[[list]]
"""
PILLS = """\
---
title: Pills
description: A small page on pills with one medicine in a fact box.
group: pain
medicines:
- id: col
  name: col
  class: painkiller
  used_for: pain
  how: Nobody knows.
  how_often: 1 in 100.
  strength: weak
  timing: [taking]
  warning: ask
  references: [good_2020]
reviewed: 2026-11-22
---

They ease pain. [@good_2020]

[[medicines]]
"""
FILES = {
    "docs/medicines.yml": LISTINGS,
    "docs/mixtures.yml": MIXTURES,
    "docs/red-flags.yml": CARDS,
    "docs/signs.yml": SIGNS,
    "docs/warnings.yml": "ask: {title: Ask first, text: Ask a pharmacist.}\n",
    "docs/help.md": HELP,
    "docs/drugs/index.md": DRUGS,
    "docs/drugs/pills.md": PILLS,
}


def test_what_is_right_has_no_problem(sound):
    assert [str(problem) for problem in check(sound(more=FILES))] == []


LISTED, MIXED = "docs/medicines.yml", "docs/mixtures.yml"
BREAKS = [
    (LISTED, "id: bol", "id: aol", 'docs/medicines.yml:14: medicines.aol.id: "aol" appears twice; keep one'),
    (LISTED, "id: bol", "id: abl", 'docs/medicines.yml:14: medicines.abl.id: "abl" comes before "aol"; sort the medicines by their ids'),
    (LISTED, "name: bol", "name: aol", 'docs/medicines.yml:15: medicines.bol.name: "aol" is the name of aol too; keep one'),
    (LISTED, "name: bol", "name: col", 'docs/medicines.yml:14: medicines.bol.id: a page has "col" as col; give it this id'),
    (LISTED, "2026-11-22", "2099-11-22", "docs/medicines.yml:13: medicines.aol.checked: 2099-11-22 is in the future; write the day of the check"),
    (LISTED, "  checked: 2026-11-22\n", "", "docs/medicines.yml:4: medicines.aol.checked: missing; add the day on which the product information was read, as 2026-11-21"),
    (LISTED, "name: bol", "name: bol\n  checked: 2026-11-22", "docs/medicines.yml:16: medicines.bol.checked: nothing was read for it; add what was read as listed:, or take the date out"),
    (LISTED, ", term: cramps", "", "docs/medicines.yml:9: medicines.aol.listed.0.term: missing; add what the text calls it, as muscle spasms"),
    (LISTED, "band: not listed", "band: not listed, term: cramps", 'docs/medicines.yml:10: medicines.aol.listed.1.term: "cramps" is listed, and the band says not; mend one of the two'),
    (LISTED, "in_100: '3'", "in_100: '30'", 'docs/medicines.yml:9: medicines.aol.listed.0.band: 30 in 100 is "very common"; mend the band or the figure'),
    (LISTED, "in_100: '3'", "in_100: '0.5'", 'docs/medicines.yml:9: medicines.aol.listed.0.band: 0.5 in 100 is "uncommon"; mend the band or the figure'),
    (LISTED, "in_100: '3'", "placebo_in_100: '3'", "docs/medicines.yml:9: medicines.aol.listed.0.in_100: missing; a figure on placebo says nothing without the one on the medicine"),
    (LISTED, "in_100: '3'", "in_100: 3 %", """docs/medicines.yml:9: medicines.aol.listed.0.in_100: "3 %" has the wrong form; write it in quotes, as '3.6', '1 to 3', 'below 3' or '20 or more'"""),
    (LISTED, "reference: good_2020, band: common", "reference: good_2021, band: common", 'docs/medicines.yml:9: medicines.aol.listed.0.reference: no reference "good_2021" in docs/references.yml; did you mean "good_2020"?'),
    (LISTED, "sign: low-salt", "sign: low-salts", 'docs/medicines.yml:12: medicines.aol.danger_signs.0.sign: no sign "low-salts" under signs:; did you mean "low-salt"?'),
    (LISTED, "sign: low-salt", "sign: low-salts", "docs/medicines.yml:2: signs.low-salt: no medicine names it; take it out"),
    (LISTED, "card: H-01", "card: H-02", 'docs/medicines.yml:2: signs.low-salt.card: no card "H-02" in docs/red-flags.yml; did you mean "H-01"?'),
    (LISTED, "band: common", "band: often", 'docs/medicines.yml:9: medicines.aol.listed.0.band: "often" is not allowed; use one of common, not known, not listed, rare, uncommon, very common, very rare'),
    (MIXED, "medicines: [bol]", "medicines: [boll]", 'docs/mixtures.yml:3: aol-bol.with.medicines.0: no medicine and no page "boll"; did you mean "bol"?'),
    (MIXED, "references: [good_2020]", "references: [good_2021]", 'docs/mixtures.yml:8: aol-bol.references.0: no reference "good_2021" in docs/references.yml; did you mean "good_2020"?'),
    (MIXED, "card: H-01", "card: H-02", 'docs/mixtures.yml:7: aol-bol.card: no card "H-02" in docs/red-flags.yml; did you mean "H-01"?'),
    (MIXED, "  references: [good_2020]\n", "  references: [good_2020]\n" + MIXTURES.replace("gets", "falls"), 'docs/mixtures.yml:9: aol-bol.id: "aol-bol" appears twice; keep one'),
    (MIXED, "  one: {name: aol, medicines: [aol, causes/low-salt]}\n", "", "docs/mixtures.yml:1: aol-bol.one: missing; add its fields"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "message"), BREAKS, ids=[new or old for _, old, new, _ in BREAKS])
def test_each_broken_rule_gives_its_message_with_path_and_line(sound, path, old, new, message):
    assert message in [str(problem) for problem in check(sound(old, new, path=path, more=FILES))]
