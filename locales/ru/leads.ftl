# Лиды: сообщение менеджеру, список /leads, передача коллеге, слово руководителю (R53).
lead-title = 🎁 <b>Лид: { $who }</b>
lead-phone = 📞 { $phone }
lead-email = ✉️ { $email }
lead-city = 📍 { $city }
lead-source = 🧲 { $source }
lead-answer = 💬 { $question } — { $answer }
lead-new = 🆕 Новый клиент
lead-known = 🔁 Уже ваш клиент
lead-known-as = 🔁 Уже ваш клиент: { $client }
lead-flaw-disposable_email = ⚠️ E-mail похож на временный
lead-flaw-doubtful_phone = ⚠️ Номер выглядит странно
lead-flaw-unproved_match = ⚠️ Номер не подтверждён: совпал с вашим клиентом
lead-came = 🕘 Пришёл: { $when }
lead-expects = ⏰ Ждёт звонка: <b>{ $when }</b>
lead-due = ⏰ Позвонить до: <b>{ $when }</b>
lead-late = 🔥 Надо было позвонить до: <b>{ $when }</b>
lead-button-give = 🔄 Передать
lead-overdue = 🔥 <b>Лид без ответа: ждёт { $waits }</b>
    Менеджер: { $manager }
lead-waits-minutes =
    { $count ->
        [0] меньше минуты
        [one] { $count } минуту
        [few] { $count } минуты
        [many] { $count } минут
       *[other] { $count } минуты
    }
lead-waits-hours =
    { $count ->
        [one] { $count } час
        [few] { $count } часа
        [many] { $count } часов
       *[other] { $count } часа
    }
lead-waits-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }

leads-flood =
    { $count ->
        [one] 🎁 Пришёл сразу <b>{ $count } лид</b>. Кто ждёт дольше всех, стоит первым.
        [few] 🎁 Пришло сразу <b>{ $count } лида</b>. Кто ждёт дольше всех, стоит первым.
        [many] 🎁 Пришло сразу <b>{ $count } лидов</b>. Кто ждёт дольше всех, стоит первым.
       *[other] 🎁 Пришло сразу <b>{ $count } лида</b>. Кто ждёт дольше всех, стоит первым.
    }
leads-overdue =
    { $count ->
        [one] 🔥 <b>{ $count } лид без ответа</b>: срок звонка вышел.
        [few] 🔥 <b>{ $count } лида без ответа</b>: срок звонка вышел.
        [many] 🔥 <b>{ $count } лидов без ответа</b>: срок звонка вышел.
       *[other] 🔥 <b>{ $count } лида без ответа</b>: срок звонка вышел.
    }
button-leads = 🎁 Лиды
leads-title =
    { $count ->
        [one] 🎁 <b>{ $count } лид ждёт звонка</b>
        [few] 🎁 <b>{ $count } лида ждут звонка</b>
        [many] 🎁 <b>{ $count } лидов ждут звонка</b>
       *[other] 🎁 <b>{ $count } лида ждут звонка</b>
    }
leads-page = Страница { $page } из { $pages }
leads-line =
    { $late ->
        [yes] <b>{ $number }.</b> 🔥 <b>{ $who }</b> · { $phone }
       *[no] <b>{ $number }.</b> <b>{ $who }</b> · { $phone }
    }
    { $source } · ждёт { $waits }{ $manager }
leads-empty = 🎉 Ни одного лида без ответа: всем позвонили. Спасибо!
lead-give-whom = 🔄 <b>{ $who }</b>: кому передать?
lead-give-nobody = 🤷 Передать некому: в команде пока никого больше нет.
lead-give-asked = 📨 Просьба отправлена руководителю: передать клиента <b>{ $client }</b> менеджеру { $manager }. Пока он ваш.
lead-give-request =
    🔄 <b>{ $asker }</b> просит передать клиента <b>{ $client }</b> менеджеру { $manager }.
    Это лид, он ждёт звонка { $waits }.
lead-give-to = ✅ Передать: { $manager }
leads-back = ◀️ К лидам
