"""Claims are chosen by verdict and lead to their experiments, with real clicks."""

import re

from playwright.sync_api import expect

from tests.e2e.pages import expect_address


def test_a_verdict_is_chosen_and_a_claim_leads_to_its_experiment(open_page):
    page = open_page("/claims")
    claims = page.locator(".claims").get_by_role("listitem")
    claims.first.wait_for()
    everything = claims.count()
    page.get_by_role("radio", name=re.compile("^does not hold")).click()
    expect_address(page, r"/claims\?verdict=does(\+|%20)not(\+|%20)hold$")
    expect(claims).not_to_have_count(everything)
    for words in claims.all_inner_texts():
        assert "does not hold" in words
    link = claims.get_by_role("link").first
    id = link.inner_text()
    link.click()
    expect_address(page, rf"/experiment\?id={id}$")
    expect(page.get_by_role("heading", level=1)).to_contain_text("?")
