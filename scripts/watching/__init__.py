"""What changed outside since the last look: addresses of the bibliography, and notices on papers.

`asking` sends the requests, slowly; `addresses` and `notices` judge what came back; `issue` writes down what changed.
Only the weekly workflow and `make references` ask anybody.
It has never asked the real services, only made answers in their form.
"""
