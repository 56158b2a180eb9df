# /why: почему клиент в плане или нет (R17). explain-call-: зачем ему звонить.
explain-ask =
    ❓ О ком рассказать, почему он в плане или нет? Напишите имя, компанию или цифры телефона.
    Например: <code>/why Петров</code>
explain-in = ✅ <b>{ $who }</b> — в плане на сегодня
explain-out = 🌙 <b>{ $who }</b> — сегодня не беспокоим
explain-idle = ➖ <b>{ $who }</b> — сегодня не в плане
explain-reminder = ⏰ { $when } — { $what }
explain-later = ⏰ Запланировано: { $when } — { $what }
explain-words = { $text } · <i>{ $why }</i>
explain-no-words = <i>{ $why }</i>
explain-lead = 🎁 Новый лид: ещё не связывались.
explain-stuck = 🐌 R29: сделка «{ $deal }» застряла, на одном этапе { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }.
explain-call = 📞 Стоит позвонить: { $reason }.
explain-turn = 📞 Стоит позвонить: { $reason }. Но в плане только { $calls } первых, очередь ещё не дошла.
explain-day_off = 🗓 R12: сегодня выходной или праздник, список звонков пуст. В рабочий день предложу позвонить: { $reason }.
explain-closed = 🕘 Стоит позвонить: { $reason }. Но сегодня звонить уже некому, предложу в другой день.
explain-call-deal_without_step = сделка без следующего шага
explain-call-never_touched = ещё не связывались
explain-call-silent = давно не связывались
explain-recent = 🕊 Связывались недавно. Сам появится в плане <b>{ $day }</b>, если { $silent } дн. никто не свяжется.
explain-archived = 🗄 R26: номер не работает, контакт в архиве. Проверим снова: <b>{ $check }</b>
explain-do_not_contact = 🚫 Просил не беспокоить: сам в план не попадает.
explain-resting =
    🌙 R21: отдыхает с { $since } до <b>{ $until }</b>
    Почему: { $why }.
explain-other = 👥 Недавно касались другого контакта компании, { $who }:
explain-asked = 👤 { $who }:
explain-instead =
    👥 Сегодня можно позвонить: <b>{ $who }</b>
    👤 { $asked } — сегодня не беспокоим:
explain-agreed = 🤝 R14: договорённость важнее правил, звоните в срок.
explain-allowed = 🟢 Можно с <b>{ $when }</b>
explain-free = 👌 Связаться можно уже сейчас.
explain-mailing = 📣 { $code }: рассылка — снова с { $when }
explain-remind = ⏰ Напомнить: { $when }
explain-left-out =
    🌙 <b>Не беспокоим сегодня: { $count }</b>
    Нажмите на имя, чтобы узнать почему.
explain-left-out-none = 👌 Сегодня беспокоить можно всех.
explain-left-out-page = Страница { $page } из { $pages }
explain-left-out-rest = • <b>{ $who }</b> — отдыхает до { $day }
explain-left-out-cadence = • <b>{ $who }</b> — недавно касались, можно с { $day }
