# Reminders: the message itself, /remind and /tasks.
reminder-title = 🔔 <b>{ $who }</b>
reminder-title-task = 🔔 <b>Reminder</b>
reminder-why =
    { $kind ->
        [agreed] 🤝 The agreed time: { $when }
        [follow_up] 👉 The next step: { $when }
        [recontact] 🔄 Time to come back to the client: { $when }
        [reactivation] 💎 Bought before and fell silent: { $when }
       *[task] ⏰ Your reminder: { $when }
    }
reminder-text = 📝 { $text }
reminder-phone = 📞 { $phone }
reminder-last-words = 💬 Last time ({ $ago }): { $words }
reminder-bought =
    🛒 Last purchase: { $title } ({ $when }). { $count ->
        [one] { $count } purchase
       *[other] { $count } purchases
    } for { $total } in all.
reminder-reached = 🗣 Last talk: { $ago }
reminder-never-reached = 🗣 No talk on record
reminder-done = ✅ Done: { $about }
reminder-later = ⏰ Moved to <b>{ $when }</b>
    { $about }

remind-ask = ⏰ Whom is it about? A name, a company or digits of the phone; “-” for nobody.
    Or all at once: <code>/remind Petrov tomorrow at 10 send the invoice</code>
remind-about = 📝 { $about }
remind-when = ⏰ <b>When shall I remind you?</b> Press a button or write, for example, <code>on Friday at 11</code>.
remind-planned = ✅ I will remind you: <b>{ $when }</b>
remind-who = 👤 { $who }
remind-default-text = Get in touch

tasks-title =
    { $count ->
        [one] 📌 <b>{ $count } reminder</b>
       *[other] 📌 <b>{ $count } reminders</b>
    }{ $late ->
        [0] {""}
       *[other] , overdue: { $late }
    }
tasks-page = Page { $page } of { $pages }
tasks-line =
    { $late ->
        [yes] <b>{ $number }.</b> 🔥 { $when }
       *[no] <b>{ $number }.</b> { $when }
    }
    { $what }
tasks-empty = 🎉 No reminders: everything is done.
    A new one: <code>/remind Petrov tomorrow at 10 send the invoice</code>
tasks-ticked = ✅ Done
