"""Articles in: from a file of somebody else's words to a cleaned text, a scaffold of claims and a report.

In: files, folders and web archives. Out: files below a folder that is never published. A person decides what is taken
over, in words of our own. The library of the site never imports this; it needs requirements-intake.txt.

article      the whole of it, as one pure function from bytes to files
sources      where the bytes come from: files, folders, web archives
encoding     bytes to text, and what was mended in it, each change with its place
snapshot     what is known of a source: hash, address, day, licence
blocks       text or HTML to blocks, each sign with its place in the text; tags (the HTML, cut by its tags)
readers      which blocks the two readers of main text would take
pieces       blocks to pieces, and each piece is kept, removed or doubtful; furniture (why a piece is removed)
stamps       a line of copyright in the middle of a text
lists        run-on lists, as lists
flags        what looks broken in a sentence, and its numbers, doses and imperatives
knowledge    what the site knows: its names, the stems of its search, its claims
claims       which claim a sentence makes, or denies
report       the files that come out
pool         many articles at once, each within its time
evaluate     how well it does, next to others; gold (what should come out)
crawl        the same as a step of datatrove
words.yml    the words by which furniture and flags are known
"""
