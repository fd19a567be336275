"""What is wrong with the content, all at once.

In: an Atlas. Out: problems, each with file, line, field and what to do. Nothing is printed or changed.
Imports content, the names of linking, and the registry of slots of weaving: a rule has to know what can be woven.

check        finds every rule, by its name; a new file of rules is named there
drafts       pages that only the preview shows, and what they still need
schema       the fields of each kind of page and data file: messages (what breaks them), prune (what is left without),
             editor_schemas (the same for editors, with fields.yml: what each field is for)
pages, files, ids, text, promises, cards, language, markup     the rules, a file a subject
primary      what hangs on references that were read first-hand, and how all were read
codes        docs/codes.yml: forms, things, references
charts       docs/charts.yml: figures that exist and can be compared, titles that hold
studies, grades    the rows of docs/studies.yml, the numbers that texts take from them, the grades that follow
finder       the questions, answers and rows of docs/which-cause.yml
search       the words of docs/search.yml; negatives (what was looked for and not found)
stats        the site in figures
advice       what deserves a look and stops no build; found (problems and advice as one value, next to the check before)
"""
