# Этапы воронки: названия по умолчанию и /stages владельца (R28).
stage-new = Новая
stage-contacted = Контакт
stage-need = Потребность
stage-offer = КП отправлено
stage-negotiation = Переговоры
stage-contract = Договор
stage-won = Выиграна
stage-lost = Проиграна

stages-title = 🪜 <b>Этапы воронки</b>
    Нажмите на этап, чтобы изменить его.
stages-line =
    { $kind ->
        [open] { $number }. { $name } · { $percent } % · { $days ->
            [0] без срока
            [one] { $days } день
            [few] { $days } дня
            [many] { $days } дней
           *[other] { $days } дня
        }
       *[other] { $number }. { $name }
    }
stage-title = 🪜 <b>{ $name }</b>
stage-added = ✅ Этап добавлен: { $name }
stage-button-add = ➕ Добавить
stage-button-name = ✏️ Название
stage-button-percent = 🎯 Процент
stage-button-days = 📅 Дни
stage-button-up = ⬆️ Выше
stage-button-down = ⬇️ Ниже
stage-ask-add = ➕ Как назвать новый этап? Например: <code>Тест образцов</code>.
stage-ask-name = ✏️ Новое название этапа «{ $name }»?
stage-ask-percent = 🎯 Вероятность успеха на этапе «{ $name }», от 0 до 100?
stage-ask-days = 📅 Сколько дней сделка может стоять на этапе «{ $name }»? 0 — без срока.
stage-no-number = 🤔 «{ $text }»: здесь нужно число, например <code>30</code>. Или /cancel.
