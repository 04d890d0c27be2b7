"""The table of what is had ready: as shipped, one's own, and a bad one as a sentence."""

import pytest

from cqcdash import portfolio
from cqcdash.errors import UnreadableFileError
from cqcdash.locations import PREPARATION


def test_the_shipped_table_names_what_an_audit_asks_for(tmp_path):
    items = portfolio.preparation_items(str(tmp_path / "portfolio.duckdb"))
    first = items.loc[items["for_initial"], "preparation_item"].tolist()
    yearly = items.loc[items["for_follow_up"], "preparation_item"].tolist()
    assert {"invitation", "visa", "travel", "interpreter"} < set(first)
    assert yearly == ["documents", "cop_report", "changes", "mark_and_number", "sample_parts"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has 0 rows"),
        ("item;title;audits\nx;y;initial", "needs the columns"),
        ("item,title,audits\nx,y,initial\nx,z,initial", "Line 3"),
        ("item,title,audits\nx,y,sometimes", "Line 2"),
        ("item,title,audits\nX y,z,initial", "Line 2"),
        ("item,title,audits\nx,   ,initial", "Line 2"),
        ("item,title,audits\nx,a, b,initial", "Line 2"),
        ("item,title,audits\n\udcff,y,initial", "cannot be read"),
    ],
)
def test_a_bad_table_of_ones_own_is_a_sentence(tmp_path, text, says):
    own = tmp_path / PREPARATION.name
    own.write_bytes(text.encode("utf-8", errors="surrogateescape"))
    with pytest.raises(UnreadableFileError, match=says):
        portfolio.preparation_items(str(tmp_path / "portfolio.duckdb"))


def test_a_table_beside_the_database_is_taken_instead(tmp_path):
    own = tmp_path / PREPARATION.name
    own.write_text("﻿item,title,audits,owner\nkeys,<b>钥匙</b>,follow_up;initial,Li", "utf-8")
    (row,) = portfolio.preparation_items(str(tmp_path / "portfolio.duckdb")).to_dict("records")
    assert (row["item_title"], row["owner"]) == ("<b>钥匙</b>", "Li")
    assert row["for_initial"]
    assert row["for_follow_up"]
