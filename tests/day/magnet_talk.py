"""What the tests of the lead magnets say again and again."""

from sandbox.actors import Actor

JPEG = b"\xff\xd8\xff\xe0 a picture"


def labels(person: Actor) -> list[str]:
    return [key.text for row in person.last.buttons for key in row]


async def fills_operator(owner: Actor) -> None:
    """Answer the questions about the operator, one after the other."""
    await owner.says("ООО «Вега», ИНН 7707083893")
    await owner.says("Тула, Ленина, 1")
    await owner.says("data@vega.ru")
    await owner.presses("3 года")


async def makes_ready(owner: Actor, title: str) -> None:
    """Make a magnet that lacks nothing, and show it."""
    await owner.says(f"/magnets {title}")
    await owner.presses("Обещание")
    await owner.says(f"Пришлём {title.lower()} и поможем выбрать.")
    await owner.presses("🎁 Подарок")
    await owner.presses("💬 Текст")
    await owner.says("Вот он: всё самое нужное.")
    await owner.presses("Назад")
    if "👉 Дальше: кто обрабатывает данные" in labels(owner):
        await owner.presses("Дальше")
        await fills_operator(owner)
        await owner.presses("Назад")


async def opens(owner: Actor, title: str) -> str:
    """Make a magnet, open it, and return the code of its first link."""
    await makes_ready(owner, title)
    await owner.presses("Открыть")
    await owner.presses("Да, открыть")
    return owner.last.text.split("start=")[1].split()[0]
