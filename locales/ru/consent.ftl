# Согласия: шаблоны текстов (152-ФЗ ст. 9, 38-ФЗ ст. 18), их редактор, кто обрабатывает данные (R51).
consent-who = Я согласен(на), чтобы { $name } ({ $address }) обрабатывал(о) мои персональные данные.
consent-data = Какие: { $data }.
consent-purpose = Для чего: { $purpose }.
consent-purpose-usual = передать мне то, что я запрашиваю, и связаться со мной по этому поводу
consent-actions = Что с ними делают: собирают, записывают, систематизируют, хранят, уточняют, используют, удаляют и уничтожают, в том числе автоматически.
consent-term = Срок: { $term } с этого дня или до отзыва согласия, если он будет раньше.
consent-no-term = Срок: до отзыва согласия.
consent-withdraw = Отозвать согласие и удалить данные можно в любой момент: команда /forget в чате @{ $bot }.
consent-withdraw-email = Отозвать согласие и удалить данные можно в любой момент: команда /forget в чате @{ $bot } или письмо на { $email }.
consent-data-name = имя
consent-data-phone = телефон
consent-data-email = e-mail
consent-data-city = город
consent-data-own = ответ на вопрос «{ $text }»
consent-data-telegram = имя и номер учётной записи Telegram (если я пишу там)
consent-mailing =
    Я согласен(на) получать от { $name } новости и предложения: { $ways }.
    Это необязательно: подарок будет и без этого. Отказаться можно в любой момент: команда /stop в чате @{ $bot }.
consent-way-telegram = в Telegram
consent-way-phone = по телефону и в SMS
consent-way-email = по e-mail
consent-years =
    { $count ->
        [one] { $count } год
        [few] { $count } года
        [many] { $count } лет
       *[other] { $count } года
    }
consent-months =
    { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
        [many] { $count } месяцев
       *[other] { $count } месяца
    }

consent-title = 📜 <b>Согласия</b> · { $title }
consent-operator = Кто обрабатывает: { $name }
consent-for = Для чего: { $purpose }
consent-none = Текстов пока нет: сначала скажите, кто обрабатывает данные. Остальное я напишу сам, на двух языках.
consent-line = { $own ->
        [1] ✍️
       *[other] 📄
    } { $purpose }, { $language }: версия { $version }, { $since }{ $own ->
        [1] { " " }· свой текст
       *[other] { "" }
    }
consent-purpose-personal_data = Данные
consent-purpose-mailing = Рассылка
consent-language-ru = по-русски
consent-language-en = по-английски
consent-short-ru = рус.
consent-short-en = англ.
consent-full = <blockquote>{ $text }</blockquote>
consent-folded = <blockquote expandable>{ $text }</blockquote>
consent-button-personal_data = 📄 Данные, { $language }
consent-button-mailing = 📣 Рассылка, { $language }
consent-button-operator = 🏢 Оператор
consent-button-purpose = 🎯 Для чего
consent-button-own = ✍️ Написать свой текст
consent-button-template = 📄 Вернуть шаблон
consent-button-usual = Как обычно
consent-ask-purpose = 🎯 Для чего вам данные? Продолжите: «Для чего: …», до { $most } знаков. Фраза попадёт в тексты на обоих языках. Например: <i>рассчитать стоимость и связаться со мной</i>
consent-ask-own = ✍️ Пришлите свой текст: { $purpose }, { $language }. До { $most } знаков. Он заменит шаблон и станет новой версией; прежние согласия останутся с прежним текстом.
consent-own-saved = ✅ Ваш текст стал новой версией.

operator-title =
    🏢 <b>Кто обрабатывает данные</b>
    Эти сведения стоят в согласиях всех лид-магнитов.
operator-line = { $name }: { $value }
operator-name = Название
operator-address = Адрес
operator-email = E-mail
operator-term = Срок
operator-button-name = 🏢 Название
operator-button-address = 📍 Адрес
operator-button-email = ✉️ E-mail
operator-button-term = ⏳ Срок
operator-button-until = До отзыва
operator-button-skip = ⏭ Пропустить
operator-ask-name = 🏢 Кто обрабатывает данные? Полное название, например: <code>ООО «Вега», ИНН 7707083893</code>
operator-ask-address = 📍 Юридический адрес?
operator-ask-email = ✉️ На какой e-mail можно прислать отзыв согласия?
operator-ask-term = ⏳ Сколько действует согласие? Нажмите или напишите, например <code>2 года</code>
operator-saved =
    ✅ Сохранено. { $count ->
        [0] Тексты согласий не изменились.
        [one] Обновлён { $count } текст согласия.
        [few] Обновлено { $count } текста согласий.
        [many] Обновлено { $count } текстов согласий.
       *[other] Обновлено { $count } текста согласий.
    }
