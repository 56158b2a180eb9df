# The owner's rules: /policy, the numbers of R10–R27, R52 and R53. Names are short: they stand on buttons too.
policy-title =
    📐 <b>Rules of touching</b>
    Press a topic to change a number. • means changed, the usual one is in brackets.
policy-unknown =
    🤔 I know no number “{ $line }”. Nothing has changed. Choose a topic or write, for example:
    <code>/policy gap 5</code>, <code>/policy hours from 10:00</code>
policy-section = <b>{ $topic }</b>
policy-line = { $name }: { $value }
policy-line-changed = • { $name }: { $value } ({ $usual })
policy-number-title = <b>{ $topic } · { $name }</b> · { $rule }
policy-now = Now: <b>{ $value }</b>
policy-usual = Usually: { $value }
policy-may = Allowed: { $range }
policy-untouched = Never changed
policy-set-by = Last change: { $who }, { $when } (was: { $before })
policy-changed =
    ✅ <b>{ $name }</b>: { $before } → <b>{ $value }</b>
    In force from this minute on.
policy-stands = 👌 It stands so already, nothing has changed.
policy-which = 🤔 “{ $value }”: for which number?
policy-which-one = 🤔 Which number shall I show?
policy-ask = ✏️ What shall it be: <b>{ $name }</b>?
policy-unread = 🤔 I did not understand “{ $text }”: <b>{ $name }</b>.
policy-write = Write it, for example <code>{ $example }</code>. Changed your mind? /cancel
policy-button-own = ✏️ Own value
policy-button-log = 🕘 Last changes
policy-button-number = { $name }: { $value }
policy-button-usual = As usual: { $value }
policy-button-before = ↩️ Back to { $value }
policy-button-no =
    { $name ->
        [hide_phones] ⚠️ Warn
       *[other] 🔕 Do not ask
    }
policy-button-yes =
    { $name ->
        [hide_phones] 🔒 Hide
       *[other] 🙋 Ask
    }
policy-log-title = 🕘 <b>Last changes of the rules</b>
policy-log-empty = The rules were never changed: every number is the usual one.
policy-log-line =
    { $when } · { $who }
    { $topic } · { $name }: { $before } → <b>{ $value }</b>

policy-topic-cadence = ⏳ Cadence
policy-topic-hours = 🕘 Calling hours
policy-topic-mailings = 📣 Mailings
policy-topic-phones = 🔒 Phones
policy-topic-rounds = 🔁 Negotiations
policy-topic-rest = 😴 Rest
policy-topic-archive = 🗄 Archive
policy-topic-dormant = 💤 Dormant
policy-topic-customers = 🧲 Leads and people

policy-name-gap_days = Gap
policy-name-contact_touches = Per contact
policy-name-company_touches = Per company
policy-name-window_days = Limits over
policy-name-hours_from = Calls from
policy-name-hours_till = Calls till
policy-name-mailing_days = Between mailings
policy-name-ask_after_win = Ask after a win
policy-name-ask_after_meeting = Ask after a meeting
policy-name-hide_phones = Number too early
policy-name-round_days = Round length
policy-name-round_touches = Not agreed
policy-name-rest_from_months = Rest from
policy-name-rest_till_months = Rest till
policy-name-fruitless_rounds = Fruitless
policy-name-archive_months = Archive check
policy-name-archive_list = Checking list
policy-name-dormant_days = Buyer's silence
policy-name-reactivation_months = Offer again
policy-name-retention_months = Data kept
policy-name-lead_minutes = Lead waits

policy-about-gap_days = How long to wait between two outgoing touches of one contact. A reminder that comes too early is moved.
policy-about-contact_touches = How many outgoing touches of one contact are allowed within the time of “Limits over”.
policy-about-company_touches = How many outgoing touches of all the people of one company are allowed within the same time.
policy-about-window_days = Over how many of the last days touches are counted for both limits.
policy-about-hours_from = From what hour the client may be called, by the client's local time, where the convenient hours are unknown.
policy-about-hours_till = Until what hour the client may be called, by the client's local time, where the convenient hours are unknown.
policy-about-mailing_days = How often mailings may reach one client. A mailing counts as a touch.
policy-about-ask_after_win = Whether a person is asked after a won deal how likely they are to recommend you, 0 to 10. The question is a mailing too: only with consent, no more often than mailings may be, in convenient hours.
policy-about-ask_after_meeting = Whether a person is asked the same after a meeting, once the usual gap is over.
policy-about-hide_phones = What to do when it is too early to disturb a client: warn the manager, or hide the number until a reason is given. The head sees the reasons.
policy-about-round_days = How long a round lasts with a client who has never bought. If by then no deal moved on, nobody met and the client never called, the client goes to rest.
policy-about-round_touches = After how many outgoing touches without agreeing to anything such a client goes to rest.
policy-about-rest_from_months = Before what time a resting client does not come back to the manager.
policy-about-rest_till_months = After what time a rest lasts no longer: the client comes back to the manager.
policy-about-fruitless_rounds = After how many rounds without a result the manager is offered the archive instead of another one.
policy-about-archive_months = By when at the latest the manager tries the numbers of archived contacts again.
policy-about-archive_list = How many archived contacts are gathered to be checked on one day before the next day is taken.
policy-about-dormant_days = How long a buyer is silent and buys nothing before counting as dormant.
policy-about-reactivation_months = How often the manager is offered to win a dormant buyer back.
policy-about-retention_months = How long the data of a person is kept whom nobody has had to do with. Then the owner is offered to erase it; nothing is erased without the owner's word.
policy-about-lead_minutes = How many working minutes a new lead waits for the manager's call. Then the head hears of it too.

policy-value-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
policy-value-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
policy-value-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
policy-value-touches =
    { $count ->
        [one] { $count } touch
       *[other] { $count } touches
    }
policy-value-rounds =
    { $count ->
        [one] { $count } round
       *[other] { $count } rounds
    }
policy-value-contacts =
    { $count ->
        [one] { $count } contact
       *[other] { $count } contacts
    }
policy-value-yes_no =
    { $name ->
        [hide_phones] { $count ->
            [0] warn
           *[other] hide
        }
       *[other] { $count ->
            [0] no
           *[other] yes
        }
    }
policy-range =
    { $unit ->
        [minutes] from { $least } to { $most } minutes
        [days] from { $least } to { $most } days
        [months] from { $least } to { $most } months
        [touches] from { $least } to { $most } touches
        [rounds] from { $least } to { $most } rounds
        [contacts] from { $least } to { $most } contacts
        [yes_no] { $name ->
            [hide_phones] hide or warn
           *[other] yes or no
        }
       *[clock] from { $least } to { $most }
    }

# A toast shows refusals too: no markup, and under 200 characters.
error-policy-range =
    ✋ { $value } will not do: allowed is { $unit ->
        [minutes] from { $least } to { $most } minutes
        [days] from { $least } to { $most } days
        [months] from { $least } to { $most } months
        [touches] from { $least } to { $most } touches
        [rounds] from { $least } to { $most } rounds
        [contacts] from { $least } to { $most } contacts
        [yes_no] { $name ->
            [hide_phones] hide or warn
           *[other] yes or no
        }
       *[clock] from { $least } to { $most }
    }.
error-policy-conflict = ✋ { $why }
policy-wrong-hours = Calls “till” must be later than “from”. Move the other end of the hours first, then this one.
policy-wrong-gap = The gap cannot be longer than the time over which limits are counted. Change the other number first, then this one.
policy-wrong-rest = Rest “till” must be longer than “from”. Move the other end of the rest first, then this one.
