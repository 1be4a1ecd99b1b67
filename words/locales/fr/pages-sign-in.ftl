### Ouvrir une session, et choisir entre plusieurs réseaux.

pages-sign-in-title = Ouvrir une session
pages-sign-in-text = Donnez-nous votre adresse courriel. Nous vous envoyons un lien, et vous pouvez entrer.
pages-sign-in-email = Adresse courriel
pages-sign-in-email-hint = Celle que votre organisme nous a donnée.
pages-sign-in-send = M’envoyer un lien
pages-sign-in-passkey-title = Ou avec une clé d’accès
pages-sign-in-passkey-verb = Utiliser une clé d’accès
pages-sign-in-passkey-trouble = Cela n’a pas fonctionné. Vous pouvez réessayer, ou demander un lien par courriel.
pages-sign-in-no-password = Ici, aucun mot de passe à retenir.
pages-sign-in-sent-title = Regardez vos courriels
pages-sign-in-sent-text = Si nous connaissons cette adresse, un lien est en route.
pages-sign-in-sent-same-browser = Ouvrez de préférence le lien sur cet appareil, dans ce navigateur. Ailleurs, une question vous sera posée. Il fonctionne une seule fois, pendant 15 minutes.
pages-sign-in-nothing-title = Rien n’est arrivé?
pages-sign-in-nothing-text = Attendez une minute, puis regardez parmi les courriels indésirables. S’il n’y a toujours rien, nous avons peut-être une autre adresse : la coordination de votre réseau sait laquelle.
pages-sign-in-again = Demander un autre lien
pages-sign-in-link-title = Bienvenue
pages-sign-in-link-text = Encore un clic, et votre session est ouverte sur cet appareil.
pages-sign-in-link-verb = Ouvrir la session
pages-sign-in-elsewhere-title = Ouvrir votre session ici?
pages-sign-in-elsewhere-text = Vous avez demandé ce lien dans un autre navigateur : { $device }, { $when }.
pages-sign-in-elsewhere-device-unknown = un navigateur qui n’a pas dit son nom
pages-sign-in-elsewhere-you = Si c’était vous, vous pouvez aussi ouvrir votre session ici. Si vous n’avez rien demandé, n’allez pas plus loin : une autre personne l’a fait, et c’est peut-être elle qui veut vous voir appuyer sur le bouton.
pages-sign-in-elsewhere-verb = Ouvrir ma session ici
pages-sign-in-link-refused-text = Un lien fonctionne une seule fois, pendant 15 minutes. Veuillez en demander un autre.
pages-sign-in-link-refused-title = Ce lien ne fonctionne plus

pages-sign-in-networks-title = Vos réseaux
pages-sign-in-networks-text = Vous faites partie de plusieurs réseaux. Où voulez-vous aller?
pages-sign-in-no-network-title = Vous n’êtes pas encore dans un réseau
pages-sign-in-no-network-text = Votre session est ouverte, mais vous n’avez pas encore reçu d’invitation d’un organisme. Veuillez en parler à la coordination de votre réseau.
pages-sign-in-left-title = Vous ne faites plus partie d’un réseau
pages-sign-in-left-text = Vous n’avez plus accès à { $networks }. Soit votre rôle y a pris fin, soit votre organisme n’en est plus membre. S’il s’agit d’une erreur, veuillez en parler à la coordination du réseau.
pages-sign-in-left-data = Vos données restent les vôtres : vous pouvez les emporter, ou faire effacer votre nom et votre adresse.
pages-sign-in-privacy = Comment { $network } traite vos données
