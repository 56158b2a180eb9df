# Words without a command: what was understood, what was not, and how it can be said.
words-unknown =
    🤔 I did not understand: “{ $text }”.
    I looked among your clients by name, company, phone, e-mail and INN: nobody.

    You can say:
    • <i>called Smith, call back on Friday at 11</i> — I log a call
    • <i>John Smith +7 916 123-45-67</i> — I add a client
    • <i>Daisy</i> — I find a client
    • <i>remind me tomorrow at 10 to send the offer</i> — I remind you
words-button-add = ➕ This is a new client
words-command =
    🤔 I don't know the command { $command }. Did you mean this?
    <code>{ $nearest }</code>
words-no-command = 🤔 I don't know the command { $command }. All commands: /help
words-kind-caption =
    🤔 I do not keep such attachments, only a voice note, a photo or a document. The caption is not lost, send it as a text:
    <code>{ $text }</code>
words-forwarded =
    ✋ I do not carry out forwarded commands: you did not write them. If you mean it, send it yourself:
    <code>{ $text }</code>
words-kind = 🤔 I can't do anything with such a message yet. I understand text, a contact from the phone book, a .vcf file, a voice note, a photo and a document.
