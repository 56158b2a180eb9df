# Свои данные: что мы храним, отзыв согласия, удаление. Читают клиенты.

own-title = 🔐 <b>Что мы о вас храним</b>
own-line = { $label }: { $value }
own-section = <b>{ $name }</b>
own-entry = • { $text }
own-more =
    { $count ->
        [one] … и ещё { $count } запись — в файле
        [few] … и ещё { $count } записи — в файле
        [many] … и ещё { $count } записей — в файле
       *[other] … и ещё { $count } записи — в файле
    }
own-file = 📎 Всё целиком — в этом файле.
own-file-unproved = 📎 Всё целиком — в этом файле. Если менеджер записывал что-то с ваших слов, подтвердите номер кнопкой ниже: покажем и это.
own-nothing = 🔐 С этим аккаунтом у нас ничего не связано.
own-by-phone = Если вы оставляли нам свой номер, нажмите кнопку ниже: проверим по нему. Сам номер мы не запишем.
own-not-yours = ✋ Это не ваш контакт. Нажмите кнопку ниже, чтобы отправить свой.
own-nothing-by-phone = 🔐 И по этому номеру у нас ничего нет.
own-key-prove = 📱 Проверить по моему номеру

own-section-about = О вас
own-section-consents = Согласия
own-section-gifts = Подарки
own-section-rewards = Награды за друзей
own-section-talks = Разговоры
own-section-deals = Покупки и договоры
own-section-scores = Ваши оценки

own-label-name = Имя
own-label-phone = Телефон
own-label-email = E-mail
own-label-city = Город
own-label-messengers = Мессенджеры
own-label-company = Компания
own-label-position = Должность
own-label-birthday = День рождения
own-label-tags = Метки
own-label-notes = Заметки
own-label-source = Откуда узнали о вас
own-label-since = Записаны с
own-label-friends = Пришло друзей
own-label-purpose = На что
own-label-given = Дано
own-label-channel = Через
own-label-version = Версия текста
own-label-digest = Отпечаток текста (SHA-256)
own-label-withdrawn = Отозвано
own-label-gift = Подарок
own-label-agreed = Согласие
own-label-filled = Анкета заполнена
own-label-received = Подарок получен
own-label-code = Код
own-label-answers = Ответы
own-label-at = Когда
own-label-kind = Что
own-label-outcome = Итог
own-label-note = Записано
own-label-objections = Возражения
own-label-deal = Что
own-label-amount = Сумма
own-label-state = Состояние
own-label-opened = Начато
own-label-closed = Закончено
own-label-score = Оценка
own-label-comment = Ваши слова

own-purpose-personal_data = обработка персональных данных
own-purpose-mailing = новости и предложения
own-channel-telegram = Telegram
own-channel-site = сайт
own-deal-open = в работе
own-deal-won = состоялось
own-deal-lost = не состоялось

own-button-stop = 🔕 Не присылать новости
own-button-withdraw = ✋ Отозвать согласие
own-button-sure_withdraw = ✋ Да, отозвать
own-button-forget = 🗑 Удалить мои данные
own-button-sure_forget = 🗑 Да, удалить всё
own-button-keep = Оставить как есть

own-stopped = 🔕 Готово: новостей больше не будет. Передумаете — откройте ссылку своего подарка ещё раз: там можно согласиться снова.
own-stopped-before = 🔕 Новостей мы вам и так не присылаем.
own-withdraw =
    ✋ <b>Отозвать согласие?</b>

    Мы перестанем звонить, писать и присылать новости. Данные сотрём в течение 30 дней. Если с вами ещё не закончена сделка, то когда она закончится. Хотите сразу — /forget.
own-withdrawn = ✋ Согласие отозвано. Звонить, писать и присылать новости больше не будем. Данные сотрём в течение 30 дней. Если с вами ещё не закончена сделка, то когда она закончится. Хотите сразу — /forget.
own-withdrawn-manager = ✋ <b>{ $name }</b>: согласие на обработку данных отозвано. Не звоните и не пишите; напоминания закрыты.
own-kept = 👌 Оставили всё как есть.
own-forget =
    🗑 <b>Удалить ваши данные?</b>

    Сотрём навсегда: имя, телефон, e-mail, город, ответы, историю разговоров, согласия, коды и ссылки для друзей.
    Останется по закону, но без вас: суммы и даты покупок, отметка о согласии под шифром и запись о том, что данные удалены.

    Вернуть стёртое будет нельзя.
own-forgetting = 🗑 Стираем…
own-forgotten = ✅ Ваши данные удалены. Мы вас больше не знаем: сообщения в этом чате можете стереть сами. Спасибо, что были с нами!
own-erased-manager = 🗑 Клиент удалил свои данные: его карточки больше нет, напоминания о нём закрыты.
own-erased-owner =
    { $rows ->
        [one] 🗑 Клиент удалил свои данные. Акт № { $act } от { $at }: стёрта { $rows } запись. Все акты — /erasures
        [few] 🗑 Клиент удалил свои данные. Акт № { $act } от { $at }: стёрто { $rows } записи. Все акты — /erasures
        [many] 🗑 Клиент удалил свои данные. Акт № { $act } от { $at }: стёрто { $rows } записей. Все акты — /erasures
       *[other] 🗑 Клиент удалил свои данные. Акт № { $act } от { $at }: стёрто { $rows } записи. Все акты — /erasures
    }
