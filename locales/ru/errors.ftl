# Ошибки: что случилось и что делать. Без разметки: эти же тексты видны во всплывающей строке.
# value может быть пустым; field и why приходят уже словами.

error-unexpected = 😔 У нас что-то сломалось. Написанное вами сохранено. Попробуйте ещё раз чуть позже.
error-not-allowed = 🔒 Это могут только руководитель или владелец.
error-owners-only = 🔒 Это может только владелец.
error-gone = 🤷 Этого больше нет или это не ваше. Откройте список заново.
error-already-done = 👌 Это уже сделано.
error-taken = 🤝 { $what } — уже клиент коллеги: { $manager }. Можно попросить передать его вам.
error-invalid-value =
    ✋ Не подошло: { $field } — { $why }.
    { $value }
error-incomplete = ✋ Чтобы сохранить контакт, нужны имя и телефон или имя и e-mail.
error-invitation = 🔗 { $why } Попросите у руководителя новую ссылку.
error-nothing-to-undo = ↩️ Отменять нечего: за последние 10 минут изменений не было.
error-changed-since = ↩️ Отменить уже нельзя: после вас эту запись изменили.

why-too-long = слишком длинно
why-empty = здесь пусто
why-bad-phone = это не похоже на телефон, пример: +7 916 123-45-67
why-bad-email = это не похоже на e-mail, пример: ivan@example.com
why-bad-inn = в ИНН 10 или 12 цифр, и контрольная цифра должна сойтись
why-bad-birthday = нужна дата вида 12.03.1980
why-no-such-date = такого дня нет в календаре
why-bad-number = нужно целое число больше нуля
why-bad-hours = нужны часы вида 9-18 или 9:30-17:00
why-bad-timezone = не знаю такого пояса, пример: МСК+4 или Asia/Omsk
why-bad-grade = класс бывает A, B или C
why-bad-standing = здесь бывает VIP или партнёр
why-no-contact = в компании пока нет ни одного контакта
why-not-there = такого значения в карточке нет
why-other-card = это уже стоит в другой вашей карточке
why-past = это время уже прошло
why-amount = сумма должна быть больше нуля, примеры: 120000, 120к, 1,5 млн
why-lost-reason = напишите причину словами
why-too-many-stages = этапов уже достаточно
why-percent = нужно число от 0 до 100
why-days-allowed = нужно целое число дней
why-stage-name = нужно короткое название
why-invitation-unknown = Такого приглашения нет.
why-invitation-used = Этим приглашением уже воспользовались.
why-invitation-expired = Срок приглашения истёк.

field-surname = фамилия
field-name = имя
field-patronymic = отчество
field-position = должность
field-phone = телефон
field-email = e-mail
field-messenger = мессенджер
field-birthday = день рождения
field-holiday = профессиональный праздник
field-hours = время для звонка
field-timezone = часовой пояс
field-channel = удобный канал связи
field-city = город
field-source = источник
field-notes = заметки
field-tag = тег
field-company = компания
field-inn = ИНН
field-trade = отрасль
field-headcount = число сотрудников
field-address = адрес
field-site = сайт
field-requisites = реквизиты
field-class = класс
field-standing = статус
field-working_hours = часы работы
field-contacts = ещё контакты
field-decision_maker = кто решает (ЛПР)
field-when = время
field-amount = сумма
field-reason = причина
field-stage = этап
field-probability = вероятность
field-days = дни
