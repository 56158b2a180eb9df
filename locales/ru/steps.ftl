# Следующий шаг после касания (R8).
step-question = 👉 <b>Что дальше?</b>
step-next = ⏰ Следующий шаг: <b>{ $when }</b>
step-check = 🔎 Проверьте время: его можно понять по-разному.
step-alternative = 🔁 Нет, { $when }
step-stage = 💼 { $deal }: теперь этап «<b>{ $stage }</b>»
step-nothing = 👌 Дальше ничего не планируем.
step-own = ✍️ Другое время
step-ask-time = ✍️ Когда? Напишите, например: <code>завтра в 11</code> или <code>через 2 недели</code>.
step-button-remind = ⏰ { $when }
step-button-stage = 💼 Этап: { $stage }
step-button-rest = 🌙 Отдых { $from }–{ $till } мес.
step-button-archive = 🗄 В архив
step-button-nothing = Ничего
step-reminder-text = Связаться снова
step-reminder-after = Связаться снова (прошлый итог: { $outcome })
