# Rest and return (R20-R26). rest-because- stands on the card as well, after a middle dot.
rest-begun = 🌙 <b>{ $name }</b> rests until <b>{ $until }</b>
rest-why = Why: { $why }.
rest-words = 📝 { $words }
rest-closed = { $count ->
        [one] Closed { $count } reminder about the client.
       *[other] Closed { $count } reminders about the client.
    }
rest-fruitless = 🗄 { $rounds ->
        [one] { $rounds } round without a result (R25). Is it time for the archive?
       *[other] { $rounds } rounds without a result (R25). Is it time for the archive?
    }
rest-because-days = { $days ->
        [one] { $days } day of talks without a result (R20)
       *[other] { $days } days of talks without a result (R20)
    }
rest-because-touches = { $touches ->
        [one] { $touches } touch and nothing agreed (R20)
       *[other] { $touches } touches and nothing agreed (R20)
    }
rest-because-refused = the client refused (R21)
rest-because-competitor = went to a competitor (R21)
rest-because-decision = a pause was decided on (R21)
rest-button-keep = 💪 Keep going
rest-button-archive = 🗄 Archive
rest-button-stay = 🌙 Let it rest
rest-button-rest = 🌙 Rest
rest-button-wake = ☀️ Wake up
rest-archived = 🗄 { $name } is in the archive. The number is tried again on { $when } (R26).
rest-revived = 🎉 The number answered: the contact has left the archive (R26).
rest-woke = ☀️ The rest is over: the client is at work again (R24).
rest-story = 🌙 Rested since { $since }: { $why }. Round { $number } is over.
rest-story-words = 💬 Last words ({ $ago }): { $words }
rest-story-against = 🙅 Was against it: { $against }
rest-story-objections = 🙅 What stood in the way: { $objections }
rest-ask = 🌙 Who is to rest? A name, a company or digits of a phone, then the reason.
    For example: <code>/rest Hill back after the holidays</code>
rest-ask-wake = ☀️ Whom to bring back? A name, a company or digits of a phone.
    For example: <code>/wake Hill</code>
rest-already = 🌙 <b>{ $name }</b> rests already and comes back on <b>{ $until }</b>
rest-awake = ☀️ <b>{ $name }</b> does not rest: the client is at work as it is.
rest-awake-filed = 🗄 <b>{ $name }</b> does not rest: the client is in the archive.
rest-woken = ☀️ <b>{ $name }</b> is at work again. Round { $number } begins.
rest-kept = 💪 <b>{ $name }</b>: you keep going, the rest is off.
    It is an exception to the rules (R20) and will be in the report.
rest-reopened = { $count ->
        [one] { $count } reminder is open again.
       *[other] { $count } reminders are open again.
    }
rest-nobody = 🤷 <b>{ $name }</b> has no contacts: there is nobody to archive. The client rests on.
rest-filed = 🗄 <b>{ $name }</b> is in the archive: nobody bothers them, a rest is not needed.
rest-check = The number is tried again on <b>{ $when }</b> (R26)
rest-decided-by = 👔 Decided by { $name }
rest-list =
    { $count ->
        [one] 🌙 <b>{ $count } client rests</b>
       *[other] 🌙 <b>{ $count } clients rest</b>
    }
rest-list-line = • <b>{ $name }</b> until { $until }: { $why }
rest-list-hint = Too early for one of them? Press the name to keep going.
rest-list-keep = 💪 { $name }
