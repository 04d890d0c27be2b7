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
        page.get_by_role("heading", name="Certificates · 183").wait_for()
        _choose(page, "Plant", "Plant Rayong")
        page.wait_for_url("**plant=Plant+Rayong**")
        settled(page)
        page.get_by_role("heading", name="Certificates · 183").wait_for(state="hidden")
        counts = _counts(page)

        page.reload()
        settled(page)
        assert _counts(page) == counts
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


def _counts(page):
    """The words of the classification with their numbers."""
    page.locator('[class*="st-key-standing-"]').first.wait_for()
    return page.get_by_role("heading", name="Certificates ·").inner_text()


def test_a_click_on_the_bar_of_the_overview_opens_its_list(page, sample_server):
    page.goto(sample_server.url)
    settled(page)
    bar = page.locator(".st-key-standings .bars .point path").last
    bar.wait_for()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/expiring?**standing=fine**")
    settled(page)
    page.get_by_text("91 rows", exact=True).wait_for()


def test_a_click_on_a_window_opens_its_plant(page, sample_server):
    page.goto(f"{sample_server.url}/audits")
    settled(page)
    bars = page.locator(".st-key-windows .bars .point path")
    bars.first.wait_for()
    bar = bars.last.bounding_box()
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    page.wait_for_url("**group=**")
    settled(page)
    page.reload()
    settled(page)
    assert "group=" in page.url
    page.get_by_text("fall together if this audit is missed or failed").first.wait_for()


def test_a_click_on_a_number_opens_the_certificate(page, sample_server):
    page.goto(f"{sample_server.url}/expiring")
    settled(page)
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    page.mouse.click(box["x"] + 90, box["y"] + 33 + 33 + 16)
    page.wait_for_url("**/certificate?**")
    settled(page)
    assert "certificate=" in page.url
