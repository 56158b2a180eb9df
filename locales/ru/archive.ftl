# Архив: раз в полгода проверяем номера, которые не работали (R26).
archive-list =
    { $count ->
        [one] 📦 <b>Проверка архива</b>: { $count } номер. Вдруг снова работает? По одному, в одно нажатие.
        [few] 📦 <b>Проверка архива</b>: { $count } номера. Вдруг снова работают? По одному, в одно нажатие.
        [many] 📦 <b>Проверка архива</b>: { $count } номеров. Вдруг снова работают? По одному, в одно нажатие.
       *[other] 📦 <b>Проверка архива</b>: { $count } номера. Вдруг снова работают? По одному, в одно нажатие.
    }
archive-start = 📦 Начать проверку
archive-title = 📦 Проверка архива, осталось: { $count }
archive-who = <b>{ $who }</b>
archive-phone = 📱 { $phone }
archive-no-phone = 📱 Номера на карточке нет
archive-words = 💬 { $words }
archive-question = Позвоните. Что с номером?
archive-button-works = ✅ Работает
archive-button-silent = 📵 Не ответил
archive-button-wrong = 👤 Не тот
archive-button-missing = ❌ Нет номера
archive-button-skip = ⏭ Потом
archive-works = ✅ { $name }: номер работает, контакт снова в базе
archive-rests = 🌙 Клиент отдыхает до { $when }
archive-silent = 📵 { $name }: не ответил, проверим снова { $when }
archive-wrong = 👤 { $name }: не тот человек, проверим снова { $when }
archive-missing = ❌ { $name }: номера нет, проверим снова { $when }
archive-today = 📦 Проверить архив: { $count }
archive-follow-up = Номер снова работает: возобновить разговор
archive-done = 📦 В архиве проверять нечего.
archive-rest-later =
    { $count ->
        [one] 📦 Остальное проверено. Отложен { $count } контакт: он ждёт в /archive.
        [few] 📦 Остальное проверено. Отложено { $count } контакта: они ждут в /archive.
        [many] 📦 Остальное проверено. Отложено { $count } контактов: они ждут в /archive.
       *[other] 📦 Остальное проверено. Отложено { $count } контакта: они ждут в /archive.
    }
