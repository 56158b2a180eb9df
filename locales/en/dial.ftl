# The calling list: /dial. Whom to call now, why, what came of it, the summary.
dial-title =
    { $more ->
        [0] 📞 <b>{ $number }</b> · the last one
       *[other] 📞 <b>{ $number }</b> · ~{ $more } more
    }
dial-why-agreed = 🤝 Agreed on { $time }
dial-why-overdue =
    { $days ->
        [0] ⏰ Planned for { $time }
        [1] 🔥 Overdue since yesterday
       *[other] 🔥 Overdue { $since }
    }
dial-since-1 = since Monday
dial-since-2 = since Tuesday
dial-since-3 = since Wednesday
dial-since-4 = since Thursday
dial-since-5 = since Friday
dial-since-6 = since Saturday
dial-since-7 = since Sunday
dial-since = since { $day } { $month }
dial-why-recontact = 🔄 The rest is over: time to come back
dial-why-reactivation = 💎 Bought and fell silent: time to be heard again
dial-why-deal = 💼 Deal “{ $title }”, { $amount }, stage “{ $stage }”
dial-why-marker =
    { $marker ->
        [golden_green] 🟡🟢 Asked for information
        [green] 🟢 Agreed to a meeting or a next step
        [gold] 🥇 Has bought before
        [platinum] 💎 Has bought more than once
       *[yellow] 🟡 Agreed to mailings
    }
dial-why-likely_hour = 🕙 Usually picks up { $start }–{ $end }
dial-why-due_today = 📅 Planned for today, { $time }
dial-why-never_touched = 🆕 Never contacted, in the base: { $ago }
dial-why-silent = 🤫 Silence: the last touch was { $ago }
dial-who = 👤 <b>{ $who }</b>
dial-phone = 📞 { $phone }
dial-local-time = 🕘 It is { $time } for the client
dial-last = 💬 { $touch }
dial-button-skip = ⏭ Skip
dial-button-next = ▶️ Next
dial-button-finish = 🏁 Finish
dial-said = 💬 <b>{ $client }</b>: { $words }
dial-ask = What came of it? Press a button: your words are kept with the outcome.
dial-done = ✅ <b>{ $client }</b>

dial-over = 🏁 <b>The list is done</b>
dial-count-calls = 📞 Calls: { $count }
dial-count-reached = ✅ Reached: { $count }
dial-count-agreed = 🤝 Agreed: { $count }
dial-count-silent = 📵 No answer: { $count }
dial-count-wrong = ❌ Wrong number: { $count }
dial-count-planned = ⏰ Next steps planned: { $count }
dial-count-rested = 🌙 Went to rest: { $count }
dial-count-skipped = ⏭ Skipped: { $count }
dial-took =
    { $hours ->
        [0] ⏱ It took { $minutes } min
       *[other] ⏱ It took { $hours } h { $minutes } min
    }
dial-none-called = 🏁 The list is closed: nobody was called.
dial-nobody = 😌 <b>There is nobody to call now.</b>
dial-nobody-more = 😌 There is nobody else to call now.
dial-quiet-nobody = No client with a phone lacks a next step, and no reminder is due. Add a client: <code>/add John Hill +44 20 7946 0018</code>
dial-quiet-hours = 🕘 These are no convenient hours for the clients.
dial-quiet-day_off = 🗓 The clients have a day off.
dial-quiet-recent = ⏳ The others were contacted lately: it is too early to disturb them again.
dial-quiet-resting = 🌙 The other clients rest.
dial-quiet-agreed = 🤝 A time is agreed with the next client.
dial-quiet-planned = 📅 The next step of the others is planned for later.
dial-first = ⏩ The first: <b>{ $client }</b>, { $when }
dial-old = 🏁 This list is finished. You can begin a new one.
