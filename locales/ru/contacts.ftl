# Контакты: добавить, найти, изменить.

add-ask =
    ➕ Напишите новый контакт одной строкой, в любом порядке. Нужны имя и телефон или e-mail, остальное можно потом.
    <code>Петров Иван Сергеевич +7 916 123-45-67 ООО Ромашка прораб</code>
    <code>Сидорова Анна anna@example.com #выставка 12.03.1985</code>
    Или поделитесь контактом из телефонной книги, или пришлите файл .vcf.
add-ask-person =
    ➕ Кого добавить в <b>{ $company }</b>? Имя и телефон или e-mail, можно с должностью:
    <code>Петров Иван главный инженер +7 916 123-45-67</code>
add-added = ✅ Добавлен контакт: <b>{ $name }</b>
add-existed = 👌 Уже есть в базе: <b>{ $name }</b>
add-completed = 👌 Уже есть в базе, карточка дополнена: <b>{ $name }</b>
add-into-notes = 📝 Понял не всё, остальное положил в заметки:
add-left-out = ✋ Понял не всё:
add-fragment-bad_phone = • { $text } — не похоже на телефон
add-fragment-bad_email = • { $text } — не похоже на e-mail
add-fragment-bad_inn = • { $text } — не похоже на ИНН
add-fragment-bad_birthday = • { $text } — нет такой даты рождения
add-fragment-leftover = • { $text }
add-half = ✋ Пока не хватает, чтобы сохранить. Черновик я запомнил.
add-typed = ✍️ Вы написали: { $text }
add-understood = ✅ Понял: { $facts }
add-not-understood = ❓ Не понял:
add-fact-inn = ИНН { $inn }
add-missing-reach = ➡️ Нужен телефон или e-mail. Просто напишите его, например: +7 916 123-45-67
add-missing-name = ➡️ Нужно имя. Просто напишите его, например: Петров Иван
add-missing-company = ➡️ Нужен телефон, e-mail или ИНН. Просто напишите, например: +7 916 123-45-67
add-missing-both = ➡️ Нужны имя и телефон или e-mail. Напишите, например: Петров Иван +7 916 123-45-67
add-go-on = ✏️ Дополнить
add-cancelled =
    🗑 Черновик убран. Вы писали:
    <code>{ $text }</code>

vcard-added = ✅ Добавлено контактов: { $count }. { $names }
vcard-existed = 👌 Уже были в базе: { $count }. { $names }
vcard-taken = 🤝 Ведут коллеги: { $count }. { $names }
vcard-incomplete = ✋ Без имени, телефона и e-mail не сохранить: { $count }. { $names }
vcard-more = и ещё { $count }
vcard-nothing-added = 🤷 Новых контактов в файле нет.
vcard-too_big = 📦 Файл слишком большой. Пришлите .vcf до 1 МБ, можно частями.
vcard-unreachable = 📦 Файл не скачался. Пришлите его, пожалуйста, ещё раз.
vcard-too_many = ✂️ В файле больше 1000 карточек: взял первую тысячу. Остальное пришлите отдельным файлом.
vcard-no_cards = 🤷 В файле нет ни одной карточки. Нужен .vcf из телефонной книги.
vcard-broken_card = ❓ Карточку № { $number } прочитать не удалось.

find-ask =
    🔍 Кого ищем? Напишите имя, компанию, цифры телефона, e-mail или ИНН.
    Например: <code>Петров</code> или <code>4567</code>
find-title = 🔍 «{ $words }» — { $count ->
        [one] нашлась { $count } запись
        [few] нашлось { $count } записи
       *[many] нашлось { $count } записей
    }
find-title-many = 🔍 «{ $words }» — первые { $count }. Добавьте слово, чтобы найти точнее.
find-pages = Страница { $page } из { $pages }
find-line = { $number }. <b>{ $name }</b>
find-fact = { $fact }

edit-ask-whom =
    ✏️ Чью карточку изменить? Напишите имя, компанию или цифры телефона.
    Или сразу всё: <code>/edit Петров отчество Сергеевич</code>
edit-ask-field = ✏️ <b>{ $name }</b>: что изменить?
edit-ask-value =
    ✏️ <b>{ $name }</b>, { $field }. Сейчас: { $value }
    Напишите новое значение.
edit-ask-first-value = ✏️ <b>{ $name }</b>, { $field }: напишите значение.
edit-example = Например: <code>{ $example }</code>
edit-changed =
    ✅ <b>{ $name }</b>, { $field }:
    { $old } → <b>{ $new }</b>
edit-revived = 🎉 Новый номер стоит попробовать: контакт больше не в архиве (R26).
edit-empty = пусто
edit-unknown-field = 🤷 Не знаю поля «{ $word }». Выберите нужное:
edit-nearest-field = 🤷 Не знаю поля «{ $word }». Может быть, { $field }?
edit-other-fields = Другие поля
edit-example-surname = Петров
edit-example-name = Иван
edit-example-patronymic = Сергеевич
edit-example-position = главный инженер
edit-example-phone = +7 916 123-45-67
edit-example-email = ivan@example.com
edit-example-birthday = 12.03.1980
edit-example-inn = 7707083893
edit-example-headcount = 120
edit-example-hours = 9-18
edit-example-working_hours = 9-18
edit-example-timezone = МСК+4
edit-example-tag = выставка
edit-example-class = A
edit-example-standing = VIP
