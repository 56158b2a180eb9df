# Правила владельца: /policy — числа R10–R27, R52 и R53. Имена короткие: они стоят и на кнопках.
policy-title =
    📐 <b>Правила касаний</b>
    Нажмите тему, чтобы изменить число. • — изменено, в скобках обычное.
policy-unknown =
    🤔 Не знаю числа «{ $line }». Ничего не изменилось. Выберите тему или напишите, например:
    <code>/policy пауза 5</code>, <code>/policy часы с 10:00</code>
policy-section = <b>{ $topic }</b>
policy-line = { $name }: { $value }
policy-line-changed = • { $name }: { $value } ({ $usual })
policy-number-title = <b>{ $topic } · { $name }</b> · { $rule }
policy-now = Сейчас: <b>{ $value }</b>
policy-usual = Обычно: { $value }
policy-may = Можно: { $range }
policy-untouched = Ещё не меняли
policy-set-by = Последнее изменение: { $who }, { $when } (было: { $before })
policy-changed =
    ✅ <b>{ $name }</b>: { $before } → <b>{ $value }</b>
    Действует с этой минуты.
policy-stands = 👌 Так уже стоит, ничего не изменилось.
policy-which = 🤔 «{ $value }» — для какого числа?
policy-which-one = 🤔 Какое число показать?
policy-ask = ✏️ Какое значение поставить: <b>{ $name }</b>?
policy-unread = 🤔 Не понял «{ $text }»: <b>{ $name }</b>.
policy-write = Напишите, например <code>{ $example }</code>. Передумали — /cancel
policy-button-own = ✏️ Своё
policy-button-log = 🕘 Последние изменения
policy-button-number = { $name }: { $value }
policy-button-usual = Как обычно: { $value }
policy-button-before = ↩️ Вернуть: { $value }
policy-button-no =
    { $name ->
        [hide_phones] ⚠️ Предупреждать
       *[other] 🔕 Не спрашивать
    }
policy-button-yes =
    { $name ->
        [hide_phones] 🔒 Скрывать
       *[other] 🙋 Спрашивать
    }
policy-log-title = 🕘 <b>Последние изменения правил</b>
policy-log-empty = Правила ещё не меняли: везде обычные числа.
policy-log-line =
    { $when } · { $who }
    { $topic } · { $name }: { $before } → <b>{ $value }</b>

policy-topic-cadence = ⏳ Частота касаний
policy-topic-hours = 🕘 Часы звонков
policy-topic-mailings = 📣 Рассылки
policy-topic-phones = 🔒 Телефоны
policy-topic-rounds = 🔁 Переговоры
policy-topic-rest = 😴 Отдых
policy-topic-archive = 🗄 Архив
policy-topic-dormant = 💤 Спящие
policy-topic-customers = 🧲 Лиды и люди

policy-name-gap_days = Пауза
policy-name-contact_touches = На контакт
policy-name-company_touches = На компанию
policy-name-window_days = Лимиты за
policy-name-hours_from = Звонить с
policy-name-hours_till = Звонить до
policy-name-mailing_days = Между рассылками
policy-name-ask_after_win = Вопрос после сделки
policy-name-ask_after_meeting = Вопрос после встречи
policy-name-hide_phones = Номер до срока
policy-name-round_days = Длина круга
policy-name-round_touches = Без согласия
policy-name-rest_from_months = Отдых от
policy-name-rest_till_months = Отдых до
policy-name-fruitless_rounds = Без результата
policy-name-archive_months = Проверка архива
policy-name-archive_list = Список проверки
policy-name-dormant_days = Молчание покупателя
policy-name-reactivation_months = Предлагать снова
policy-name-retention_months = Хранить данные
policy-name-lead_minutes = Лид ждёт

policy-about-gap_days = Сколько ждать между двумя исходящими касаниями одного контакта. Напоминание, которое раньше срока, бот передвинет.
policy-about-contact_touches = Сколько исходящих касаний одного контакта можно сделать за срок, который задаёт «Лимиты за».
policy-about-company_touches = Сколько исходящих касаний всех людей одной компании можно сделать за тот же срок.
policy-about-window_days = За сколько последних дней считаются касания для обоих лимитов.
policy-about-hours_from = С какого часа можно звонить по местному времени клиента, если его удобные часы неизвестны.
policy-about-hours_till = До какого часа можно звонить по местному времени клиента, если его удобные часы неизвестны.
policy-about-mailing_days = Как часто один клиент может получать рассылки. Рассылка считается касанием.
policy-about-ask_after_win = Спросить ли человека после выигранной сделки, посоветует ли он вас: оценка от 0 до 10. Вопрос — тоже рассылка: только с согласия, не чаще положенного и в удобные часы.
policy-about-ask_after_meeting = Спросить ли человека об этом же после встречи, когда пройдёт обычная пауза.
policy-about-hide_phones = Что делать, если клиента сейчас беспокоить рано: предупредить менеджера или скрыть номер, пока он не назовёт причину. Причины видит руководитель.
policy-about-round_days = Сколько длится круг с клиентом, который ещё не покупал. Если за это время сделка не сдвинулась, встречи не было и сам он не обратился, он уходит на отдых.
policy-about-round_touches = После скольких исходящих касаний, не согласившись ни на что, такой клиент уходит на отдых.
policy-about-rest_from_months = Раньше какого срока отдыхающий клиент не вернётся к менеджеру.
policy-about-rest_till_months = Позже какого срока отдых не продлится: клиент вернётся к менеджеру.
policy-about-fruitless_rounds = После скольких кругов без результата бот предложит менеджеру архив вместо нового круга.
policy-about-archive_months = Не позже какого срока менеджер снова проверяет номера контактов из архива.
policy-about-archive_list = Сколько контактов архива собирать в проверку на один день, прежде чем занимать следующий.
policy-about-dormant_days = Сколько покупатель молчит и ничего не покупает, прежде чем считается спящим.
policy-about-reactivation_months = Как часто бот предлагает менеджеру вернуть спящего покупателя.
policy-about-retention_months = Сколько хранить данные человека, с которым никто не общался. Потом бот предложит владельцу удалить их; без его согласия ничего не удаляется.
policy-about-lead_minutes = Сколько рабочих минут новый лид ждёт звонка менеджера. Потом о нём узнаёт и руководитель.

policy-value-minutes =
    { $count ->
        [one] { $count } минута
        [few] { $count } минуты
        [many] { $count } минут
       *[other] { $count } минуты
    }
policy-value-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
policy-value-months =
    { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
        [many] { $count } месяцев
       *[other] { $count } месяца
    }
policy-value-touches =
    { $count ->
        [one] { $count } касание
        [few] { $count } касания
        [many] { $count } касаний
       *[other] { $count } касания
    }
policy-value-rounds =
    { $count ->
        [one] { $count } круг
        [few] { $count } круга
        [many] { $count } кругов
       *[other] { $count } круга
    }
policy-value-contacts =
    { $count ->
        [one] { $count } контакт
        [few] { $count } контакта
        [many] { $count } контактов
       *[other] { $count } контакта
    }
policy-value-yes_no =
    { $name ->
        [hide_phones] { $count ->
            [0] предупреждать
           *[other] скрывать
        }
       *[other] { $count ->
            [0] нет
           *[other] да
        }
    }
policy-range =
    { $unit ->
        [minutes] от { $least } до { $most } минут
        [days] от { $least } до { $most } дней
        [months] от { $least } до { $most } месяцев
        [touches] от { $least } до { $most } касаний
        [rounds] от { $least } до { $most } кругов
        [contacts] от { $least } до { $most } контактов
        [yes_no] { $name ->
            [hide_phones] скрывать или предупреждать
           *[other] да или нет
        }
       *[clock] от { $least } до { $most }
    }

# Отказы видны и во всплывающей строке: без разметки и короче 200 знаков.
error-policy-range =
    ✋ { $value } не подойдёт: можно { $unit ->
        [minutes] от { $least } до { $most } минут
        [days] от { $least } до { $most } дней
        [months] от { $least } до { $most } месяцев
        [touches] от { $least } до { $most } касаний
        [rounds] от { $least } до { $most } кругов
        [contacts] от { $least } до { $most } контактов
        [yes_no] { $name ->
            [hide_phones] скрывать или предупреждать
           *[other] да или нет
        }
       *[clock] от { $least } до { $most }
    }.
error-policy-conflict = ✋ { $why }
policy-wrong-hours = Звонить «до» должно быть позже, чем «с». Сначала передвиньте другой край часов, потом этот.
policy-wrong-gap = Пауза не может быть длиннее срока, за который считаются лимиты. Сначала измените другое число, потом это.
policy-wrong-rest = Отдых «до» должен быть дольше, чем «от». Сначала передвиньте другой край отдыха, потом этот.
