# Отдых и возвращение (R20–R26). rest-because- стоит и в карточке, после точки-разделителя.
rest-begun = 🌙 <b>{ $name }</b> отдыхает до <b>{ $until }</b>
rest-why = Почему: { $why }.
rest-words = 📝 { $words }
rest-closed = { $count ->
        [one] Закрыл { $count } напоминание о клиенте.
        [few] Закрыл { $count } напоминания о клиенте.
        [many] Закрыл { $count } напоминаний о клиенте.
       *[other] Закрыл { $count } напоминания о клиенте.
    }
rest-fruitless = 🗄 Кругов без результата: { $rounds } (R25). Может быть, в архив?
rest-because-days = { $days ->
        [one] { $days } день переговоров без результата (R20)
        [few] { $days } дня переговоров без результата (R20)
        [many] { $days } дней переговоров без результата (R20)
       *[other] { $days } дня переговоров без результата (R20)
    }
rest-because-touches = { $touches ->
        [one] { $touches } касание, а договориться не удалось (R20)
        [few] { $touches } касания, а договориться не удалось (R20)
        [many] { $touches } касаний, а договориться не удалось (R20)
       *[other] { $touches } касания, а договориться не удалось (R20)
    }
rest-because-refused = клиент отказался (R21)
rest-because-competitor = ушёл к конкуренту (R21)
rest-because-decision = решено сделать паузу (R21)
rest-button-keep = 💪 Работаю дальше
rest-button-archive = 🗄 В архив
rest-button-stay = 🌙 Пусть отдыхает
rest-button-rest = 🌙 В отдых
rest-button-wake = ☀️ Разбудить
rest-archived = 🗄 { $name } — в архиве. Проверим номер снова: { $when } (R26).
rest-revived = 🎉 Номер ответил: контакт больше не в архиве (R26).
rest-woke = ☀️ Отдых окончен: клиент снова в работе (R24).
rest-story = 🌙 Отдых с { $since }: { $why }. Круг { $number } позади.
rest-story-words = 💬 Последнее ({ $ago }): { $words }
rest-story-against = 🙅 Был против: { $against }
rest-story-objections = 🙅 Что помешало: { $objections }
rest-ask = 🌙 Кого отправить в отдых? Имя, компания или цифры телефона, потом причина.
    Например: <code>/rest Петров вернуться после отпусков</code>
rest-ask-wake = ☀️ Кого вернуть из отдыха? Имя, компания или цифры телефона.
    Например: <code>/wake Петров</code>
rest-already = 🌙 <b>{ $name }</b> уже отдыхает и вернётся <b>{ $until }</b>
rest-awake = ☀️ <b>{ $name }</b> не отдыхает: клиент и так в работе.
rest-awake-filed = 🗄 <b>{ $name }</b> не отдыхает: клиент в архиве.
rest-woken = ☀️ <b>{ $name }</b> снова в работе. Начался круг { $number }.
rest-kept = 💪 <b>{ $name }</b>: работаете дальше, отдых отменён.
    Это исключение из правил (R20), оно будет в отчёте.
rest-reopened = { $count ->
        [one] Снова открыто { $count } напоминание.
        [few] Снова открыты { $count } напоминания.
        [many] Снова открыты { $count } напоминаний.
       *[other] Снова открыты { $count } напоминания.
    }
rest-nobody = 🤷 У <b>{ $name }</b> нет контактов: в архив отправлять некого. Клиент отдыхает дальше.
rest-filed = 🗄 <b>{ $name }</b> уже в архиве: его никто не беспокоит, отдых не нужен.
rest-check = Номер проверим снова: <b>{ $when }</b> (R26)
rest-decided-by = 👔 Решение: { $name }
rest-list =
    { $count ->
        [one] 🌙 <b>Отдыхает { $count } клиент</b>
        [few] 🌙 <b>Отдыхают { $count } клиента</b>
        [many] 🌙 <b>Отдыхают { $count } клиентов</b>
       *[other] 🌙 <b>Отдыхают { $count } клиента</b>
    }
rest-list-line = • <b>{ $name }</b> до { $until }: { $why }
rest-list-hint = Кого отдыхать рано, нажмите: продолжите работу.
rest-list-keep = 💪 { $name }
