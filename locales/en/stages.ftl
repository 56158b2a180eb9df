# Stages of the pipeline: default names and the owner's /stages (R28).
stage-new = New
stage-contacted = Contacted
stage-need = Need clear
stage-offer = Offer sent
stage-negotiation = Negotiation
stage-contract = Contract
stage-won = Won
stage-lost = Lost

stages-title = 🪜 <b>Stages of the pipeline</b>
    Press a stage to change it.
stages-line =
    { $kind ->
        [open] { $number }. { $name } · { $percent }% · { $days ->
            [0] no limit
            [one] { $days } day
           *[other] { $days } days
        }
       *[other] { $number }. { $name }
    }
stage-title = 🪜 <b>{ $name }</b>
stage-added = ✅ Stage added: { $name }
stage-button-add = ➕ Add
stage-button-name = ✏️ Name
stage-button-percent = 🎯 Per cent
stage-button-days = 📅 Days
stage-button-up = ⬆️ Up
stage-button-down = ⬇️ Down
stage-ask-add = ➕ What is the new stage called? For example <code>Sample test</code>.
stage-ask-name = ✏️ The new name of the stage “{ $name }”?
stage-ask-percent = 🎯 The chance of success in the stage “{ $name }”, 0 to 100?
stage-ask-days = 📅 How many days may a deal stand in the stage “{ $name }”? 0 means no limit.
stage-no-number = 🤔 “{ $text }”: a number is wanted here, for example <code>30</code>. Or /cancel.
