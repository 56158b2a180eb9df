# Команда, приглашения, передача клиентов.

team-title = 👥 <b>Команда</b> — { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }
team-member =
    { $kind ->
        [owner] 👑
        [head] 🧭
       *[manager] 💼
    } { $name } — { $role }
team-you =
    { $kind ->
        [owner] 👑
        [head] 🧭
       *[manager] 💼
    } <b>{ $name }</b> — { $role } (это вы)
team-leads =
    { $taken ->
        [no] ⏸ не берёт лиды
       *[yes] 🧲 лиды: { $cities }
    }
team-invite-owner = 👑 Пригласить владельца
team-invite-head = 🧭 Пригласить руководителя
team-invite-manager = 💼 Пригласить менеджера
team-ask-role = 🔗 Кого приглашаем? Нажмите роль или напишите, например: <code>/invite менеджер</code>
team-unknown-role = 🤷 Не знаю роли «{ $word }». Нажмите роль или напишите, например: <code>/invite менеджер</code>
team-owner-invites = 🔒 Владельцев и руководителей приглашает только владелец. Вы можете пригласить менеджера.
team-invitation =
    🔗 Приглашение готово. Роль — { $role }.
    { $link }
    Ссылка сработает один раз, до { $until }. Перешлите её новому сотруднику.
team-copy-link = 📋 Скопировать
team-share-link = 📤 Отправить

assign-ask = 🔄 Чьего клиента передаём? Напишите клиента и менеджера, например: <code>/assign Петров Анна</code>
assign-choose = 🔄 Кому передать клиента <b>{ $client }</b>?
assign-unknown = 🤷 В команде нет «{ $who }». Кому передать клиента <b>{ $client }</b>?
assign-done = ✅ Клиент передан: <b>{ $client }</b>
    { $before } → { $after }. Оба менеджера знают, история осталась в карточке.
assign-told-before = 🔄 Клиента <b>{ $client }</b> теперь ведёт { $after }. Передал(а): { $by }. Напоминания ушли вместе с ним.
assign-told-after = 🔄 Теперь вы ведёте клиента <b>{ $client }</b>. Раньше вёл(а): { $before }. Передал(а): { $by }.
assign-asked = 📨 Просьба отправлена руководителю. Сейчас этого клиента ведёт { $manager }. Ответ придёт сюда.
assign-asked-toast = 📨 Просьба отправлена
assign-request =
    🤝 <b>{ $asker }</b> просит передать клиента <b>{ $client }</b>.
    Сейчас его ведёт { $holder }.
assign-give = ✅ Передать: { $asker }
team-report = 📊 Отчёт
