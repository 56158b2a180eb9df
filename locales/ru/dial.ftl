# Обзвон: /dial. Кому звонить сейчас, почему, чем кончилось, итог.
dial-title =
    { $more ->
        [0] 📞 <b>{ $number }</b> · последний
       *[other] 📞 <b>{ $number }</b> · ещё ~{ $more }
    }
dial-why-agreed = 🤝 Договорились на { $time }
dial-why-overdue =
    { $days ->
        [0] ⏰ По плану в { $time }
        [1] 🔥 Просрочено со вчерашнего дня
       *[other] 🔥 Просрочено { $since }
    }
dial-since-1 = с понедельника
dial-since-2 = со вторника
dial-since-3 = со среды
dial-since-4 = с четверга
dial-since-5 = с пятницы
dial-since-6 = с субботы
dial-since-7 = с воскресенья
dial-since = с { $day } { $month }
dial-why-recontact = 🔄 Отдых закончился: пора вернуться
dial-why-reactivation = 💎 Покупал и замолчал: пора напомнить о себе
dial-why-deal = 💼 Сделка «{ $title }» на { $amount }, этап «{ $stage }»
dial-why-marker =
    { $marker ->
        [golden_green] 🟡🟢 Сам просил информацию
        [green] 🟢 Соглашался на встречу или следующий шаг
        [gold] 🥇 Уже покупал
        [platinum] 💎 Покупал не раз
       *[yellow] 🟡 Согласен на рассылку
    }
dial-why-likely_hour = 🕙 Обычно берёт трубку { $start }–{ $end }
dial-why-due_today = 📅 По плану сегодня, в { $time }
dial-why-never_touched = 🆕 Ещё не связывались, в базе: { $ago }
dial-why-silent = 🤫 Тишина: последнее касание { $ago }
dial-who = 👤 <b>{ $who }</b>
dial-phone = 📞 { $phone }
dial-local-time = 🕘 У клиента { $time }
dial-last = 💬 { $touch }
dial-button-skip = ⏭ Пропустить
dial-button-next = ▶️ Следующий
dial-button-finish = 🏁 Закончить
dial-said = 💬 <b>{ $client }</b>: { $words }
dial-ask = Чем закончилось? Нажмите кнопку: слова сохраню вместе с итогом.
dial-done = ✅ <b>{ $client }</b>

dial-over = 🏁 <b>Обзвон окончен</b>
dial-count-calls = 📞 Звонков: { $count }
dial-count-reached = ✅ Дозвонились: { $count }
dial-count-agreed = 🤝 Договорились: { $count }
dial-count-silent = 📵 Не ответили: { $count }
dial-count-wrong = ❌ Номер не тот: { $count }
dial-count-planned = ⏰ Следующих шагов назначено: { $count }
dial-count-rested = 🌙 Ушли в отдых: { $count }
dial-count-skipped = ⏭ Пропущено: { $count }
dial-took =
    { $hours ->
        [0] ⏱ Заняло: { $minutes } мин
       *[other] ⏱ Заняло: { $hours } ч { $minutes } мин
    }
dial-none-called = 🏁 Обзвон закончен: пока никому не позвонили.
dial-nobody = 😌 <b>Сейчас звонить некому.</b>
dial-nobody-more = 😌 Больше сейчас звонить некому.
dial-quiet-nobody = Нет ни клиентов с телефоном без следующего шага, ни напоминаний. Добавить клиента: <code>/add Петров Иван 8 916 123-45-67</code>
dial-quiet-hours = 🕘 У клиентов сейчас неудобные часы.
dial-quiet-day_off = 🗓 У клиентов выходной.
dial-quiet-recent = ⏳ С остальными говорили недавно: рано беспокоить снова.
dial-quiet-resting = 🌙 Остальные клиенты отдыхают.
dial-quiet-agreed = 🤝 Со следующим клиентом договорено о времени.
dial-quiet-planned = 📅 У остальных следующий шаг назначен на потом.
dial-first = ⏩ Ближайший: <b>{ $client }</b>, { $when }
dial-old = 🏁 Этот обзвон уже закончен. Можно начать новый.
