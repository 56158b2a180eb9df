"""The owner changes a number of the rules (``/policy``)."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.clock import Clock
from domain.errors import OwnersOnlyError, PolicyConflictError, PolicyRangeError
from domain.language.policy_words import written
from domain.policy import SPECS, Policy, PolicyBook, PolicyChange, PolicyName, contradiction
from domain.team import Member, Role

_PAIRS: Mapping[str, tuple[PolicyName, PolicyName]] = {
    "policy-wrong-hours": (PolicyName.HOURS_FROM, PolicyName.HOURS_TILL),
    "policy-wrong-gap": (PolicyName.GAP_DAYS, PolicyName.WINDOW_DAYS),
    "policy-wrong-rest": (PolicyName.REST_FROM_MONTHS, PolicyName.REST_TILL_MONTHS),
}
"""Which two numbers each contradiction is between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPolicy:
    """Changes one number, kept with who and when; it stands from now on. Owner only.

    A value that stands already says so (``before`` is ``value``) and nothing is kept.
    Raises ``OwnersOnlyError``, ``PolicyRangeError``, ``PolicyConflictError``.
    """

    policies: PolicyBook
    clock: Clock
    policy: Policy

    async def __call__(self, member: Member, name: PolicyName, value: int) -> PolicyChange:
        """Set ``name`` to ``value``, in the unit of the number."""
        if member.role is not Role.OWNER:
            raise OwnersOnlyError
        self._check(name, value)
        change = PolicyChange(
            name=name,
            before=self.policy.value(name),
            value=value,
            set_by=member.id,
            set_at=self.clock.now(),
            by_name=member.name,
        )
        if change.before != value:
            await self.policies.set(change)
        return change

    def _check(self, name: PolicyName, value: int) -> None:
        spec = SPECS[name]
        if not spec.least <= value <= spec.most:
            raise PolicyRangeError(
                name=name.value,
                value=written(value, spec.unit),
                least=written(spec.least, spec.unit),
                most=written(spec.most, spec.unit),
                unit=spec.unit.value,
            )
        why = contradiction(self.policy.changed(name, value))
        if why is not None:
            one, other = _PAIRS[why]
            raise PolicyConflictError(why=why, name=(other if name is one else one).value)
