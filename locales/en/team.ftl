# The team, invitations, handing clients over.

team-title = 👥 <b>Team</b> — { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
team-member =
    { $kind ->
        [owner] 👑
        [head] 🧭
       *[manager] 💼
    } { $name } — { $role }
team-you =
    { $kind ->
        [owner] 👑
        [head] 🧭
       *[manager] 💼
    } <b>{ $name }</b> — { $role } (you)
team-leads =
    { $taken ->
        [no] ⏸ takes no leads
       *[yes] 🧲 leads: { $cities }
    }
team-invite-owner = 👑 Invite an owner
team-invite-head = 🧭 Invite a head
team-invite-manager = 💼 Invite a manager
team-ask-role = 🔗 Whom do we invite? Press a role or write, for example: <code>/invite manager</code>
team-unknown-role = 🤷 I do not know the role “{ $word }”. Press a role or write, for example: <code>/invite manager</code>
team-owner-invites = 🔒 Only an owner invites owners and heads. You can invite a manager.
team-invitation =
    🔗 The invitation is ready. Role: { $role }.
    { $link }
    The link works once, until { $until }. Pass it on to the newcomer.
team-copy-link = 📋 Copy
team-share-link = 📤 Send

assign-ask = 🔄 Which client is handed over? Write the client and the manager, for example: <code>/assign Petrov Anna</code>
assign-choose = 🔄 Who takes <b>{ $client }</b>?
assign-unknown = 🤷 Nobody on the team is called “{ $who }”. Who takes <b>{ $client }</b>?
assign-done = ✅ Handed over: <b>{ $client }</b>
    { $before } → { $after }. Both managers know, the history stays on the card.
assign-told-before = 🔄 <b>{ $client }</b> is now { $after }'s client. Handed over by { $by }. The reminders went along.
assign-told-after = 🔄 <b>{ $client }</b> is your client now. Before: { $before }. Handed over by { $by }.
assign-asked = 📨 Your request went to the head. Now this client is with { $manager }. The answer will come here.
assign-asked-toast = 📨 The request is sent
assign-request =
    🤝 <b>{ $asker }</b> asks to take over <b>{ $client }</b>.
    Now the client is with { $holder }.
assign-give = ✅ Hand over: { $asker }
team-report = 📊 Report
