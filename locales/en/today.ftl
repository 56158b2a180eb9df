# The day's plan: /today and the morning digest. Every line says why it is there.
today-title = ☀️ <b>Plan for today</b>, { $day }
today-empty = ☀️ Nothing to do today: all is done and nobody is waiting for a call.
today-empty-off = 🗓 A day off: nothing to do, and nobody is to be called.
today-overdue = 🔥 <b>Overdue: { $count }</b>
today-due = ⏰ <b>Today: { $count }</b>
today-recontacts = 🔄 <b>Time to come back: { $count }</b>
today-stuck = 🐌 <b>Stuck deals: { $count }</b>
today-team-stuck = 👥 <b>Stuck in the team: { $count }</b>
today-leads = 🎁 <b>New leads: { $count }</b>
today-calls = 📞 <b>Whom to call next</b>
today-reminder = • { $when } — { $what } · <i>{ $why }</i>
today-what = <b>{ $client }</b>: { $text }
today-client = <b>{ $client }</b>
today-why-agreed = time agreed with the client
today-why-follow_up = next step
today-why-task = your reminder
today-why-recontact = the rest is over
today-why-reactivation = bought before, silent since
today-deal =
    • “{ $deal }” — <b>{ $client }</b>, { $amount } <i>({ $days ->
        [0] stuck since today
        [one] { $days } day in one stage
       *[other] { $days } days in one stage
    })</i>
today-team-deal =
    • { $manager }: “{ $deal }” — <b>{ $client }</b>, { $amount } <i>({ $days ->
        [0] stuck since today
        [one] { $days } day in one stage
       *[other] { $days } days in one stage
    })</i>
today-lead = • <b>{ $client }</b>{ $phone } <i>(lead “{ $source }”, waiting for { $waits })</i>
today-call-deal_without_step = • <b>{ $client }</b>{ $phone } <i>(deal “{ $deal }” for { $amount } has no next step)</i>
today-call-never_touched = • <b>{ $client }</b>{ $phone } <i>(added { $ago }, not contacted yet)</i>
today-call-silent = • <b>{ $client }</b>{ $phone } <i>(silence: last touch { $ago })</i>
today-day-off = 🗓 A day off: nobody is to be called (R12).
today-not-before = <i>not before { $time }</i>
today-left-out = 🌙 Left alone today: { $count }
today-who-left-out = 🌙 Who is left alone
today-more =
    { $count ->
        [one] …and { $count } line more
       *[other] …and { $count } lines more
    }
today-colleague = Colleague
today-greeting =
    ☀️ <b>{ $part ->
        [morning] Good morning
        [evening] Good evening
       *[day] Good afternoon
    }, { $name }!</b> Plan for today, { $day }:
today-greeting-empty =
    ☀️ { $part ->
        [morning] Good morning
        [evening] Good evening
       *[day] Good afternoon
    }, { $name }! Nothing to do today, { $day } — a good time to add new clients.
