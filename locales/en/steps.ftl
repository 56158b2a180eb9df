# The next step after a touch (R8).
step-question = 👉 <b>What is next?</b>
step-next = ⏰ Next step: <b>{ $when }</b>
step-check = 🔎 Please check the time: it can be read in two ways.
step-alternative = 🔁 No, { $when }
step-stage = 💼 { $deal }: the stage is now “<b>{ $stage }</b>”
step-nothing = 👌 Nothing is planned next.
step-own = ✍️ Other time
step-ask-time = ✍️ When? Write, for example, <code>tomorrow at 11</code> or <code>in 2 weeks</code>.
step-button-remind = ⏰ { $when }
step-button-stage = 💼 Stage: { $stage }
step-button-rest = 🌙 Rest { $from }–{ $till } months
step-button-archive = 🗄 Archive
step-button-nothing = Nothing
step-reminder-text = Get in touch again
step-reminder-after = Get in touch again (last outcome: { $outcome })
