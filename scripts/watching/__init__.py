"""What changed outside since the last look: addresses of the bibliography, and notices on papers.

`asking` sends the requests, slowly; `addresses` and `notices` judge what came back; `issue` writes down what changed.
"""
