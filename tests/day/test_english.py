"""The same day in English: every screen of the noun has its text in both languages."""

from tests.day.conftest import Team


async def test_contacts_read_as_well_in_english(team: Team) -> None:
    ann = team.ann
    await ann.says("/settings")
    await ann.presses(data="se:language:en")
    for line, seen in (
        ("/start", "Your role: manager"),
        ("/add", "in one line"),
        ("Ivan Petrov 8916", "I need a phone or an e-mail"),
        ("+7 916 123-45-67", "Contact added: Petrov Ivan"),
        ("/add Petrov +79161234567", "In the base already"),
        ("/find petrov", "1 match"),
        ("/card petrov", "Missing: patronymic, position, e-mail"),
        ("/edit petrov position chief engineer", "empty → chief engineer"),
        ("/edit petrov birthday 31.02.1980", "no such day"),
        ("/edit petrov nonsense 1", "I do not know the field"),
        ("/edit petrov", "what do we change"),
        ("/find nobody", "I found nobody"),
        ("/team", "Only a head or an owner"),
    ):
        await ann.says(line)
        assert ann.sees(seen), ann.transcript()


async def test_the_team_reads_as_well_in_english(team: Team) -> None:
    boris = team.boris
    await team.ann.says("/add Petrov Ivan +79161234567")
    await boris.says("/settings")
    await boris.presses(data="se:language:en")
    for line, seen in (
        ("/team", "4 people"),
        ("/invite", "Whom do we invite"),
        ("/invite head", "Only an owner invites"),
        ("/invite manager", "The link works once"),
        ("/assign", "Which client is handed over"),
        ("/assign petrov", "Who takes"),
        ("/assign petrov gleb", "Handed over"),
    ):
        await boris.says(line)
        assert boris.sees(seen), boris.transcript()
