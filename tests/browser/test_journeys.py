"""What a manager comes for, from the overview in at most four clicks; each click is counted."""

from collections.abc import Iterator

import pytest
from browsing import settled
from playwright.sync_api import Locator, Page, expect

ROW = 33
MOST = 4


class Journey:
    """A visit that begins on the overview and counts what the visitor presses."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url, self.clicks = page, url, 0
        page.goto(url)
        self.wait()
        page.get_by_role("heading", name="Do now").wait_for()
        self.wait()

    def wait(self) -> None:
        settled(self.page)

    def click(self, target: Locator, **how) -> None:
        self.clicks += 1
        assert self.clicks <= MOST, "one click too many"
        target.click(**how)
        self.wait()

    def navigate(self, name: str) -> None:
        self.click(self.page.get_by_test_id("stSidebarNavLink").filter(has_text=name))
        self.page.get_by_role("heading", name=name, exact=True).first.wait_for()

    def choose(self, field: str, typed: str) -> None:
        """A click into the field; the rest is typed."""
        self.click(self.page.get_by_label(field, exact=True).first)
        self.page.keyboard.type(typed)
        self.page.keyboard.press("Enter")
        self.wait()

    def tool(self, name: str) -> None:
        self.click(self.page.locator(".st-key-tools").get_by_text(name, exact=True).first)

    def reads(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()


@pytest.fixture
def journey(visitor, sample_server) -> Iterator[Journey]:
    """A tab of its own in a window that has the app's scripts in its cache."""
    page = visitor.context.new_page()
    page.set_viewport_size({"width": 1440, "height": 1000})
    yield Journey(page, sample_server.url)
    page.close()


def test_a_expiring_at_one_plant_sent_to_a_colleague(journey):
    journey.navigate("Expiring certificates")
    journey.choose("Plant", "Rayong")
    journey.reads("within 90 days")
    journey.tool("Share")
    link = journey.page.get_by_test_id("stCode").first.inner_text()
    assert link.strip() == f"{journey.url}/expiring?plant=Plant%20Rayong"
    journey.page.goto(link.strip())
    journey.wait()
    expect(journey.page.locator(".st-key-chips")).to_contain_text("Plant Rayong")


def test_b_and_k_the_audit_to_hold_now_and_what_is_lost_with_it(journey):
    journey.navigate("Follow-up audits")
    journey.reads("If nobody acts, 11 certificates face suspension")
    journey.reads("fall together if this audit is missed or failed")
    journey.reads("The four conditions in the last audits")


def test_c_the_stuck_application_and_whom_to_ask(journey):
    journey.reads("Case APP-2026-00098: “Product description” has been missing for 161 days")
    item = journey.page.locator('[class*="st-key-do_now_"]').filter(has_text="APP-2026-00098")
    journey.click(item.get_by_role("button", name="Open"))
    journey.page.get_by_role("heading", name="Application", exact=True).first.wait_for()
    journey.reads("Us: “Product description” has been missing for 161 days.")


def test_d_a_page_to_print_for_the_board(journey):
    journey.page.evaluate("window.print = () => { window.printed = true }")
    journey.tool("Share")
    journey.click(journey.page.get_by_role("button", name="Print"))
    journey.reads("Laid out for printing")
    journey.page.wait_for_function("window.printed === true")
    assert journey.page.get_by_test_id("stDataFrame").count() == 0
    journey.page.locator("table").nth(1).wait_for()
    journey.page.emulate_media(media="print")
    expect(journey.page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(journey.page.locator(".st-key-chips")).to_be_visible()
    expect(journey.page.locator(".st-key-tools")).to_be_hidden()


def test_e_my_items(journey):
    journey.choose("Responsible", "Patel")
    expect(journey.page.locator(".st-key-chips")).to_contain_text("Patel")
    journey.reads("responsible: Patel")


@pytest.mark.parametrize("typed", ["brake linings X196"])
def test_f_a_certificate_by_a_part_of_number_model_or_product(journey, typed):
    field = journey.page.get_by_placeholder("Search number, product, plant, person")
    journey.click(field)
    journey.page.keyboard.type(typed, delay=10)
    table = journey.page.locator(".st-key-found").get_by_test_id("stDataFrame")
    table.wait_for()
    journey.wait()
    box = table.bounding_box()
    assert box
    journey.click(table, position={"x": 60, "y": ROW * 1.5})
    journey.page.wait_for_url("**/certificate?certificate=2021011120092322*")


def test_g_a_saved_view_next_monday(journey):
    journey.choose("Plant", "Rayong")
    journey.tool("Views")
    journey.page.get_by_label("Name of this view").fill("Rayong on Mondays")
    journey.click(journey.page.get_by_role("button", name="Save view"))
    again = Journey(journey.page, journey.url)
    sidebar = journey.page.get_by_test_id("stSidebar")
    again.click(sidebar.get_by_role("button", name="Rayong on Mondays"))
    expect(journey.page.locator(".st-key-chips")).to_contain_text("Plant Rayong")


def test_h_two_plants_compared(journey):
    journey.navigate("Plants and categories")
    page = journey.page
    page.get_by_role("heading", name="Plants by risk").scroll_into_view_if_needed()
    table = page.get_by_test_id("stDataFrame").filter(has_text="End soon").first
    journey.click(table, position={"x": 18, "y": ROW * 1.5})
    journey.click(table, position={"x": 18, "y": ROW * 2.5})
    page.get_by_role("heading", name="Side by side").wait_for()


def test_i_health_over_the_last_year(journey):
    journey.click(journey.page.get_by_text("Open the trend"))
    journey.page.get_by_role("heading", name="Trend", exact=True).first.wait_for()


def test_j_ten_items_in_hand(journey):
    page = journey.page
    table = page.get_by_test_id("stDataFrame").last
    table.scroll_into_view_if_needed()
    journey.click(table, position={"x": 18, "y": ROW * 1.5})
    journey.click(table, position={"x": 18, "y": ROW * 10.5}, modifiers=["Shift"])
    journey.reads("10 rows are marked")
    journey.click(page.get_by_role("button", name="Take in hand"))
    journey.click(page.get_by_role("button", name="Save", exact=True))
    journey.reads("Nobody on it · 49")


def test_l_what_cannot_be_saved_and_what_to_do(journey):
    heading = journey.page.get_by_role("heading", name="Cannot be saved any more")
    expect(heading).to_be_visible()
    assert journey.clicks == 0


def test_enter_opens_the_row_and_one_press_on_back_returns(journey):
    journey.navigate("Expiring certificates")
    table = journey.page.get_by_test_id("stDataFrame").first
    table.click(position={"x": 500, "y": ROW * 1.5})
    journey.page.keyboard.press("Enter")
    journey.page.wait_for_url("**/certificate?certificate=*")
    journey.wait()
    journey.page.go_back()
    journey.wait()
    journey.page.wait_for_url("**/expiring*")


def test_a_click_in_a_list_of_the_overview_is_one_step_back(journey):
    before = journey.page.evaluate("history.length")
    journey.click(journey.page.get_by_role("button", name="Not usable"))
    journey.page.wait_for_url("**/expiring?*")
    journey.wait()
    journey.page.go_back()
    journey.wait()
    journey.page.get_by_role("heading", name="Do now").wait_for()
    assert journey.page.evaluate("history.length") <= before + 2


def test_the_navigation_of_a_phone_closes_after_a_tap(page, sample_server):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(sample_server.url)
    settled(page)
    expect(page.locator(".st-key-filters")).to_be_hidden()
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Follow-up audits").click()
    page.get_by_role("heading", name="Follow-up audits", exact=True).first.wait_for()
    settled(page)
    expect(page.get_by_test_id("stSidebarNavLink").first).not_to_be_in_viewport()
    page.locator(".st-key-fold").get_by_role("button").click()
    settled(page)
    expect(page.get_by_label("Plant", exact=True).first).to_be_visible()
