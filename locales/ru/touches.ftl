# Касания: звонки, встречи, сообщения. Итоги касаний по R6.
touch-call-outgoing = 📞 Звонок
touch-call-incoming = 📲 Входящий звонок
touch-meeting-outgoing = 🤝 Встреча
touch-meeting-incoming = 🤝 Встреча
touch-message-outgoing = 💬 Сообщение
touch-message-incoming = 📥 Входящее сообщение
touch-email-outgoing = ✉️ Письмо
touch-email-incoming = 📨 Входящее письмо
touch-mailing-outgoing = 📣 Рассылка
touch-mailing-incoming = 📣 Рассылка

outcome-reached = дозвонился
outcome-talked = поговорили
outcome-agreed = договорились
outcome-call_back = перезвонить
outcome-asked_info = запросил информацию
outcome-no_answer = не ответил
outcome-busy = занято
outcome-refused = отказ
outcome-wrong_person = не тот человек
outcome-number_missing = номер не существует
outcome-competitor = ушёл к конкуренту

outcome-button-reached = ✅ Дозвонился
outcome-button-talked = ✅ Поговорили
outcome-button-agreed = 🤝 Договорились
outcome-button-call_back = 🔁 Перезвонить
outcome-button-asked_info = 📄 Запросил инфо
outcome-button-no_answer = 📵 Не ответил
outcome-button-busy = ⏳ Занято
outcome-button-refused = 🚫 Отказ
outcome-button-wrong_person = 👤 Не тот человек
outcome-button-number_missing = ❌ Нет номера
outcome-button-competitor = 🏁 К конкуренту

touch-line = { $when } · { $what }
touch-logged = ✅ { $what }: <b>{ $client }</b>
touch-outcome = Итог: <b>{ $outcome }</b>
touch-competitor = Конкурент: { $name }
touch-note = 💬 { $note }
touch-duration =
    { $minutes ->
        [one] ⏱ { $minutes } минута
        [few] ⏱ { $minutes } минуты
        [many] ⏱ { $minutes } минут
       *[other] ⏱ { $minutes } минуты
    }
touch-closed =
    { $count ->
        [1] ☑️ Напоминание закрыто: { $text }
        [one] ☑️ Закрыто { $count } напоминание, первое: { $text }
        [few] ☑️ Закрыто { $count } напоминания, первое: { $text }
        [many] ☑️ Закрыто { $count } напоминаний, первое: { $text }
       *[other] ☑️ Закрыто { $count } напоминания, первое: { $text }
    }
touch-bad-moment =
    { $why ->
        [past] ⚠️ «{ $text }» уже прошло, поэтому следующий шаг не назначен.
        [no_such_date] ⚠️ «{ $text }»: такого дня нет, поэтому следующий шаг не назначен.
        [no_such_time] ⚠️ «{ $text }»: такого времени нет, поэтому следующий шаг не назначен.
       *[too_far] ⚠️ «{ $text }»: слишком далеко, поэтому следующий шаг не назначен.
    }
touch-bad-moment-hint = Выберите ниже или нажмите «Другое время» и напишите, например: <code>в пятницу в 11</code>.

touch-ask-outcome = { $what }: <b>{ $client }</b>
touch-outcome-hint = Чем закончилось? Нажмите кнопку или напишите своими словами.
touch-ask-call = 📞 Кому звонили? Имя, компания или цифры телефона.
    Можно сразу всё: <code>/call Петров дозвонился, перезвонить в пятницу в 11</code>
touch-ask-meeting = 🤝 С кем встречались? Имя, компания или цифры телефона.
    Можно сразу всё: <code>/meeting Петров показал образцы, созвон во вторник в 15</code>
touch-ask-message = 💬 Кому писали? Имя, компания или цифры телефона.
    Можно сразу всё: <code>/message Петров отправил прайс, ответит до четверга</code>
touch-ask-incoming = 📥 Кто обратился? Имя, компания или цифры телефона.
    Можно сразу всё: <code>/incoming Петров просит счёт на кабель</code>

touch-media-voice = 🎙 Голосовая заметка приложена
touch-media-photo = 🖼 Фото приложено
touch-media-document = 📎 Файл приложен
touch-media-whose = 📎 Файл сохранён. К какому клиенту его отнести? Напишите имя, компанию или цифры телефона.
touch-media-nobody = 🤷 Не нашёл «{ $who }». Файл сохранён: напишите, чей он, другими словами. Или /cancel.
touch-media-album = 🖼 Из альбома беру первый файл: у касания он один. Остальные можно прислать по одному.
touch-media-what = 📎 <b>{ $client }</b>: что это было?
