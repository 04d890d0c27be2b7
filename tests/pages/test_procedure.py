"""Each line of the procedure is looked after somewhere, and every link leads there."""

import re
from urllib.parse import parse_qsl, urlsplit

from screens import healthy, opened

from cqcdash.locations import HELP
from cqcdash.ui.frame import PAGES

TEXT = (HELP / "procedure.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ") and "| open |" not in line]
LINKS = sorted(set(re.findall(r"\]\(([^)]+)\)", TEXT)))
BY_ADDRESS = {place.address: place.name for place in PAGES}


def test_each_line_of_the_procedure_has_a_place():
    assert len(ROWS) >= 22
    assert [row for row in ROWS if "](" not in row] == []


def test_every_link_leads_to_the_part_that_it_names(database):
    database("sample")
    for link in LINKS:
        parts = urlsplit(link)
        app = opened(BY_ADDRESS[parts.path.removeprefix("./")], **dict(parse_qsl(parts.query)))
        healthy(app)
        assert [w.value for w in app.warning if "no page" in w.value or "nothing" in w.value] == []
        assert app.title[0].value
