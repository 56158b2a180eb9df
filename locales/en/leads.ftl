# Leads: the message to the manager, /leads, handing over, the word to the head (R53).
lead-title = 🎁 <b>Lead: { $who }</b>
lead-phone = 📞 { $phone }
lead-email = ✉️ { $email }
lead-city = 📍 { $city }
lead-source = 🧲 { $source }
lead-answer = 💬 { $question } — { $answer }
lead-new = 🆕 A new client
lead-known = 🔁 Already your client
lead-known-as = 🔁 Already your client: { $client }
lead-flaw-disposable_email = ⚠️ The e-mail looks like a throw-away one
lead-flaw-doubtful_phone = ⚠️ The number looks odd
lead-flaw-unproved_match = ⚠️ The number is not proved: it is that of your client
lead-came = 🕘 Came: { $when }
lead-expects = ⏰ Expects a call: <b>{ $when }</b>
lead-due = ⏰ Call before: <b>{ $when }</b>
lead-late = 🔥 The call was due by: <b>{ $when }</b>
lead-button-give = 🔄 Hand over
lead-overdue = 🔥 <b>A lead without an answer, waiting for { $waits }</b>
    Manager: { $manager }
lead-waits-minutes =
    { $count ->
        [0] less than a minute
        [one] { $count } minute
       *[other] { $count } minutes
    }
lead-waits-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
lead-waits-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

leads-flood =
    { $count ->
        [one] 🎁 <b>{ $count } lead</b> came at once. Who has waited longest comes first.
       *[other] 🎁 <b>{ $count } leads</b> came at once. Who has waited longest comes first.
    }
leads-overdue =
    { $count ->
        [one] 🔥 <b>{ $count } lead without an answer</b>: the call is overdue.
       *[other] 🔥 <b>{ $count } leads without an answer</b>: the calls are overdue.
    }
button-leads = 🎁 Leads
leads-title =
    { $count ->
        [one] 🎁 <b>{ $count } lead waits for a call</b>
       *[other] 🎁 <b>{ $count } leads wait for a call</b>
    }
leads-page = Page { $page } of { $pages }
leads-line =
    { $late ->
        [yes] <b>{ $number }.</b> 🔥 <b>{ $who }</b> · { $phone }
       *[no] <b>{ $number }.</b> <b>{ $who }</b> · { $phone }
    }
    { $source } · waiting for { $waits }{ $manager }
leads-empty = 🎉 No lead without an answer: everybody was called. Thank you!
lead-give-whom = 🔄 <b>{ $who }</b>: hand over to whom?
lead-give-nobody = 🤷 There is nobody to hand over to: you are alone on the team so far.
lead-give-asked = 📨 The head was asked to give the client <b>{ $client }</b> to { $manager }. Until then it is yours.
lead-give-request =
    🔄 <b>{ $asker }</b> asks to give the client <b>{ $client }</b> to { $manager }.
    It is a lead, waiting for { $waits }.
lead-give-to = ✅ Give to { $manager }
leads-back = ◀️ To the leads
