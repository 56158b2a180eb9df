# The head's report: /report.
report-title =
    📋 <b>Team · { $period ->
        [today] today
        [week] this week
        [month] this month
        [quarter] this quarter
       *[year] this year
    }</b>, { $since }
report-touches = 🤝 Touches: <b>{ $count }</b> · 💬 talked { $reached } · ✅ agreed { $agreed }
report-won = 🏆 Won: <b>{ $count }</b>, { $amount } · lost { $lost }
report-open = 💼 Open: <b>{ $count }</b>, { $amount }
report-stuck = 🐢 Twice the stage’s time: <b>{ $count }</b>
report-forecast = 📈 Forecast: <b>{ $amount }</b>
report-exceptions = ❗ Exceptions to the rules: <b>{ $count }</b> ({ $kinds })
report-no-exceptions = ❗ No exceptions to the rules
report-untouched = 🕸 Over { $days } days without a touch: <b>{ $count }</b>
report-no-untouched = 🕸 No forgotten clients
report-returns = 🌙 Back within { $weeks } weeks: <b>{ $count }</b>, most of them { $most } from { $day }
report-no-returns = 🌙 Nobody comes back within { $weeks } weeks
report-nothing = Nothing yet: no touches and no deals in this period.
report-managers = 👥 <b>By manager</b>
report-manager = • <b>{ $name }</b>{ $dismissed ->
        [yes] { " " }(has left)
       *[no] { "" }
    }: { $figures }
report-name = 👤 <b>{ $name }</b>{ $dismissed ->
        [yes] { " " }(has left)
       *[no] { "" }
    }
report-brief = { $sign } { $count }
report-outcomes = 🎯 Outcomes: { $outcomes }
report-idle = nothing yet
report-unknown =
    🤷 I don't know the period “{ $period }”. There are: day, week, month, quarter, year.
    For example: <code>/report month</code>

report-kinds-touch = touches { $count }
report-kinds-insisted = reminders { $count }
report-kinds-phone = phones { $count }
report-kinds-kept_going = no rest { $count }
report-exceptions-title = ❗ <b>Exceptions to the rules: { $count }</b>
report-exceptions-empty = 👌 No exceptions in this period: nobody was disturbed more often than allowed.
report-page = Page { $page } of { $pages }
report-made-by = 👤 <b>{ $name }</b>: { $kinds }
report-exception =
    { $number }. <b>{ $client }</b> · { $when }
    { $what }
report-kind-touch = an untimely touch
report-kind-insisted = insisted on a reminder
report-kind-phone = opened a hidden phone
report-kind-kept_going = R20: went on instead of a rest
report-reason = “{ $reason }”
report-rule-gap = { $code }: too soon after the last touch
report-rule-contact_limit = { $code }: too many touches of the contact
report-rule-company_limit = { $code }: too many touches of the company
report-rule-hours = { $code }: outside convenient hours
report-rule-day_off = { $code }: on a weekend or a holiday
report-rule-mailing = { $code }: mailings too often
report-rule-resting = { $code }: the client was resting
report-kept-days = the round’s time was up
report-kept-touches = the round’s touches were used up
report-kept-refused = the client refused
report-kept-competitor = went to a competitor
report-kept-decision = the manager’s decision to rest

report-untouched-title = 🕸 <b>Over { $days } days without a touch: { $count }</b>
report-untouched-empty = 👌 No forgotten clients: everybody who may be touched was, within { $days } days.
report-tally = { $name } — { $count }
report-waiting =
    { $number }. <b>{ $client }</b> · { $manager }
    { $touched ->
        [yes] last touch { $ago }
       *[no] never touched, added { $ago }
    }
report-list = { $items }
report-waits-longest = Waiting longest:

report-stuck-title = 🐢 <b>Twice as long in a stage as allowed</b>
report-stuck-empty = 👌 No deal has been in its stage for twice the time allowed.
report-stuck-deal =
    { $number }. <b>{ $title }</b> · { $client }
    { $amount } · in its stage since { $since }{ $manager }

report-forecast-title =
    📈 <b>Forecast: { $amount }</b>
    Amounts of open deals × probability of the stage, by expected month.
report-forecast-empty = 📈 No open deals, nothing to forecast.
report-forecast-line = • { $month }: <b>{ $amount }</b> — { $count ->
        [one] { $count } deal
       *[other] { $count } deals
    }
report-no-month = no month given

report-nps-title =
    { $count ->
        [one] 💚 <b>Customers’ score (NPS): { $nps }</b>, { $count } answer
       *[other] 💚 <b>Customers’ score (NPS): { $nps }</b>, { $count } answers
    }
report-nps-line =
    { $count ->
        [one] • <b>{ $manager }</b>: { $nps } · { $count } answer · 😊 { $promoters } · 😟 { $detractors }
       *[other] • <b>{ $manager }</b>: { $nps } · { $count } answers · 😊 { $promoters } · 😟 { $detractors }
    }
report-nps-empty = 💚 No scores in this period. The owner decides whether customers are asked after a deal and a meeting: /policy
report-leads-title = 🎁 <b>New leads: { $count }</b>, called late: { $late }
report-leads-line = • <b>{ $manager }</b>: { $count }, called late: { $late }
report-leads-empty = 🎁 No leads in this period.

report-returns-title =
    🌙 <b>Returns by week</b>
    Within { $weeks } weeks: { $count }. The dates are Mondays.
report-returns-empty = 🌙 Nobody comes back within { $weeks } weeks: no client rests until then.
report-returns-week = { $day } — <b>{ $count }</b>{ $managers }
report-returns-later = Later — { $count }
report-returns-caption = 📊 Returns by week: { $count } in all, most of them { $most } from { $day }
report-picture-title = Returns by week
report-picture-weeks = clients coming back, weeks from Monday
report-picture-most = { $count }, from { $day }
report-everybody = the whole team

report-button-week = Week
report-button-month = Month
report-button-quarter = Quarter
report-button-managers = 👥 By manager
report-button-exceptions = ❗ Exceptions
report-button-untouched = 🕸 Untouched
report-button-stuck = 🐢 Stuck
report-button-forecast = 📈 Forecast
report-button-customers = 💚 Scores and leads
report-button-returns = 📊 Returns by week

report-date = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
report-date-year = { $date } { $year }
report-month = { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $year }
