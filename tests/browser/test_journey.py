"""One reader's way through the app: upload, count, filter, share the address."""

from browsing import Server, settled
from screens import SAMPLE


def test_from_an_empty_database_to_a_shared_view(page, tmp_path):
    server = Server(tmp_path / "db", tmp_path / "log")
    try:
        page.goto(server.url)
        settled(page)
        page.get_by_role("button", name="Upload files").click()
        settled(page)
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(list(SAMPLE))
        write = page.get_by_role("button", name="Write to the portfolio")
        write.wait_for()
        settled(page)
        page.get_by_test_id("stMetricValue").filter(has_text="186").first.wait_for()
        page.reload()
        settled(page)
        write.dblclick()
        page.get_by_text("certificates.csv: 186 rows").wait_for()

        page.get_by_role("link", name="Overview").click()
        settled(page)
        page.get_by_text("Not safe, of 183").wait_for()
        _choose(page, "Plant", "Plant Rayong")
        page.wait_for_url("**plant=Plant+Rayong**")
        settled(page)
        page.get_by_text("Not safe, of 183").wait_for(state="hidden")
        cards = _cards(page)

        page.reload()
        settled(page)
        assert _cards(page) == cards
        page.get_by_role("link", name="Follow-up audits").click()
        settled(page)
        assert "plant=Plant+Rayong" in page.url
        page.get_by_text("1 row", exact=True).wait_for()
        log = server.log.read_text()
        assert "Traceback" not in log
        assert "Please replace" not in log
    finally:
        server.stop()


def _choose(page, label, value):
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=value).click()
    page.keyboard.press("Escape")
    settled(page)


def _cards(page):
    page.get_by_test_id("stMetricValue").nth(5).wait_for()
    return page.get_by_test_id("stMetricValue").all_inner_texts()


def test_a_card_opens_the_list_behind_its_number(page, sample_server):
    page.goto(sample_server.url)
    settled(page)
    number = _cards(page)[0]
    page.get_by_role("link", name="Open the list").first.click()
    settled(page)
    assert "state=" in page.url
    page.get_by_text(f"{number} rows", exact=True).wait_for()


def test_a_click_on_a_bar_of_the_overview_opens_its_list(page, sample_server):
    page.goto(sample_server.url)
    settled(page)
    bar = page.locator(".st-key-safe_until .bars .point path").nth(2)
    bar.wait_for()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/expiring?safe_until=2026-12**")
    settled(page)
    page.get_by_role("button", name="Safe until: 2026-12").click()
    page.wait_for_url("**/expiring")


def test_a_click_on_a_bar_filters_the_table(page, sample_server):
    page.goto(f"{sample_server.url}/expiring")
    settled(page)
    page.locator(".js-plotly-plot .bars .point path").first.wait_for()
    words = page.get_by_role("button", name="Expired ·").last.inner_text()
    rows = f"{words.rpartition('·')[2].strip()} rows"
    bar = page.locator(".js-plotly-plot .bars .point path").first.bounding_box()
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    page.wait_for_url("**band=expired**")
    settled(page)
    assert "band=expired" in page.url
    page.get_by_text(rows, exact=True).wait_for()
    page.reload()
    settled(page)
    assert "band=expired" in page.url
    page.get_by_text(rows, exact=True).wait_for()


def test_a_click_on_a_number_opens_the_certificate(page, sample_server):
    page.goto(f"{sample_server.url}/expiring")
    settled(page)
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    page.mouse.click(box["x"] + 40, box["y"] + 33 + 33 + 16)
    page.wait_for_url("**/certificate?**")
    settled(page)
    assert "certificate=" in page.url
