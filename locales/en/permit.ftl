# The contact permit (R18): a number is hidden until the manager states a reason.
permit-button = 🔓 Show the number
permit-ask =
    🔒 <b>{ $name }</b>: better not to call now, so the number is hidden.
    What is it for? Press a button or write the reason: it goes into the head's report.
permit-reason-asked = 🙋 The client asked
permit-reason-urgent = 🔥 Urgent for a deal
permit-reason-check = 🔎 To check the number
permit-shown = 🔓 The number is shown for once. The reason: { $reason }. It goes into the report.
