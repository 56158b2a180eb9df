# История касаний клиента: /history.
history-title =
    🕘 <b>{ $client }</b> — { $count ->
        [one] { $count } касание
        [few] { $count } касания
        [many] { $count } касаний
       *[other] { $count } касания
    }
history-pages = Страница { $page } из { $pages }
history-empty = 🕘 <b>{ $client }</b>: касаний ещё не было. Первое можно записать прямо сейчас.
history-ask =
    🕘 Чью историю показать? Напишите имя, компанию или цифры телефона.
    Например: <code>/history Петров</code>
history-touch = <b>{ $when }</b> — { $what }
history-note = { $text }
history-objections = Возражения: { $text }
