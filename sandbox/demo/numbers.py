"""Invented numbers that pass the checks of real ones."""

_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)


def demo_phone(number: int) -> str:
    """Return the n-th invented mobile phone as E.164."""
    return f"+7900{1_000_000 + number:07}"


def demo_inn(number: int) -> str:
    """Return the n-th invented company INN with a right checksum."""
    body = f"99{number:07}"
    control = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True))
    return f"{body}{control % 11 % 10}"
