# What was undone, in words after "Undone:". about says what is known: both, client, text or none.
change-add = the new contact — { $client }
change-add-many = the new contacts: { $count }
change-edit = the edited card — { $client }
change-touch-call = the call — { $client }
change-touch-meeting = the meeting — { $client }
change-touch-message = the message — { $client }
change-touch-email = the e-mail — { $client }
change-touch-mailing = the mailing — { $client }
change-step-remind = the next step — { $client }
change-step-stage = the move to another stage — { $client }
change-step-rest = the rest — { $client }
change-step-archive = the move to the archive — { $client }
change-step-nothing = “nothing next” — { $client }
change-rest = the rest — { $client }
change-wake = the return from rest — { $client }
change-keep = the refused rest — { $client }
change-archive-client = the client’s move to the archive — { $client }
change-remind =
    { $about ->
        [both] the reminder “{ $text }” — { $client }
        [client] the reminder — { $client }
        [text] the reminder “{ $text }”
       *[none] the reminder
    }
change-done =
    { $about ->
        [both] the tick on “{ $text }” — { $client }
        [client] the tick — { $client }
        [text] the tick on “{ $text }”
       *[none] the tick
    }
change-later =
    { $about ->
        [both] the postponing of “{ $text }” — { $client }
        [client] the postponing — { $client }
        [text] the postponing of “{ $text }”
       *[none] the postponing
    }
change-insist =
    { $about ->
        [both] the exception for “{ $text }” — { $client }
        [client] the exception for the reminder — { $client }
        [text] the exception for “{ $text }”
       *[none] the exception for the reminder
    }
change-deal = the new deal “{ $deal }” — { $client }
change-move = the move of the deal “{ $deal }”
change-assign = the handing over — { $client }
