# Сделки и воронка (R28, R29).
deal-title = 💼 <b>{ $title }</b> (№ { $number })
deal-client = 👤 { $client }
deal-amount = 💰 { $amount }
deal-stage =
    { $kind ->
        [open] 📍 { $stage } · { $percent } %
       *[won] 📍 { $stage }
    }
deal-since = 🕘 Пришла на этап: { $ago }
deal-stuck =
    { $days ->
        [one] 🐢 Застряла: { $days } день сверх срока
        [few] 🐢 Застряла: { $days } дня сверх срока
        [many] 🐢 Застряла: { $days } дней сверх срока
       *[other] 🐢 Застряла: { $days } дня сверх срока
    }
deal-lost-for = Причина: { $reason }
deal-lost-price = цена
deal-lost-competitor = конкурент
deal-lost-no_need = нет потребности
deal-lost-no_budget = нет бюджета
deal-lost-no_answer = нет ответа
deal-lost-other = другое

deal-opened = ✅ Сделка открыта
deal-moved =
    { $kind ->
        [won] 🏆 Поздравляю! { $before } → <b>{ $after }</b>
       *[open] ✅ { $before } → <b>{ $after }</b>
    }
deal-moved-toast = → { $after }
deal-button-forward = ▶️ { $stage }
deal-button-back = ◀️ Назад
deal-button-won = 🏆 Выиграна
deal-button-lost = ✖️ Проиграна
deal-button-reopen = 🔄 Вернуть в работу

deal-ask = 💼 С кем сделка? Имя, компания или цифры телефона.
    Можно сразу всё: <code>/deal Петров 120к кабель на склад</code>
deal-new = 💼 Новая сделка: <b>{ $client }</b>
    Название: { $title }
deal-ask-amount = 💰 На какую сумму? Например: <code>120к</code> или <code>1,5 млн поставка кабеля</code>.
deal-unread-amount = 🤔 Не вижу суммы в «{ $text }». Например: <code>120к</code> или <code>1,5 млн</code>. Или /cancel.
deal-bad-amount =
    { $why ->
        [negative] ⚠️ «{ $amount }»: сумма не может быть отрицательной.
        [zero] ⚠️ «{ $amount }»: сумма должна быть больше нуля.
        [foreign_currency] ⚠️ «{ $amount }»: пока считаем только в рублях.
       *[too_big] ⚠️ «{ $amount }»: сумма слишком большая.
    } Напишите сумму, например: <code>120к</code>. Остальное я запомнил.
deal-default-title = Сделка

deal-ask-reason = ✖️ <b>Почему проиграна?</b>
deal-ask-competitor = 🏁 К какому конкуренту ушли? Напишите название и почему.
deal-ask-other = ✍️ Напишите причину своими словами.

deals-title =
    { $pages ->
        [1] 💼 <b>Воронка</b>
       *[other] 💼 <b>Воронка</b>, страница { $page } из { $pages }
    }
deals-table = <pre>{ $table }</pre>
deals-total =
    { $count ->
        [one] Всего { $count } сделка на { $amount }
        [few] Всего { $count } сделки на { $amount }
        [many] Всего { $count } сделок на { $amount }
       *[other] Всего { $count } сделки на { $amount }
    }
deals-line =
    <b>№ { $number }</b> { $title } · { $amount }
    { $client } · { $stage }{ $stuck ->
        [yes] {" "}🐢
       *[no] {""}
    }
deals-empty = 💼 Открытых сделок нет.
    Новая: <code>/deal Петров 120к кабель на склад</code>

move-ask = Какую сделку и куда? Например: <code>/move 12 переговоры</code>, <code>/move кабель вперёд</code>, <code>/move кабель проиграна цена</code>. Или нажмите на сделку:
move-nothing = 🤷 Не нашёл открытой сделки «{ $name }». Номера и названия покажет /deals, пример: <code>/move 12 переговоры</code>.
move-several = Сделок «{ $name }» несколько. Какую?
move-stage-unread = 🤔 Не понял этап: «{ $text }». Можно: вперёд, назад, выиграна, проиграна или этап: { $stages }. Пример: <code>/move 12 вперёд</code>.
move-there = 📍 «{ $title }» уже на этапе «{ $stage }».
