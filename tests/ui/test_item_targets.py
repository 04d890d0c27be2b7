"""Where an item of the attention list is looked at."""

import pytest

from cqcdash.ui.parts import item_target


@pytest.mark.parametrize(
    ("kind", "key", "plant", "target"),
    [
        ("finding", "North", "North", ("audits", {"group": "North"})),
        ("finding", "North · tyres", "North", ("audits", {"group": "North · tyres"})),
        ("finding", "CQC1", "North", ("certificate", {"certificate": "CQC1"})),
        ("audit_group", "North", "North", ("audits", {"group": "North"})),
        ("application", "APP-1", "North", ("case", {"application": "APP-1"})),
        ("duty_change", "57 · North", "North", ("duty", {"change": "57"})),
        ("statuses", "North · 2027-W10", "North", ("verify", {})),
        ("renewals", "North · 2027-W10", "North", ("expiring", {"within": "all"})),
    ],
)
def test_each_kind_has_its_page(kind, key, plant, target):
    assert item_target({"item_kind": kind, "item_key": key, "plant": plant}) == target
