# Мои цифры: /stats.
stats-title =
    📊 <b>{ $period ->
        [today] Сегодня
        [week] Эта неделя
        [month] Этот месяц
        [quarter] Этот квартал
       *[year] Этот год
    }</b>, { $since }
stats-since = с { $day }
stats-touches = 🤝 Касаний: <b>{ $count }</b>
stats-kind-call-outgoing = звонки { $count }
stats-kind-call-incoming = входящие звонки { $count }
stats-kind-meeting = встречи { $count }
stats-kind-message-outgoing = сообщения { $count }
stats-kind-message-incoming = входящие сообщения { $count }
stats-kind-email-outgoing = письма { $count }
stats-kind-email-incoming = входящие письма { $count }
stats-kind-mailing = рассылки { $count }
stats-outcomes = 🎯 Итоги: { $outcomes }
stats-outcome = { $outcome } — { $count }
stats-added = 👤 Новых клиентов: <b>{ $count }</b>
stats-deals = 💼 Сделки: открыто { $opened }, выиграно { $won }, проиграно { $lost }
stats-won = 🏆 Выиграно на <b>{ $amount }</b>
stats-conversion = 📈 Конверсия: <b>{ $percent } %</b> завершённых сделок выиграны
stats-no-conversion = 📈 Конверсия: пока нет завершённых сделок
stats-open =
    🗂 Сейчас в работе: { $count ->
        [one] { $count } сделка
        [few] { $count } сделки
        [many] { $count } сделок
       *[other] { $count } сделки
    } на { $amount }
stats-unknown =
    🤷 Не знаю периода «{ $period }». Бывают: день, неделя, месяц, квартал, год.
    Например: <code>/stats неделя</code>
stats-button-today = День
stats-button-week = Неделя
stats-button-month = Месяц
stats-button-quarter = Квартал
stats-button-year = Год
