# The card of a client. marker- and base- are always derived (R30, R31), never typed in.

card-ask =
    👤 Whose card? Write a name, a company or digits of the phone.
    For example: <code>/card Petrov</code>
card-person = 👤 <b>{ $name }</b>
card-company = 🏢 <b>{ $name }</b>
card-at-company = 🏢 { $name }
card-job = 💼 { $job }
card-mark-decision_maker = decides
card-mark-influencer = influences
card-contact = 👤 { $facts }
standing-vip = VIP
standing-partner = partner
card-phone = 📞 { $phone }
card-email = ✉️ { $value }
card-messenger = 💬 { $value }
card-inn = INN { $inn }
card-trade = { $trade }
card-headcount = { $count ->
        [one] { $count } employee
       *[other] { $count } employees
    }
card-grade = class { $grade }
card-birthday = 🎂 { $day }
card-place = 📍 { $place }
card-site = 🌐 { $value }
card-requisites = 🧾 { $value }
card-hours = 🕐 Call: { $value }
card-channel = 📡 Prefers: { $value }
card-do-not-contact = 🚫 Asked not to be contacted
card-consent = 🤝 { $told }
card-consent-since = personal data: agreed { $since }
card-consent-none = personal data: no consent
card-mailing-yes = mailings: yes
card-mailing-no = mailings: no
card-bot-writes = has a chat with the bot
card-bot-blocked = has blocked the bot
card-tags = 🏷 { $tags }
card-notes = 📝 { $notes }
card-kind = { $marker } · { $base } · quality { $quality } %
card-missing = ❗️ Missing: { $fields }
card-purchases = 🛒 { $count ->
        [one] { $count } purchase
       *[other] { $count } purchases
    } for { $amount }
card-manager = 👔 Manager: { $manager }
card-next = ⏰ <b>{ $when }</b> — { $what }
card-next-call = get in touch
card-no-next = ⏰ No reminders
card-deal = 💰 { $title } — { $amount } · { $stage }
card-touches = 🗂 Touches: { $count }. The last ones:
card-no-touches = 🗂 No touches yet
card-add-field = ➕ { $field }
card-copy = 📋 { $phone }
card-whole-company = 🏢 Whole company
card-resting = 🌙 Rests until <b>{ $until }</b> · { $why } · round { $number }
card-phone-hidden = 🔒 The number is hidden: better not to call now (R18)
card-phone-locked = 🔒 number hidden

marker-white = ⚪️ white
marker-green = 🟢 green
marker-yellow = 🟡 yellow
marker-golden_green = 🟡🟢 golden-green
marker-gold = 🥇 gold
marker-platinum = 💎 platinum
marker-green_red = 🟢🔴 green-red
marker-golden_red = 🟡🔴 golden-red
marker-platinum_red = 💎🔴 platinum-red

base-potential = potential
base-working = working
base-active = active
base-regular = regular
base-partner = partner
base-vip = VIP
base-key = key
base-dormant = dormant
base-lost = lost to a competitor
base-resting = resting
base-archived = archived
