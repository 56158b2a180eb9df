# Numbers of a lead magnet: the way of people from the link to the deal, as a table and a picture.
funnel-title = 📊 <b>{ $title }</b> · { $span }
funnel-span-all = all time
funnel-span-month = 30 days
funnel-table = <pre>{ $table }</pre>
funnel-step-opened = opened
funnel-step-consented = agreed
funnel-step-completed = filled in
funnel-step-gifts = took the gift
funnel-step-touched = were called
funnel-step-won = bought
funnel-worst-question = 📉 Most leave at the question “{ $name }”: { $share } %
funnel-worst-consent = 📉 Most leave at the consent: { $share } %
funnel-money =
    💰 { $count ->
        [one] { $count } deal
       *[other] { $count } deals
    } for { $amount }
funnel-sources = <b>By source</b>
funnel-source = • { $name }: { $opened } → { $completed } ({ $share } %){ $won ->
        [0] { "" }
        [one] , { $won } deal, { $revenue }
       *[other] , { $won } deals, { $revenue }
    }
funnel-caption = 📊 “{ $title }”: from the link to the deal
funnel-picture-subtitle = How many people came to each step, { $span }
funnel-picture-lost = { $share } % leave
funnel-button-picture = 🖼 As a picture
funnel-button-all = All time
funnel-button-month = 30 days
