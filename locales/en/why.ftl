# /why: why a client is in the plan or not (R17). explain-call-: what a call is for.
explain-ask =
    ❓ About whom shall I tell why they are in the plan or not? Write a name, a company or digits of a phone.
    For example: <code>/why Smith</code>
explain-in = ✅ <b>{ $who }</b> is in today’s plan
explain-out = 🌙 <b>{ $who }</b> is left alone today
explain-idle = ➖ <b>{ $who }</b> is not in today’s plan
explain-reminder = ⏰ { $when } — { $what }
explain-later = ⏰ Planned: { $when } — { $what }
explain-words = { $text } · <i>{ $why }</i>
explain-no-words = <i>{ $why }</i>
explain-lead = 🎁 A new lead, not contacted yet.
explain-stuck = 🐌 R29: the deal “{ $deal }” is stuck, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } in one stage.
explain-call = 📞 Worth a call: { $reason }.
explain-turn = 📞 Worth a call: { $reason }. But the plan names the first { $calls } only.
explain-day_off = 🗓 R12: a weekend or a holiday, nobody is to be called. On a working day: { $reason }.
explain-closed = 🕘 Worth a call: { $reason }. But nobody can be called any more today; another day will offer it.
explain-call-deal_without_step = a deal without a next step
explain-call-never_touched = not contacted yet
explain-call-silent = silent for long
explain-recent = 🕊 Touched recently. Shows up by itself on <b>{ $day }</b>, when nobody touches them for { $silent } days.
explain-archived = 🗄 R26: the number does not work, the contact is archived. Next check: <b>{ $check }</b>
explain-do_not_contact = 🚫 Asked to be left alone: never comes into the plan by itself.
explain-resting =
    🌙 R21: rests since { $since } until <b>{ $until }</b>
    Why: { $why }.
explain-other = 👥 Another contact of the company was touched recently, { $who }:
explain-asked = 👤 { $who }:
explain-instead =
    👥 To be called today: <b>{ $who }</b>
    👤 { $asked } is left alone today:
explain-agreed = 🤝 R14: an agreement beats the rules, call on time.
explain-allowed = 🟢 Allowed from <b>{ $when }</b>
explain-free = 👌 May be touched right now.
explain-mailing = 📣 { $code }: the next mailing from { $when }
explain-remind = ⏰ Remind me { $when }
explain-left-out =
    🌙 <b>Left alone today: { $count }</b>
    Press a name to learn why.
explain-left-out-none = 👌 Nobody has to be left alone today.
explain-left-out-page = Page { $page } of { $pages }
explain-left-out-rest = • <b>{ $who }</b> — rests until { $day }
explain-left-out-cadence = • <b>{ $who }</b> — touched recently, allowed from { $day }
