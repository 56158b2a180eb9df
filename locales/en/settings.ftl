# A member's habits: /settings.
settings-title =
    ⚙️ <b>Settings</b>

    🌐 Language: <b>{ $language }</b>
    🕒 Time zone: <b>{ $zone }</b>, now { $time }
    ☀️ Digest: <b>{ $digest }</b>, the next one { $next }
    💼 Working hours: <b>{ $from }–{ $till }</b>
    🔕 Days without a digest: <b>{ $quiet }</b>
    🧲 New leads: <b>{ $leads }</b>
    🏙 Cities of leads: <b>{ $cities }</b>
settings-quiet-none = weekends and holidays only
settings-language-ru = 🇷🇺 Русский
settings-language-en = 🇬🇧 English
settings-language-name = English
settings-button-language = 🌐 Language
settings-button-zone = 🕒 Time zone
settings-button-digest = ☀️ Digest time
settings-button-hours = 💼 Working hours
settings-button-quiet = 🔕 Quiet days
settings-button-leads = 🧲 New leads
settings-button-cities = 🏙 Cities of leads
settings-leads-taken = taken
settings-leads-not = not taken
settings-leads-yes = ✅ I take them
settings-leads-no = ⏸ I do not
settings-cities-all = all
settings-cities-button = 🌍 All cities
settings-ask-language = 🌐 Which language shall we speak?
settings-ask-zone =
    🕒 Now it is <b>{ $zone }</b>, { $time }.
    Choose a zone or type it: <code>Omsk</code>, <code>MSK+3</code>, <code>Europe/Berlin</code>
settings-ask-digest =
    ☀️ The digest comes at <b>{ $digest }</b> on working days.
    Choose a time or type your own, for example <code>08:15</code>
settings-ask-hours =
    💼 Working hours now: <b>{ $from }–{ $till }</b>.
    Choose or type your own, for example <code>9-18</code> or <code>9:30-17:00</code>
settings-ask-quiet =
    🔕 No digest comes on the ticked days. Press a day to tick it or to take the tick away.
    On weekends and public holidays none comes anyway.
settings-ask-leads = 🧲 Shall new leads come to you? Managers get them in turn, each in their own working hours.
settings-ask-cities =
    🏙 Cities whose leads come to you first: <b>{ $cities }</b>.
    Write yours with commas between, for example <code>Kazan, Samara</code>
settings-saved = ✅ Saved
settings-spoken = ✅ We speak English now. So do the buttons below and the command menu.
settings-bad-zone =
    ✋ I don't know the zone “{ $value }”. It takes a large city, the hours from Moscow from −1 to +9, or an IANA name.
    For example: <code>Omsk</code>, <code>MSK+3</code>, <code>Europe/Berlin</code>
settings-bad-digest =
    ✋ “{ $value }” is no time. It takes 00:00 to 23:59.
    For example: <code>08:45</code>
settings-bad-hours =
    ✋ I don't understand the hours “{ $value }”. They take a start and an end from 0 to 24, the start first.
    For example: <code>9-18</code> or <code>9:30-17:00</code>
settings-bad-cities =
    ✋ I don't understand the cities “{ $value }”. They take names with commas between, twenty at most.
    For example: <code>Kazan, Samara</code>
settings-zone-kaliningrad = Kaliningrad (MSK−1)
settings-zone-moscow = Moscow (MSK)
settings-zone-samara = Samara (MSK+1)
settings-zone-yekaterinburg = Yekaterinburg (MSK+2)
settings-zone-omsk = Omsk (MSK+3)
settings-zone-novosibirsk = Novosibirsk (MSK+4)
settings-zone-irkutsk = Irkutsk (MSK+5)
settings-zone-yakutsk = Yakutsk (MSK+6)
settings-zone-vladivostok = Vladivostok (MSK+7)
settings-zone-magadan = Magadan (MSK+8)
settings-zone-kamchatka = Kamchatka (MSK+9)
