"""What a finder returns: the value and where in the text it stood."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T_co]):
    """A value read from ``text[start:end]``; what stands around it is the rest."""

    value: T_co
    start: int
    end: int
