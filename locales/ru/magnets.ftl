# Лид-магниты: /magnets — список, редактор, ссылки, показ глазами клиента (R50).
magnets-title = 🧲 <b>Лид-магниты</b>
    Нажмите на магнит, чтобы посмотреть или изменить его.
magnets-empty =
    🧲 <b>Лид-магниты</b>
    Пока ни одного. Лид-магнит — это подарок в обмен на контакт: каталог, расчёт, скидка. Человек открывает ссылку или QR, отвечает на пару вопросов и сразу получает подарок, а менеджер — лида.
magnets-line = <b>{ $title }</b> · { $state }
magnets-today =
    Сегодня: { $opened ->
        [one] { $opened } открыл
        [few] { $opened } открыли
        [many] { $opened } открыли
       *[other] { $opened } открыли
    }, { $completed ->
        [one] { $completed } заполнил
        [few] { $completed } заполнили
        [many] { $completed } заполнили
       *[other] { $completed } заполнили
    }, лидов { $leads }
magnets-codes-low = ⚠️ Осталось кодов: { $count }
magnet-mark-draft = ⚪️
magnet-mark-active = 🟢
magnet-mark-paused = ⏸
magnet-state-draft = ⚪️ черновик
magnet-state-active = 🟢 открыт
magnet-state-paused = ⏸ на паузе
magnet-title = 🧲 <b>{ $title }</b> · { $state }
magnet-link = 🔗 { $link }
magnet-line = ✅ { $name }: { $words }
magnet-line-empty = ➖ { $name }: нет
magnet-line-lacking = ❗️ <b>{ $name }</b>: { $words }
magnet-nothing = нет
magnet-line-promise = Обещание
magnet-line-picture = Картинка
magnet-line-gift = Подарок
magnet-line-questions = Вопросы
magnet-line-operator = Кто обрабатывает данные
magnet-line-texts = Тексты согласий
magnet-line-handing = Лиды
magnet-line-reward = За друга
magnet-line-links = Ссылки
magnet-has-picture = есть
magnet-lacks = 👉 Чтобы открыть, добавьте: { $what }.
magnet-missing-title = название
magnet-missing-promise = обещание
magnet-missing-gift = подарок
magnet-missing-contact = обязательный вопрос о телефоне или e-mail
magnet-missing-operator = кто обрабатывает данные
magnet-missing-texts = тексты согласий
magnet-gift-has-text = текст
magnet-gift-has-link = ссылка
magnet-gift-has-files =
    { $count ->
        [one] { $count } файл
        [few] { $count } файла
        [many] { $count } файлов
       *[other] { $count } файла
    }
magnet-gift-has-code =
    { $count ->
        [one] код (остался { $count })
        [few] код (осталось { $count })
        [many] код (осталось { $count })
       *[other] код (осталось { $count })
    }
magnet-question-words = { $names } ({ $count } из { $most })
magnet-count-links = { $count }
magnet-consent-words = { $count }, последняя версия { $version }
magnet-handing-turn = всем по очереди
magnet-handing-city = по городам
magnet-handing-manager = только { $name }
magnet-part-gift = подарок
magnet-part-reward = за друга
magnet-codes-low =
    ⚠️ Коды ({ $part }) кончаются: { $count ->
        [one] остался { $count }
        [few] осталось { $count }
        [many] осталось { $count }
       *[other] осталось { $count }
    }. Добавьте новые.
magnet-codes-none =
    🚨 Коды ({ $part }) кончились.{ $count ->
        [0] { "" }
        [one] { " " }Ждёт { $count } человек, он получит код сам, как только вы добавите новые.
        [few] { " " }Ждут { $count } человека, они получат коды сами, как только вы добавите новые.
        [many] { " " }Ждут { $count } человек, они получат коды сами, как только вы добавите новые.
       *[other] { " " }Ждут { $count } человека, они получат коды сами, как только вы добавите новые.
    }
magnet-ask-phone = телефон
magnet-ask-name = имя
magnet-ask-email = e-mail
magnet-ask-city = город
magnet-button-new = ➕ Новый магнит
magnet-button-keepers = 👥 Кто ведёт
magnet-button-next = 👉 Дальше: { $what }
magnet-button-title = ✏️ Название
magnet-button-promise = 💬 Обещание
magnet-button-picture = 🖼 Картинка
magnet-button-gift = 🎁 Подарок
magnet-button-reward = 🤝 За друга
magnet-button-questions = ❓ Вопросы
magnet-button-consents = 📜 Согласия
magnet-button-handing = 👤 Кому лиды
magnet-button-links = 🔗 Ссылки и QR
magnet-button-preview = 👀 Показать
magnet-button-numbers = 📊 Цифры
magnet-button-copy = 📄 Копия
magnet-button-open = 🟢 Открыть
magnet-button-opened = 🟢 Да, открыть
magnet-button-pause = ⏸ Поставить на паузу
magnet-button-show = 🧲 Открыть тот, что есть
magnet-button-copy-link = 📋 Скопировать ссылку
magnet-button-clear = 🗑 Убрать
magnet-or-cancel = Передумали — «Назад» или /cancel
magnet-now = Сейчас: <i>{ $text }</i>
magnet-saved = ✅ Сохранено.
magnet-created = ✅ Черновик создан. Его пока никто не видит.
magnet-copied = ✅ Копия «{ $title }». Ссылки, коды и цифры у неё свои.
magnet-opened = 🟢 Открыт: ссылки и QR работают.
magnet-paused = ⏸ На паузе: новым людям скажем, что подарок сейчас не раздаём.
magnet-before-opening =
    📜 <b>Открываем «{ $title }»</b>
    Вот на что будут соглашаться люди. Нажмите на текст, чтобы прочесть его целиком.
magnet-not-ready = ✋ «{ $title }» пока не открыть. Добавьте: { $what }.
magnet-ask-for-new = ➕ Как назвать магнит? Название увидят клиенты, оно же напечатается над QR. До { $most } знаков, например: <code>Каталог кабеля 2027</code>
magnet-ask-for-title = ✏️ Новое название, до { $most } знаков?
magnet-ask-for-promise = 💬 Что человек получит и зачем это ему? Одно предложение, до { $most } знаков. Например: <i>Пришлём каталог с ценами и поможем подобрать кабель за 15 минут.</i>
magnet-ask-for-copy = 📄 Как назвать копию «{ $title }»? До { $most } знаков.
magnet-title-taken = 🧲 «{ $title }» уже есть. Откройте его или назовите новый иначе, до { $most } знаков.
magnet-ask-for-picture = 🖼 Пришлите картинку как фото. Её увидят первой.
magnet-picture-saved = ✅ Картинка сохранена.
magnet-want-picture = 🖼 Здесь нужна картинка. Пришлите её как фото, а не файлом: файл Telegram потом не покажет картинкой.
magnet-want-files = 📎 Здесь нужен файл: документ, фото, видео или звук. Или нажмите «Готово».
magnet-want-words = ✍️ Здесь нужен текст. Напишите его или вернитесь кнопкой «Назад».
magnet-want-codes = 🔑 Вставьте коды текстом, по одному в строке. Или пришлите файл .txt до 1 МБ.

magnet-gift-title-gift = 🎁 <b>Подарок</b> · { $title }
magnet-gift-title-reward = 🤝 <b>За друга</b> · { $title }
    Это получат оба: кто привёл и кого привели.
magnet-gift-empty = Пока ничего. Можно дать одно или всё сразу: файлы, текст, ссылку, личный код.
magnet-gift-text = 💬 Текст: <i>{ $text }</i>
magnet-gift-link = 🔗 Ссылка: { $link }
magnet-gift-files = 📎 Файлы, { $count }: { $names }
magnet-gift-codes = 🔑 Личный код: осталось { $left }, выдано { $given }
magnet-button-gift-files = 📎 Файлы
magnet-button-gift-text = 💬 Текст
magnet-button-gift-link = 🔗 Ссылка
magnet-button-gift-codes = 🔑 Коды
magnet-button-gift-nofiles = 🗑 Убрать файлы
magnet-button-gift-nocodes = 🗑 Без кодов
magnet-ask-for-gift-text = 💬 Что написать вместе с подарком? До { $most } знаков.
magnet-ask-for-gift-link = 🔗 Пришлите адрес, например <code>https://example.com/catalog</code>
magnet-ask-for-files =
    { $most ->
        [one] 📎 Пришлите файл.
        [few] 📎 Пришлите файлы, по одному или альбомом: до { $most }.
        [many] 📎 Пришлите файлы, по одному или альбомом: до { $most }.
       *[other] 📎 Пришлите файлы, по одному или альбомом: до { $most }.
    }
magnet-file-taken =
    { $count ->
        [one] ✅ Файл принят, теперь он один.
        [few] ✅ Файл принят, теперь их { $count }.
        [many] ✅ Файл принят, теперь их { $count }.
       *[other] ✅ Файл принят, теперь их { $count }.
    }
magnet-album-taken = ✅ Принимаю альбом.
magnet-files-more = Пришлите ещё или нажмите «Готово».
magnet-files-dropped = ✅ Файлы убраны.
magnet-file-photo = фото
magnet-file-document = документ
magnet-file-video = видео
magnet-file-audio = звук
magnet-file-voice = голосовое
magnet-ask-for-codes = 🔑 Вставьте личные коды, по одному в строке. Каждый человек получит свой; когда список будет кончаться, предупрежу.
magnet-codes-added =
    { $count ->
        [0] 🤔 Все эти коды уже есть в списке.
        [one] ✅ Добавлен { $count } код.
        [few] ✅ Добавлено { $count } кода.
        [many] ✅ Добавлено { $count } кодов.
       *[other] ✅ Добавлено { $count } кода.
    } Осталось { $left }.
magnet-codes-sent =
    { $count ->
        [one] 📨 Отправлен { $count } человеку, который ждал.
        [few] 📨 Отправлены { $count } людям, которые ждали.
        [many] 📨 Отправлены { $count } людям, которые ждали.
       *[other] 📨 Отправлены { $count } людям, которые ждали.
    }
magnet-codes-more = Вставьте ещё или нажмите «Готово».
magnet-codes-off = ✅ Коды больше не выдаём, список сохранён.
magnet-code-came = 🔑 «{ $title }»: вот ваш личный код — <code>{ $code }</code>. Спасибо, что подождали!

magnet-questions-title = ❓ <b>Вопросы</b> · { $count } из { $most }
magnet-question-line = { $number }. { $name }{ $required ->
        [1] { "" }
       *[other] { " " }— можно пропустить
    }
magnet-questions-why = 💡 Каждые два-три вопроса отнимают около 5 % заполненных форм. Чем их меньше, тем больше лидов.
magnet-questions-keys = ⬆️ выше · ⏭ можно пропустить · ❗️ обязателен · 🗑 убрать
error-too-many-questions = ✋ Больше четырёх вопросов нельзя: каждые два-три отнимают около 5 % заполненных форм. Уберите один, чтобы добавить другой.
error-magnet-not-ready = ✋ Без этого магнит не может быть открыт: { $missing }. Добавьте или поставьте его на паузу.
error-keepers-only = 🔒 Лид-магниты ведут владелец и те, кому он это разрешил.
magnet-texts-changed = 📜 Тексты согласий обновлены: изменился список данных.
magnet-ask-for-question = ❓ Напишите вопрос так, как его увидит клиент. До { $most } знаков, например: <code>Сколько метров кабеля нужно?</code>
magnet-button-question-up = ⬆️ { $number }
magnet-button-question-may = ⏭ { $number }
magnet-button-question-must = ❗️ { $number }
magnet-button-question-drop = 🗑 { $number }
magnet-button-ask-phone = ➕ Телефон
magnet-button-ask-name = ➕ Имя
magnet-button-ask-email = ➕ E-mail
magnet-button-ask-city = ➕ Город
magnet-button-ask-own = ➕ Свой вопрос

magnet-handing-title =
    👤 <b>Кому лиды</b> · { $title }
    Сейчас: { $now }

    По очереди — тем, кто сейчас на работе. По городам — сначала тем, кто ведёт город клиента (это каждый указывает в /settings). Клиент, который уже есть в базе, всегда остаётся у своего менеджера.
magnet-button-handing-turn = 🔄 Всем по очереди
magnet-button-handing-city = 🏙 По городам
magnet-keepers-title =
    👥 <b>Кто ведёт лид-магниты</b>
    Владелец — всегда. Нажмите на имя, чтобы разрешить или запретить.
magnet-keepers-nobody = 👥 Кроме владельцев, в команде пока никого: пригласите людей командой /invite.
magnet-keeper-yes = ✅ { $name } · { $role }
magnet-keeper-no = ▫️ { $name } · { $role }

links-title =
    🔗 <b>Ссылки</b> · { $title }
    Каждый источник считается отдельно.
links-line =
    <b>{ $name }</b>{ $intake ->
        [1] { " " }· 🌐 приём с сайта
       *[other] { "" }
    }
    { $url }
link-main = Основная
link-source-exhibition = Выставка
link-source-site = Сайт
link-source-partner = Партнёр
link-ask-name = 🔗 Откуда придут люди? До { $most } знаков, например: <code>Стенд на Электро-2027</code>
link-title =
    🔗 <b>{ $name }</b> · { $title }
    { $url }
link-closed = ⚪️ Магнит ещё не открыт: по ссылке скажем, что подарок пока не раздаём.
link-intake-off = 🌐 Приём с сайта выключен.
link-intake-on = 🌐 Приём с сайта включён.
link-page = Готовая страница с формой: <code>{ $url }</code>
link-intake =
    Приём заявок: <code>POST { $url }</code>
    Разрешённые сайты: { $origins }
link-key = Ключ держите на своём сервере или в форме того сайта, который вы разрешили.
link-no-public-url = Перед <code>/</code> подставьте адрес, по которому бот виден снаружи. Чтобы он был здесь целиком, задайте настройку PUBLIC_URL.
link-http-off = ⚠️ HTTP у бота выключен: страница с формой и приём с сайта не работают. Включает их настройка HTTP_PORT.
link-no-origins = нет (только с вашего сервера)
link-ask-origins = 🌐 С каких сайтов браузер может слать заявки? Адреса через пробел, например <code>https://example.com https://shop.example.com</code>
link-button-other = ➕ Свой источник
link-button-copy = 📋 Скопировать
link-button-copy-key = 🔑 Скопировать ключ
link-button-qr = 🖨 QR для печати
link-button-on = 🌐 Включить приём с сайта
link-button-off = ⛔️ Выключить приём
link-button-origins = 🌐 Сайты
qr-coming = 🖨 Отправляю картинку и PDF
qr-png =
    🖨 «{ $title }», A6, 300 dpi
    { $url }
qr-pdf = 🖨 То же для типографии: A4, вектор, любой размер без потери качества.

preview-begins =
    👀 <b>Так «{ $title }» видит клиент</b>
    Дальше все экраны по порядку. Вы в команде, поэтому ничего не записываем и лида не будет.{ $open ->
        [1] { "" }
       *[other] { " " }Магнит не открыт: клиентам сейчас ответим, что подарок не раздаём.
    }
preview-ends = 👀 Это всё. Кнопки выше — только для вида.
preview-inert = 👀 Это показ: у клиента кнопка сработает.
preview-button-back = 🧲 К магниту
