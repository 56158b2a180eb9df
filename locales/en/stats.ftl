# My figures: /stats.
stats-title =
    📊 <b>{ $period ->
        [today] Today
        [week] This week
        [month] This month
        [quarter] This quarter
       *[year] This year
    }</b>, { $since }
stats-since = since { $day }
stats-touches = 🤝 Touches: <b>{ $count }</b>
stats-kind-call-outgoing = calls { $count }
stats-kind-call-incoming = incoming calls { $count }
stats-kind-meeting = meetings { $count }
stats-kind-message-outgoing = messages { $count }
stats-kind-message-incoming = incoming messages { $count }
stats-kind-email-outgoing = e-mails { $count }
stats-kind-email-incoming = incoming e-mails { $count }
stats-kind-mailing = mailings { $count }
stats-outcomes = 🎯 Outcomes: { $outcomes }
stats-outcome = { $outcome } — { $count }
stats-added = 👤 New clients: <b>{ $count }</b>
stats-deals = 💼 Deals: opened { $opened }, won { $won }, lost { $lost }
stats-won = 🏆 Won: <b>{ $amount }</b>
stats-conversion = 📈 Conversion: <b>{ $percent } %</b> of the finished deals were won
stats-no-conversion = 📈 Conversion: no finished deals yet
stats-open =
    🗂 Open now: { $count ->
        [one] { $count } deal
       *[other] { $count } deals
    }, { $amount } in all
stats-unknown =
    🤷 I don't know the period “{ $period }”. There are: day, week, month, quarter, year.
    For example: <code>/stats week</code>
stats-button-today = Day
stats-button-week = Week
stats-button-month = Month
stats-button-quarter = Quarter
stats-button-year = Year
