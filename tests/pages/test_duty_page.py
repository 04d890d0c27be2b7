"""The page of the changes of duty: sentences, the lists, what is only announced."""

from screens import healthy, opened, shown


def test_the_page_says_how_far_it_is_and_lists_what_is_to_be_converted_first(database):
    database("sample")
    app = opened("duty")
    healthy(app)
    assert "declarations in 8 plants end on 2026\\-12\\-31" in shown(app)
    assert "it is too late for a regular case" in shown(app)
    listed = app.dataframe[0].value
    states = listed["duty_state"].tolist()
    assert states[0] == "To convert"
    assert {"To convert", "Converted", "No longer produced"} == set(states)
    assert set(listed["duty_matched_by"]) == {"Product code in the number"}
    assert set(listed["certification_body"]) == {"CQC"}
    assert listed["conversion_application_no"].dropna().str.startswith("CNV-").all()
    audits = next(f.value for f in app.dataframe if "first_audit_on" in f.value)
    assert audits["declarations"].sum() == len(listed) - states.count("No longer produced")


def test_what_is_only_announced_stands_apart_and_can_be_chosen(database):
    database("sample")
    assert "Announced, the day is open" in shown(opened("duty"))
    watched = opened("duty", change="Implementation rules 2026")
    healthy(watched)
    assert set(watched.dataframe[0].value["duty_state"]) == {"Announced, no date yet"}
    assert "the day is open" in shown(watched)


def test_a_view_without_any_says_so(database):
    database("one")
    app = opened("duty")
    healthy(app)
    assert "No change of duty concerns a certificate in this view" in shown(app)


def test_the_overview_speaks_of_it(database):
    database("sample")
    app = opened("overview")
    healthy(app)
    first = next(m.value for m in app.markdown if "gavel" in m.value)
    assert "declarations in 8 plants end on" in first
    listed = next(f.value for f in app.dataframe if "instead" in f.value)
    assert listed["item_key"].str.startswith("SAMR 2025-57").any()
