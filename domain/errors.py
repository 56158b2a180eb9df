"""Everything that can go wrong in the client base, as one tree.

Each error names the locale message that explains it (``key``) and the facts that the
message needs (``facts``). ``handlers.errors`` turns any of them into one sentence for the
person and a way on.
"""

from typing import ClassVar


class TouchbaseError(Exception):
    """The root: a rule of the base said no, and the person is told why."""

    key: ClassVar[str] = "error-unexpected"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.key, facts)
        self.facts = facts


class NotAllowedError(TouchbaseError):
    """The person's role does not permit this (R60)."""

    key = "error-not-allowed"


class OwnersOnlyError(NotAllowedError):
    """Not even a head may do this."""

    key = "error-owners-only"


class KeepersOnlyError(NotAllowedError):
    """Lead magnets are edited by owners, and by whom an owner lets."""

    key = "error-keepers-only"


class GoneError(TouchbaseError):
    """The thing that a button or number speaks of is gone or was never this person's (R60).

    Somebody else's thing and a thing that never existed are answered alike on purpose.
    """

    key = "error-gone"


class AlreadyDoneError(TouchbaseError):
    """The same press came twice: the first one took effect, this one changes nothing."""

    key = "error-already-done"


class TakenError(TouchbaseError):
    """The phone, e-mail or INN belongs to a colleague's client (R3).

    Facts: ``manager`` (name of the colleague), ``client_id`` (for the hand-over request;
    never shown), ``what`` (the identity as typed).
    """

    key = "error-taken"


class InvalidValueError(TouchbaseError):
    """A field was given a value that it cannot hold.

    Facts: ``field`` (code), ``value`` (as typed), ``why`` (locale key of the reason).
    """

    key = "error-invalid-value"


class IncompleteError(TouchbaseError):
    """Too little to save a contact: R1 wants a name and a phone, or a name and an e-mail."""

    key = "error-incomplete"


class InvitationError(TouchbaseError):
    """The invitation was used, has expired or never existed. Facts: ``why``."""

    key = "error-invitation"


class PolicyRangeError(TouchbaseError):
    """A number of the policy was given a value beyond its bounds.

    Facts: ``name`` (code of the number), ``unit`` (code), and as people write them in that unit
    ``value``, ``least`` and ``most`` (hours as 9:00).
    """

    key = "error-policy-range"


class PolicyConflictError(TouchbaseError):
    """A number of the policy would contradict another.

    Facts: ``why`` (locale key of the reason), ``name`` (code of the other number, which has to be
    changed first).
    """

    key = "error-policy-conflict"


class NothingToUndoError(TouchbaseError):
    """No change of this member is younger than ten minutes (R75)."""

    key = "error-nothing-to-undo"


class ChangedSinceError(TouchbaseError):
    """Somebody changed the same thing afterwards, so it cannot be taken back exactly (R75)."""

    key = "error-changed-since"


class OutdatedConsentError(TouchbaseError):
    """The consent text that a person saw has another version by now: it is shown anew (R51)."""

    key = "form-consent-outdated"


class FormError(TouchbaseError):
    """Fields of a form sent by a site are wrong. Facts: ``fields``, a reason's key by field."""

    key = "error-form"


class TooManyQuestionsError(TouchbaseError):
    """A form asks at most four things (R50)."""

    key = "error-too-many-questions"


class NotReadyError(TouchbaseError):
    """A magnet cannot be opened yet. Facts: ``missing``, a locale key of what it lacks."""

    key = "error-magnet-not-ready"
