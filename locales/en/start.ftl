# The first screen, the invitation, strangers, groups, edited messages.

start-hello =
    👋 Hello, <b>{ $name }</b>! Your role: { $role }.

    ☀️ <b>Today</b> — the day's plan and whom to call.
    ➕ A new contact — share one from your phone book, or write:
    <code>/add Ivan Petrov +7 916 123-45-67 "Romashka LLC"</code>
    📞 After a call just write: <i>called Petrov, call back on Friday at 11</i>

    Everything else is in /help, time zone and language in /settings.
start-joined =
    🎉 Welcome to the team, <b>{ $name }</b>! Your role: { $role }.

    ➕ A new contact — share one from your phone book, or write:
    <code>/add Ivan Petrov +7 916 123-45-67 "Romashka LLC"</code>
    📞 After a call just write: <i>called Petrov, call back on Friday at 11</i>

    Check your time zone in /settings: reminders follow it. Everything else is in /help.
start-has-joined = 🎉 { $name } is on the team now. Role: { $role }.
start-stranger = 👋 Hello! This bot is for the company's staff. If you are on the team, open the invitation link from your head. If you came for a gift, open its link once more. What we keep about you: /mydata

group-pointer = 👋 I work in a private chat only: there nobody else sees the clients.
group-open = Open the chat

edited-not-read = ✏️ I do not read edited messages: the first version stands. To mend a card use /edit, to take the last change back /undo.
