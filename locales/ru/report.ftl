# Отчёт руководителю: /report.
report-title =
    📋 <b>Команда · { $period ->
        [today] сегодня
        [week] эта неделя
        [month] этот месяц
        [quarter] этот квартал
       *[year] этот год
    }</b>, { $since }
report-touches = 🤝 Касаний: <b>{ $count }</b> · 💬 поговорили { $reached } · ✅ договорились { $agreed }
report-won = 🏆 Выиграно: <b>{ $count }</b> на { $amount } · проиграно { $lost }
report-open = 💼 В работе: <b>{ $count }</b> на { $amount }
report-stuck = 🐢 Вдвое дольше срока этапа: <b>{ $count }</b>
report-forecast = 📈 Прогноз: <b>{ $amount }</b>
report-exceptions = ❗ Исключения из правил: <b>{ $count }</b> ({ $kinds })
report-no-exceptions = ❗ Исключений из правил нет
report-untouched = 🕸 Больше { $days } дней без касаний: <b>{ $count }</b>
report-no-untouched = 🕸 Забытых клиентов нет
report-returns = 🌙 Вернутся за { $weeks } недель: <b>{ $count }</b>, больше всего { $most } — с { $day }
report-no-returns = 🌙 За { $weeks } недель никто не возвращается
report-nothing = Пока пусто: за этот период ни касаний, ни сделок.
report-managers = 👥 <b>По менеджерам</b>
report-manager = • <b>{ $name }</b>{ $dismissed ->
        [yes] { " " }(больше не работает)
       *[no] { "" }
    }: { $figures }
report-name = 👤 <b>{ $name }</b>{ $dismissed ->
        [yes] { " " }(больше не работает)
       *[no] { "" }
    }
report-brief = { $sign } { $count }
report-outcomes = 🎯 Итоги: { $outcomes }
report-idle = пока ничего
report-unknown =
    🤷 Не знаю периода «{ $period }». Бывают: день, неделя, месяц, квартал, год.
    Например: <code>/report месяц</code>

report-kinds-touch = касания { $count }
report-kinds-insisted = напоминания { $count }
report-kinds-phone = телефоны { $count }
report-kinds-kept_going = без отдыха { $count }
report-exceptions-title = ❗ <b>Исключения из правил: { $count }</b>
report-exceptions-empty = 👌 Исключений за этот период нет: никого не беспокоили чаще, чем можно.
report-page = Страница { $page } из { $pages }
report-made-by = 👤 <b>{ $name }</b>: { $kinds }
report-exception =
    { $number }. <b>{ $client }</b> · { $when }
    { $what }
report-kind-touch = касание не вовремя
report-kind-insisted = настоял на напоминании
report-kind-phone = открыл скрытый телефон
report-kind-kept_going = R20: продолжил вместо отдыха
report-reason = «{ $reason }»
report-rule-gap = { $code }: слишком скоро после прошлого касания
report-rule-contact_limit = { $code }: слишком много касаний контакта
report-rule-company_limit = { $code }: слишком много касаний компании
report-rule-hours = { $code }: вне удобных часов
report-rule-day_off = { $code }: в выходной или праздник
report-rule-mailing = { $code }: слишком частая рассылка
report-rule-resting = { $code }: клиент отдыхал
report-kept-days = вышел срок круга
report-kept-touches = вышли все касания круга
report-kept-refused = клиент отказался
report-kept-competitor = ушёл к конкуренту
report-kept-decision = отдых по решению менеджера

report-untouched-title = 🕸 <b>Больше { $days } дней без касаний: { $count }</b>
report-untouched-empty = 👌 Забытых клиентов нет: за последние { $days } дней касались всех, кого можно.
report-tally = { $name } — { $count }
report-waiting =
    { $number }. <b>{ $client }</b> · { $manager }
    { $touched ->
        [yes] последнее касание { $ago }
       *[no] ни одного касания, в базе { $ago }
    }
report-list = { $items }
report-waits-longest = Дольше всех ждут:

report-stuck-title = 🐢 <b>Стоят на этапе вдвое дольше срока</b>
report-stuck-empty = 👌 Ни одна сделка не стоит на этапе вдвое дольше срока.
report-stuck-deal =
    { $number }. <b>{ $title }</b> · { $client }
    { $amount } · на этапе с { $since }{ $manager }

report-forecast-title =
    📈 <b>Прогноз: { $amount }</b>
    Сумма открытых сделок × вероятность этапа, по месяцам закрытия.
report-forecast-empty = 📈 Открытых сделок нет, прогнозировать нечего.
report-forecast-line = • { $month }: <b>{ $amount }</b> — { $count ->
        [one] { $count } сделка
        [few] { $count } сделки
        [many] { $count } сделок
       *[other] { $count } сделки
    }
report-no-month = месяц не указан

report-nps-title =
    { $count ->
        [one] 💚 <b>Оценка клиентов (NPS): { $nps }</b>, { $count } ответ
        [few] 💚 <b>Оценка клиентов (NPS): { $nps }</b>, { $count } ответа
        [many] 💚 <b>Оценка клиентов (NPS): { $nps }</b>, { $count } ответов
       *[other] 💚 <b>Оценка клиентов (NPS): { $nps }</b>, { $count } ответа
    }
report-nps-line =
    { $count ->
        [one] • <b>{ $manager }</b>: { $nps } · { $count } ответ · 😊 { $promoters } · 😟 { $detractors }
        [few] • <b>{ $manager }</b>: { $nps } · { $count } ответа · 😊 { $promoters } · 😟 { $detractors }
        [many] • <b>{ $manager }</b>: { $nps } · { $count } ответов · 😊 { $promoters } · 😟 { $detractors }
       *[other] • <b>{ $manager }</b>: { $nps } · { $count } ответа · 😊 { $promoters } · 😟 { $detractors }
    }
report-nps-empty = 💚 Оценок за этот период нет. Спрашивать ли клиентов после сделки и встречи, решает владелец: /policy
report-leads-title = 🎁 <b>Новые лиды: { $count }</b>, не вовремя: { $late }
report-leads-line = • <b>{ $manager }</b>: { $count }, не вовремя: { $late }
report-leads-empty = 🎁 Лидов за этот период не было.

report-returns-title =
    🌙 <b>Возвраты по неделям</b>
    За { $weeks } недель: { $count }. Даты — понедельники.
report-returns-empty = 🌙 За { $weeks } недель никто не возвращается: отдыхающих клиентов с такой датой нет.
report-returns-week = { $day } — <b>{ $count }</b>{ $managers }
report-returns-later = Позже — { $count }
report-returns-caption = 📊 Возвраты по неделям: всего { $count }, больше всего { $most } — с { $day }
report-picture-title = Возвраты по неделям
report-picture-weeks = сколько клиентов вернётся, недели с понедельника
report-picture-most = { $count }, с { $day }
report-everybody = вся команда

report-button-week = Неделя
report-button-month = Месяц
report-button-quarter = Квартал
report-button-managers = 👥 По менеджерам
report-button-exceptions = ❗ Исключения
report-button-untouched = 🕸 Без касаний
report-button-stuck = 🐢 Застряли
report-button-forecast = 📈 Прогноз
report-button-customers = 💚 Оценки и лиды
report-button-returns = 📊 Возвраты по неделям

report-date = { $day } { $month ->
        [1] янв
        [2] фев
        [3] мар
        [4] апр
        [5] мая
        [6] июн
        [7] июл
        [8] авг
        [9] сен
        [10] окт
        [11] ноя
       *[12] дек
    }
report-date-year = { $date } { $year }
report-month = { $month ->
        [1] янв
        [2] фев
        [3] мар
        [4] апр
        [5] май
        [6] июн
        [7] июл
        [8] авг
        [9] сен
        [10] окт
        [11] ноя
       *[12] дек
    } { $year }
