# Привычки сотрудника: /settings.
settings-title =
    ⚙️ <b>Настройки</b>

    🌐 Язык: <b>{ $language }</b>
    🕒 Часовой пояс: <b>{ $zone }</b>, сейчас { $time }
    ☀️ Сводка: <b>{ $digest }</b>, следующая — { $next }
    💼 Рабочие часы: <b>{ $from }–{ $till }</b>
    🔕 Дни без сводки: <b>{ $quiet }</b>
    🧲 Новые лиды: <b>{ $leads }</b>
    🏙 Города лидов: <b>{ $cities }</b>
settings-quiet-none = только выходные и праздники
settings-language-ru = 🇷🇺 Русский
settings-language-en = 🇬🇧 English
settings-language-name = русский
settings-button-language = 🌐 Язык
settings-button-zone = 🕒 Часовой пояс
settings-button-digest = ☀️ Время сводки
settings-button-hours = 💼 Рабочие часы
settings-button-quiet = 🔕 Дни без сводки
settings-button-leads = 🧲 Новые лиды
settings-button-cities = 🏙 Города лидов
settings-leads-taken = беру
settings-leads-not = не беру
settings-leads-yes = ✅ Беру
settings-leads-no = ⏸ Не беру
settings-cities-all = все
settings-cities-button = 🌍 Все города
settings-ask-language = 🌐 На каком языке говорить?
settings-ask-zone =
    🕒 Сейчас у вас <b>{ $zone }</b>, { $time }.
    Выберите пояс или напишите его: <code>Омск</code>, <code>МСК+3</code>, <code>Asia/Omsk</code>
settings-ask-digest =
    ☀️ Сводка приходит в <b>{ $digest }</b> по рабочим дням.
    Выберите время или напишите своё, например <code>08:15</code>
settings-ask-hours =
    💼 Рабочие часы сейчас: <b>{ $from }–{ $till }</b>.
    Выберите или напишите свои, например <code>9-18</code> или <code>9:30-17:00</code>
settings-ask-quiet =
    🔕 В отмеченные дни сводка не приходит. Нажмите на день, чтобы отметить его или снять отметку.
    По праздникам и выходным страны её и так не бывает.
settings-ask-leads = 🧲 Давать ли вам новые лиды? Они приходят менеджерам по очереди, в рабочие часы каждого.
settings-ask-cities =
    🏙 Города, лиды которых идут сначала вам: <b>{ $cities }</b>.
    Напишите свои через запятую, например <code>Казань, Набережные Челны</code>
settings-saved = ✅ Сохранено
settings-spoken = ✅ Теперь говорим по-русски. Кнопки внизу и меню команд тоже.
settings-bad-zone =
    ✋ Не знаю пояса «{ $value }». Нужен большой город, сдвиг от Москвы от −1 до +9 или название IANA.
    Например: <code>Омск</code>, <code>МСК+3</code>, <code>Asia/Omsk</code>
settings-bad-digest =
    ✋ «{ $value }» — не время. Нужно от 00:00 до 23:59.
    Например: <code>08:45</code>
settings-bad-hours =
    ✋ Не понял часы «{ $value }». Нужны начало и конец в пределах от 0 до 24, начало раньше конца.
    Например: <code>9-18</code> или <code>9:30-17:00</code>
settings-bad-cities =
    ✋ Не понял города «{ $value }». Нужны названия через запятую, до двадцати.
    Например: <code>Казань, Набережные Челны</code>
settings-zone-kaliningrad = Калининград (МСК−1)
settings-zone-moscow = Москва (МСК)
settings-zone-samara = Самара (МСК+1)
settings-zone-yekaterinburg = Екатеринбург (МСК+2)
settings-zone-omsk = Омск (МСК+3)
settings-zone-novosibirsk = Новосибирск (МСК+4)
settings-zone-irkutsk = Иркутск (МСК+5)
settings-zone-yakutsk = Якутск (МСК+6)
settings-zone-vladivostok = Владивосток (МСК+7)
settings-zone-magadan = Магадан (МСК+8)
settings-zone-kamchatka = Камчатка (МСК+9)
