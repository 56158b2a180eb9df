import pytest

from tests.web.shop import DIGEST, GOOD, KEY, Seconds, offer, shop
from web.limits import MOST_NAMES, Buckets, SiteGate, TooFastError

SENT = {**GOOD, "consent": [DIGEST]}


def test_a_bucket_gives_a_burst_and_then_its_pace() -> None:
    seconds = Seconds()
    buckets = Buckets(5, 0.1, seconds)
    assert [buckets.take("a") for _ in range(5)] == [0] * 5
    assert buckets.take("a") == pytest.approx(10)
    assert buckets.take("b") == 0
    seconds.now += 10
    assert buckets.take("a") == 0
    assert buckets.take("a") > 0


def test_memory_is_bounded_by_forgetting_who_was_silent_longest() -> None:
    buckets = Buckets(1, 0.001, Seconds())
    for number in range(MOST_NAMES + 10):
        assert buckets.take(number) == 0
    assert len(buckets._full_at) == MOST_NAMES
    assert buckets.take(MOST_NAMES) > 0
    assert buckets.take(0) == 0


def test_a_first_lead_passes_a_flooded_link_and_is_marked() -> None:
    gate, one = SiteGate(Seconds()), offer()
    flooded = [gate.enter(f"10.0.0.{number}", one) for number in range(61)]
    assert flooded == [False] * 60 + [True]
    with pytest.raises(TooFastError):
        gate.enter("10.0.0.1", one)
    assert gate.enter("10.1.1.1", one)


async def test_an_address_is_slowed_after_five_and_told_when_to_come_again() -> None:
    async with shop(gate=SiteGate(Seconds())) as opened:
        answers = [await opened.client.post(f"/leads/{KEY}", json=SENT) for _ in range(6)]
        assert [one.status for one in answers] == [201] * 5 + [429]
        assert answers[-1].headers["Retry-After"] == "10"
        assert len(opened.reception.taken) == 5


async def test_a_proxy_that_is_trusted_tells_addresses_apart() -> None:
    async with shop(gate=SiteGate(Seconds()), proxies="127.0.0.0/8") as opened:
        for number in range(8):
            forged = "6.6.6.6, " if number % 2 else ""
            headers = {"X-Forwarded-For": f"{forged}198.51.100.{number}, 127.0.0.9"}
            answer = await opened.client.post(f"/leads/{KEY}", json=SENT, headers=headers)
            assert answer.status == 201


async def test_nobody_else_is_believed_about_an_address() -> None:
    async with shop(gate=SiteGate(Seconds())) as opened:
        statuses = []
        for number in range(6):
            headers = {"X-Forwarded-For": f"198.51.100.{number}"}
            answer = await opened.client.post(f"/leads/{KEY}", json=SENT, headers=headers)
            statuses.append(answer.status)
        assert statuses[-1] == 429


async def test_the_addresses_of_one_household_are_one_address() -> None:
    async with shop(gate=SiteGate(Seconds()), proxies="127.0.0.0/8") as opened:
        statuses = []
        for number in range(6):
            headers = {"X-Forwarded-For": f"2001:db8::{number}"}
            answer = await opened.client.post(f"/leads/{KEY}", json=SENT, headers=headers)
            statuses.append(answer.status)
        assert statuses == [201] * 5 + [429]


async def test_looking_is_slowed_too() -> None:
    async with shop(gate=SiteGate(Seconds())) as opened:
        answers = [await opened.client.get(f"/leads/{KEY}") for _ in range(61)]
        assert [one.status for one in answers] == [200] * 60 + [429]


@pytest.mark.parametrize(
    ("proxies", "public_url", "begins"),
    [
        ("", "https://crm.example.com", "https://crm.example.com/f/"),
        ("", "", "http://127.0.0.1:"),
        ("127.0.0.0/8", "", "https://127.0.0.1:"),
    ],
    ids=["as set", "as asked for", "as a trusted proxy says"],
)
async def test_links_begin_with_the_address_of_the_site(
    proxies: str, public_url: str, begins: str
) -> None:
    async with shop(proxies=proxies, public_url=public_url) as opened:
        headers = {"X-Forwarded-Proto": "https"}
        answer = await opened.client.get(f"/leads/{KEY}", headers=headers)
        assert (await answer.json())["picture"].startswith(begins)
