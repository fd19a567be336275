"""What is wrong with the content, all at once.

In: an Atlas. Out: problems, each with file, line, field and what to do; nothing is read, printed or changed.
Imports content, the names of linking and the registry of slots of weaving, so that rules know what can be woven.
"""
