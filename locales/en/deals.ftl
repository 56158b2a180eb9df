# Deals and the pipeline (R28, R29).
deal-title = 💼 <b>{ $title }</b> (no. { $number })
deal-client = 👤 { $client }
deal-amount = 💰 { $amount }
deal-stage =
    { $kind ->
        [open] 📍 { $stage } · { $percent }%
       *[won] 📍 { $stage }
    }
deal-since = 🕘 In this stage since: { $ago }
deal-stuck =
    { $days ->
        [one] 🐢 Stuck: { $days } day over the limit
       *[other] 🐢 Stuck: { $days } days over the limit
    }
deal-lost-for = Reason: { $reason }
deal-lost-price = price
deal-lost-competitor = competitor
deal-lost-no_need = no need
deal-lost-no_budget = no budget
deal-lost-no_answer = no answer
deal-lost-other = other

deal-opened = ✅ Deal opened
deal-moved =
    { $kind ->
        [won] 🏆 Congratulations! { $before } → <b>{ $after }</b>
       *[open] ✅ { $before } → <b>{ $after }</b>
    }
deal-moved-toast = → { $after }
deal-button-forward = ▶️ { $stage }
deal-button-back = ◀️ Back
deal-button-won = 🏆 Won
deal-button-lost = ✖️ Lost
deal-button-reopen = 🔄 Reopen

deal-ask = 💼 Whom is the deal with? A name, a company or digits of the phone.
    Or all at once: <code>/deal Petrov 120k cable for the warehouse</code>
deal-new = 💼 New deal: <b>{ $client }</b>
    Title: { $title }
deal-ask-amount = 💰 For how much? For example <code>120k</code> or <code>1.5m cable delivery</code>.
deal-unread-amount = 🤔 I see no amount in “{ $text }”. Try <code>120k</code> or <code>1.5m</code>. Or /cancel.
deal-bad-amount =
    { $why ->
        [negative] ⚠️ “{ $amount }”: an amount cannot be negative.
        [zero] ⚠️ “{ $amount }”: the amount must be above zero.
        [foreign_currency] ⚠️ “{ $amount }”: only roubles for now.
       *[too_big] ⚠️ “{ $amount }”: the amount is too big.
    } Write the amount, for example <code>120k</code>. I remember the rest.
deal-default-title = Deal

deal-ask-reason = ✖️ <b>Why was it lost?</b>
deal-ask-competitor = 🏁 Which competitor did they choose, and why?
deal-ask-other = ✍️ Write the reason in your own words.

deals-title =
    { $pages ->
        [1] 💼 <b>Pipeline</b>
       *[other] 💼 <b>Pipeline</b>, page { $page } of { $pages }
    }
deals-table = <pre>{ $table }</pre>
deals-total =
    { $count ->
        [one] { $count } deal for { $amount } in all
       *[other] { $count } deals for { $amount } in all
    }
deals-line =
    <b>#{ $number }</b> { $title } · { $amount }
    { $client } · { $stage }{ $stuck ->
        [yes] {" "}🐢
       *[no] {""}
    }
deals-empty = 💼 There are no open deals.
    A new one: <code>/deal Petrov 120k cable for the warehouse</code>

move-ask = Which deal, and where to? For example <code>/move 12 negotiation</code>, <code>/move cable forward</code>, <code>/move cable lost price</code>. Or press a deal:
move-nothing = 🤷 I found no open deal “{ $name }”. /deals shows numbers and titles; for example <code>/move 12 negotiation</code>.
move-several = There are several deals “{ $name }”. Which one?
move-stage-unread = 🤔 I did not understand the stage “{ $text }”. Say forward, back, won, lost, or one of: { $stages }. For example <code>/move 12 forward</code>.
move-there = 📍 “{ $title }” is in the stage “{ $stage }” already.
