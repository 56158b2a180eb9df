# План дня: /today и утренняя сводка. У каждой строки — причина, почему она здесь.
today-title = ☀️ <b>План на сегодня</b>, { $day }
today-empty = ☀️ На сегодня дел нет: всё сделано, звонить никому не пора.
today-empty-off = 🗓 Сегодня выходной: дел нет, звонить никому не нужно (R12).
today-overdue = 🔥 <b>Просрочено: { $count }</b>
today-due = ⏰ <b>Сегодня: { $count }</b>
today-recontacts = 🔄 <b>Пора вернуться: { $count }</b>
today-stuck = 🐌 <b>Застряли сделки: { $count }</b>
today-team-stuck = 👥 <b>Застряли у команды: { $count }</b>
today-leads = 🎁 <b>Новые лиды: { $count }</b>
today-calls = 📞 <b>Кому позвонить</b>
today-reminder = • { $when } — { $what } · <i>{ $why }</i>
today-what = <b>{ $client }</b>: { $text }
today-client = <b>{ $client }</b>
today-why-agreed = договорились о времени
today-why-follow_up = следующий шаг
today-why-task = ваше напоминание
today-why-recontact = отдых закончился
today-why-reactivation = давно не покупал
today-deal =
    • «{ $deal }» — <b>{ $client }</b>, { $amount } <i>({ $days ->
        [0] застряла сегодня
        [one] { $days } день на одном этапе
        [few] { $days } дня на одном этапе
        [many] { $days } дней на одном этапе
       *[other] { $days } дня на одном этапе
    })</i>
today-team-deal =
    • { $manager }: «{ $deal }» — <b>{ $client }</b>, { $amount } <i>({ $days ->
        [0] застряла сегодня
        [one] { $days } день на одном этапе
        [few] { $days } дня на одном этапе
        [many] { $days } дней на одном этапе
       *[other] { $days } дня на одном этапе
    })</i>
today-lead = • <b>{ $client }</b>{ $phone } <i>(лид «{ $source }», ждёт { $waits })</i>
today-call-deal_without_step = • <b>{ $client }</b>{ $phone } <i>(сделка «{ $deal }» на { $amount } без следующего шага)</i>
today-call-never_touched = • <b>{ $client }</b>{ $phone } <i>(в базе: { $ago }; ещё не связывались)</i>
today-call-silent = • <b>{ $client }</b>{ $phone } <i>(тишина: последнее касание { $ago })</i>
today-day-off = 🗓 Сегодня выходной: звонить никому не предлагаю (R12).
today-not-before = <i>не раньше { $time }</i>
today-left-out = 🌙 Не беспокоим сегодня: { $count }
today-who-left-out = 🌙 Кого не беспокоим
today-more =
    { $count ->
        [one] …и ещё { $count } строка
        [few] …и ещё { $count } строки
        [many] …и ещё { $count } строк
       *[other] …и ещё { $count } строки
    }
today-colleague = Коллега
today-greeting =
    ☀️ <b>{ $part ->
        [morning] Доброе утро
        [evening] Добрый вечер
       *[day] Добрый день
    }, { $name }!</b> План на сегодня, { $day }:
today-greeting-empty =
    ☀️ { $part ->
        [morning] Доброе утро
        [evening] Добрый вечер
       *[day] Добрый день
    }, { $name }! На сегодня, { $day }, дел нет — хорошее время добавить новых клиентов.
