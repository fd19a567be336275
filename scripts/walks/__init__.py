"""Walks through the finished site in real browsers, by commands and not in the tests; the library never imports it.

``tasks`` reads what readers want to get done, ``reader`` does it and counts, ``report`` keeps what was found.
"""
