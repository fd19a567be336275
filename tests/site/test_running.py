"""What runs on a finished page, whatever template or text it came from, is told."""

import pytest
from atlas.site.document import read_document

PAGE = '<html lang="en"><head><title>a</title><meta name="description" content="b"></head><body><h1>a</h1>{}</body></html>'


@pytest.mark.parametrize(
    "body",
    [
        '<iframe src="javascript:x()"></iframe>', '<iframe src=" data:text/html,x"></iframe>', '<embed src="JavaScript:x()">',
        '<object data="data:text/html,x"></object>', '<form action="javascript:x()"></form>', '<button formaction="vbscript:x">a</button>',
        '<map><area href="javascript:x()"></map>', '<svg><a><set to="javascript:x()"/></a></svg>', "<svg/onload=x()></svg>",
        '<p title="x"onclick=x()>a</p>',
    ],
)  # fmt: skip
def test_what_runs_is_told(body):
    faults = read_document(PAGE.format(body), "index.html").faults
    assert [fault.partition(":")[0] for fault in faults][:1] in (["element"], ["attribute"])


def test_what_only_shows_is_not():
    html = PAGE.format('<form action="../search/"><input name="q" value="a"></form><a title="x/on=y">a</a>')
    assert read_document(html, "index.html").faults == ()
