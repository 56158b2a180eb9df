# Приведи друга: ссылки, «поделиться», что заработано.

friend-title =
    🤝 <b>Позовите друга</b>
    Отправьте ему ссылку. Когда он получит подарок, бонус придёт вам обоим.
friend-no-gifts = 🤝 Сейчас за друзей ничего не дарим. Загляните позже.
friend-link =
    🎁 <b>{ $title }</b>
    { $link }
friend-share = 📤 Отправить другу
friend-share-one = 📤 { $title }
friend-share-text = Держите подарок: { $title }
friend-earned = 🏆 <b>Уже пришли по вашим ссылкам</b>
friend-earned-line =
    { $friends ->
        [one] • { $title }: { $friends } друг{ $codes }
        [few] • { $title }: { $friends } друга{ $codes }
        [many] • { $title }: { $friends } друзей{ $codes }
       *[other] • { $title }: { $friends } друга{ $codes }
    }
friend-code = <code>{ $code }</code>
friend-came = 🎉 <b>По вашей ссылке пришёл друг, и это ваш бонус: { $title }</b>
