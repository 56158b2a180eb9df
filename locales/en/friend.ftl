# Bring a friend: links, sharing, what was earned.

friend-title =
    🤝 <b>Invite a friend</b>
    Send them the link. Once they have their gift, both of you get a bonus.
friend-no-gifts = 🤝 There is nothing for bringing friends at the moment. Look in later.
friend-link =
    🎁 <b>{ $title }</b>
    { $link }
friend-share = 📤 Send to a friend
friend-share-one = 📤 { $title }
friend-share-text = A gift for you: { $title }
friend-earned = 🏆 <b>Came by your links</b>
friend-earned-line =
    { $friends ->
        [one] • { $title }: { $friends } friend{ $codes }
       *[other] • { $title }: { $friends } friends{ $codes }
    }
friend-code = <code>{ $code }</code>
friend-came = 🎉 <b>A friend came by your link, and this is your bonus: { $title }</b>
