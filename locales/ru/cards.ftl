# Карточка клиента. marker- и base- выводятся сами (R30, R31), их не вводят.

card-ask =
    👤 Чью карточку открыть? Напишите имя, компанию или цифры телефона.
    Например: <code>/card Петров</code>
card-person = 👤 <b>{ $name }</b>
card-company = 🏢 <b>{ $name }</b>
card-at-company = 🏢 { $name }
card-job = 💼 { $job }
card-mark-decision_maker = ЛПР
card-mark-influencer = ЛВР
card-contact = 👤 { $facts }
standing-vip = VIP
standing-partner = партнёр
card-phone = 📞 { $phone }
card-email = ✉️ { $value }
card-messenger = 💬 { $value }
card-inn = ИНН { $inn }
card-trade = { $trade }
card-headcount = { $count ->
        [one] { $count } сотрудник
        [few] { $count } сотрудника
       *[many] { $count } сотрудников
    }
card-grade = класс { $grade }
card-birthday = 🎂 { $day }
card-place = 📍 { $place }
card-site = 🌐 { $value }
card-requisites = 🧾 { $value }
card-hours = 🕐 Звонить: { $value }
card-channel = 📡 Удобнее: { $value }
card-do-not-contact = 🚫 Просил не беспокоить
card-consent = 🤝 { $told }
card-consent-since = согласие на данные с { $since }
card-consent-none = согласия на данные нет
card-mailing-yes = рассылки: да
card-mailing-no = рассылки: нет
card-bot-writes = есть чат с ботом
card-bot-blocked = бот заблокирован
card-tags = 🏷 { $tags }
card-notes = 📝 { $notes }
card-kind = { $marker } · { $base } · качество { $quality } %
card-missing = ❗️ Не хватает: { $fields }
card-purchases = 🛒 { $count ->
        [one] { $count } покупка
        [few] { $count } покупки
       *[many] { $count } покупок
    } на { $amount }
card-manager = 👔 Ведёт: { $manager }
card-next = ⏰ <b>{ $when }</b> — { $what }
card-next-call = связаться
card-no-next = ⏰ Напоминаний нет
card-deal = 💰 { $title } — { $amount } · { $stage }
card-touches = 🗂 Касаний: { $count }. Последние:
card-no-touches = 🗂 Касаний ещё не было
card-add-field = ➕ { $field }
card-copy = 📋 { $phone }
card-whole-company = 🏢 Вся компания
card-resting = 🌙 Отдыхает до <b>{ $until }</b> · { $why } · круг { $number }
card-phone-hidden = 🔒 Номер скрыт: сейчас лучше не звонить (R18)
card-phone-locked = 🔒 номер скрыт

marker-white = ⚪️ белый
marker-green = 🟢 зелёный
marker-yellow = 🟡 жёлтый
marker-golden_green = 🟡🟢 золотисто-зелёный
marker-gold = 🥇 золотой
marker-platinum = 💎 платиновый
marker-green_red = 🟢🔴 зелёно-красный
marker-golden_red = 🟡🔴 золотисто-красный
marker-platinum_red = 💎🔴 платиново-красный

base-potential = потенциальный
base-working = рабочий
base-active = активный
base-regular = постоянный
base-partner = партнёр
base-vip = VIP
base-key = ключевой
base-dormant = спящий
base-lost = ушёл к конкуренту
base-resting = отдыхает
base-archived = в архиве
