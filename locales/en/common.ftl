# Buttons and words that many screens need. A button of the main menu must read the same
# here and in handlers/menu.py: the bot knows the press by it.

button-today = ☀️ Today
button-tasks = 📌 Tasks
button-dial = 📞 Calls
button-deals = 💼 Deals
button-find = 🔍 Find
button-team = 👥 Team
button-settings = ⚙️ Settings
button-help = ❓ Help

button-undo = ↩️ Undo
button-cancel = ✖️ Cancel
button-back = ◀️ Back
button-open = 👤 Card
button-add-new = ➕ Add
button-ask-hand-over = 🤝 Ask to hand over

button-call = 📞 Call
button-meeting = 🤝 Meeting
button-message = 💬 Message
button-incoming = 📥 Incoming
button-remind = ⏰ Remind
button-deal = 💼 Deal
button-edit = ✏️ Edit
button-history = 🕘 History
button-rest = 😴 Rest

button-previous = ◀️
button-next = ▶️
button-later = ⏰ Later
button-done = ✅ Done
button-yes = ✅ Yes
button-no = ✖️ No

role-owner = owner
role-head = head
role-manager = manager
