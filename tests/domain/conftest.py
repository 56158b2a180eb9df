"""Every test gets an empty base with a team of four."""

import pytest

from tests.domain.base import Base


@pytest.fixture
def base() -> Base:
    return Base()
