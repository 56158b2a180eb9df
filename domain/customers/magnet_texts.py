"""What people agree to: who processes their data, and the versions of the consent texts (R51)."""

from collections.abc import Mapping
from dataclasses import fields, replace

from domain.customers.consents import ConsentText, Purpose
from domain.customers.magnet_desk import LANGUAGES, MagnetDesk, check_keeper, not_longer
from domain.customers.magnets import Operator
from domain.errors import InvalidValueError
from domain.language.emails import parse_email
from domain.language.text import clean
from domain.team import Member

LONGEST_CONSENT, _LONGEST_FACT = 3500, 300
"""A consent text has to fit into one message beside the button."""


class EditTexts(MagnetDesk):
    """Changes of the operator and of the consent texts."""

    __slots__ = ()

    async def set_operator(self, member: Member, operator: Operator) -> None:
        """Say who processes the data. Raises ``InvalidValueError``.

        May be told bit by bit; what is complete cannot become incomplete again.
        """
        check_keeper(member)
        before = await self.magnets.operator()
        facts = {one.name: getattr(operator, one.name) for one in fields(Operator)}
        told = Operator(**{name: _fact(name, value) for name, value in facts.items()})
        if told.email and parse_email(told.email) is None:
            raise InvalidValueError(field="email", value=told.email, why="why-bad-email")
        if before.complete and not told.complete:
            missing = "operator_address" if told.name else "operator_name"
            raise InvalidValueError(field=missing, value="", why="why-empty")
        if told != before:
            await self.magnets.save_operator(told)

    async def publish(
        self,
        member: Member,
        magnet_id: int,
        texts: Mapping[tuple[Purpose, str], str],
        *,
        own: bool = False,
    ) -> int:
        """Keep texts by purpose and language, those that differ as a new version; return how many.

        The owner's own wording stays until another own one replaces it. An empty own text goes
        back to the template: the words stay until the template is published, so that nobody
        agrees to nothing meanwhile. Raises ``InvalidValueError``.
        """
        magnet = await self.opened(member, magnet_id)
        stand = {(one.purpose, one.locale): one for one in await self.consents.texts(magnet.id)}
        new = 0
        for (purpose, locale), typed in texts.items():
            text = not_longer("consent", clean(typed), LONGEST_CONSENT)
            if locale not in LANGUAGES or not (text or own):
                raise InvalidValueError(field="consent", value=locale, why="why-empty")
            present = stand.get((purpose, locale))
            if present is not None and present.own and not text:
                wanted = replace(present, own=False)
            elif not text or (present is not None and present.own and not own):
                continue
            else:
                wanted = ConsentText(
                    magnet_id=magnet.id,
                    purpose=purpose,
                    locale=locale,
                    version=present.version if present else 0,
                    text=text,
                    own=own,
                    created_at=self.clock.now(),
                )
            if present is not None and (present.text, present.own) == (wanted.text, wanted.own):
                continue
            version = wanted.version + 1
            await self.consents.add_text(
                replace(wanted, id=0, version=version, created_at=self.clock.now())
            )
            new += 1
        return new


def _fact(name: str, value: str) -> str:
    field = name if name == "email" else f"operator_{name}"
    return not_longer(field, " ".join(clean(value).split()), _LONGEST_FACT)
