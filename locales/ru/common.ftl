# Кнопки и слова, которые нужны многим экранам. Кнопка главного меню должна
# в каждом языке читаться одинаково здесь и в handlers/menu.py: по ней бот узнаёт нажатие.

button-today = ☀️ Сегодня
button-tasks = 📌 Задачи
button-dial = 📞 Обзвон
button-deals = 💼 Сделки
button-find = 🔍 Найти
button-team = 👥 Команда
button-settings = ⚙️ Настройки
button-help = ❓ Помощь

button-undo = ↩️ Отменить
button-cancel = ✖️ Отмена
button-back = ◀️ Назад
button-open = 👤 Карточка
button-add-new = ➕ Добавить
button-ask-hand-over = 🤝 Попросить передать

button-call = 📞 Звонок
button-meeting = 🤝 Встреча
button-message = 💬 Сообщение
button-incoming = 📥 Входящее
button-remind = ⏰ Напомнить
button-deal = 💼 Сделка
button-edit = ✏️ Изменить
button-history = 🕘 История
button-rest = 😴 В отдых

button-previous = ◀️
button-next = ▶️
button-later = ⏰ Позже
button-done = ✅ Готово
button-yes = ✅ Да
button-no = ✖️ Нет

role-owner = владелец
role-head = руководитель
role-manager = менеджер
