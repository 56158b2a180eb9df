# Напоминания: само сообщение, /remind и /tasks.
reminder-title = 🔔 <b>{ $who }</b>
reminder-title-task = 🔔 <b>Напоминание</b>
reminder-why =
    { $kind ->
        [agreed] 🤝 Договорились на это время: { $when }
        [follow_up] 👉 Следующий шаг: { $when }
        [recontact] 🔄 Пора вернуться к клиенту: { $when }
        [reactivation] 💎 Покупал раньше и замолчал: { $when }
       *[task] ⏰ Ваше напоминание: { $when }
    }
reminder-text = 📝 { $text }
reminder-phone = 📞 { $phone }
reminder-last-words = 💬 В прошлый раз ({ $ago }): { $words }
reminder-bought =
    🛒 Последняя покупка: { $title } ({ $when }). { $count ->
        [one] Всего { $count } покупка
        [few] Всего { $count } покупки
        [many] Всего { $count } покупок
       *[other] Всего { $count } покупки
    } на { $total }.
reminder-reached = 🗣 Последний разговор: { $ago }
reminder-never-reached = 🗣 Разговоров в базе нет
reminder-done = ✅ Сделано: { $about }
reminder-later = ⏰ Перенёс на: <b>{ $when }</b>
    { $about }

remind-ask = ⏰ О ком напомнить? Имя, компания или цифры телефона; «-», если ни о ком.
    Можно сразу всё: <code>/remind Петров завтра в 10 отправить счёт</code>
remind-about = 📝 { $about }
remind-when = ⏰ <b>Когда напомнить?</b> Нажмите кнопку или напишите, например: <code>в пятницу в 11</code>.
remind-planned = ✅ Напомню: <b>{ $when }</b>
remind-who = 👤 { $who }
remind-default-text = Связаться

tasks-title =
    { $count ->
        [one] 📌 <b>{ $count } напоминание</b>
        [few] 📌 <b>{ $count } напоминания</b>
        [many] 📌 <b>{ $count } напоминаний</b>
       *[other] 📌 <b>{ $count } напоминания</b>
    }{ $late ->
        [0] {""}
       *[other] , просрочено: { $late }
    }
tasks-page = Страница { $page } из { $pages }
tasks-line =
    { $late ->
        [yes] <b>{ $number }.</b> 🔥 { $when }
       *[no] <b>{ $number }.</b> { $when }
    }
    { $what }
tasks-empty = 🎉 Напоминаний нет: всё сделано.
    Новое: <code>/remind Петров завтра в 10 отправить счёт</code>
tasks-ticked = ✅ Сделано
