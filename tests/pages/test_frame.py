"""What stands around every page: search, saved views, sharing, freshness, midnight."""

import os

from screens import FRAME, TODAY, app_file, healthy, opened, shown

from cqcdash.ui.tour import STEPS

PLANT = "武汉工厂"


def press(app, label):
    healthy(next(b for b in app.button if b.label == label).click().run())


def test_a_number_is_found_with_blanks_and_a_product_by_a_part(database):
    database("sample")
    app = opened("overview")
    rows = opened("expiring").dataframe[0].value
    number = rows["certificate_no"].iloc[0]
    spaced = f"{number[:5].lower()} {number[5:]}"
    healthy(app.text_input(key="search").set_value(spaced).run())
    assert app.dataframe[0].value["found_key"].tolist() == [number]
    healthy(app.text_input(key="search").set_value("rayong").run())
    assert set(app.dataframe[0].value["found_kind"]) >= {"Plant", "Certificate"}
    healthy(app.text_input(key="search").set_value("no such thing").run())
    assert "Nothing in the portfolio holds what you typed" in shown(app)


def test_the_search_looks_beyond_the_filters(database):
    database("sample")
    app = opened("overview", plant=PLANT)
    app.text_input(key="search").set_value("rayong").run()
    assert "Plant Rayong" in app.dataframe[0].value["found_key"].tolist()


def test_a_view_is_saved_opened_and_removed(database):
    from screens import fill, sample_files

    fill(database("own"), sample_files())
    app = opened("expiring", plant="Plant Rayong", as_of="2027-01-01")
    app.text_input(key="saving.name").set_value("Rayong *soon*").run()
    press(app, "Save view")
    assert [button.label for button in app.sidebar.button] == ["Rayong \\*soon\\*"]
    again = opened("overview")
    again.sidebar.button[0].click().run()
    assert again.multiselect(key="plant").value == ["Plant Rayong"]
    assert again.date_input(key="as_of").value.isoformat() == TODAY
    press(app, "Remove")
    assert not app.sidebar.button


def test_chips_name_the_filters_and_take_them_away(database):
    database("sample")
    app = opened("overview", plant=PLANT, standing="fine")
    labels = [b.label for b in app.button if (b.key or "").startswith("chip.")]
    assert labels == [PLANT, "Fine", "Clear all filters"]
    press(app, "Fine")
    assert app.multiselect(key="standing").value == []
    assert app.multiselect(key="plant").value == [PLANT]


def test_owner_and_standing_narrow_the_portfolio(database):
    database("sample")
    whole = opened("expiring").dataframe[0].value
    owner = whole["owner"].dropna().iloc[0]
    mine = opened("expiring", owner=owner).dataframe[0].value
    assert set(mine["owner"]) == {owner}
    assert len(mine) == (whole["owner"] == owner).sum()
    nobody = opened("expiring", owner="-").dataframe
    assert not nobody or nobody[0].value["owner"].isna().all()


def test_the_foot_says_how_fresh_it_is(database):
    database("sample")
    text = shown(opened("overview"))
    assert "Last import today" in text
    assert "rules as shipped" in text


def test_a_page_left_open_turns_to_the_new_day(database, monkeypatch):
    database("sample")
    app = opened("overview")
    assert "Today, 2026\\-11\\-23" in shown(app)
    monkeypatch.setenv("CQCDASH_TODAY", "2026-11-24")
    assert "Today, 2026\\-11\\-24" in shown(app.run())


def test_a_chosen_day_stays_over_midnight(database, monkeypatch):
    database("sample")
    app = opened("overview", as_of="2027-01-01")
    monkeypatch.setenv("CQCDASH_TODAY", "2026-11-24")
    assert "On 2027\\-01\\-01" in shown(app.run())


def test_a_page_that_does_not_exist_is_named(database):
    database("sample")
    app = opened("overview", no_page="<b>nowhere")
    assert "There is no page \\<b\\>nowhere here" in app.warning[0].value


def test_an_empty_database_says_what_to_bring(database):
    database("empty")
    text = shown(opened("overview"))
    assert "Bring the list of your certificates" in text
    assert "Add the factory audits" in text
    assert "every import can be taken back" in text


def test_the_tour_leads_over_six_pages(database):
    database("sample")
    app = opened("overview")
    healthy(app.button(key="tour.begin").click().run())
    for number, (name, _) in enumerate(STEPS, start=1):
        # The harness goes back to the page that it opened; the step stays.
        app.switch_page(os.path.relpath(app_file(name), FRAME.parent)).run()
        assert f"**{number} / {len(STEPS)}**" in shown(app)
        healthy(app.button(key="tour.next").click().run())
    assert f"/ {len(STEPS)}**" not in shown(app)
