# Cadence: why not now, what was moved and where to (R7, R10–R18, R21).
cadence-rule-gap =
    { $number ->
        [one] ⏳ { $code }: at least { $number } day between touches of one contact
       *[other] ⏳ { $code }: at least { $number } days between touches of one contact
    }
cadence-rule-contact_limit = ⏳ { $code }: at most { $number } { $number ->
        [one] touch
       *[other] touches
    } of one contact in { $days } days
cadence-rule-company_limit = ⏳ { $code }: at most { $number } { $number ->
        [one] touch
       *[other] touches
    } of one company in { $days } days
cadence-rule-hours = 🕘 { $code }: outside the client’s convenient hours (usually { $start }–{ $end } their time)
cadence-rule-day_off = 🗓 { $code }: a weekend or a holiday for the client
cadence-rule-mailing = 📣 { $code }: one mailing in { $number } days
cadence-rule-resting = 🌙 { $code }: the client rests until { $until }
cadence-moved = ↪️ Moved: <s>{ $wanted }</s> → <b>{ $allowed }</b>
cadence-warning =
    { $kind ->
        [time] ⚠️ A bad time.
        [rest] ⚠️ The client is at rest.
       *[often] ⚠️ Too often.
    } It is saved, and the head’s report will show it:
cadence-insist = ❗ Keep { $when }
cadence-insisted = ✅ Kept as you asked: <b>{ $when }</b>
cadence-insisted-why = ❗ It is an exception to the rules: the head’s report will show it.
cadence-insist-late = ⏳ { $when } has passed already.
cadence-first-allowed = ✅ { $when }
cadence-counted =
    { $count ->
        [one] { $count } touch counts:
       *[other] { $count } touches count:
    }
cadence-touch = • { $when } · { $what }
cadence-not-now = ⚠️ Better not before <b>{ $when }</b>
