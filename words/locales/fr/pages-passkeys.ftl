### Mes clés d’accès : les voir, en ajouter, en retirer.

pages-passkeys-title = Mes clés d’accès
pages-passkeys-text = Une clé d’accès ouvre votre session avec votre empreinte, votre visage ou le code de votre appareil, sans courriel. Vous pouvez en ajouter plusieurs; le courriel reste toujours possible.
pages-passkeys-name = Nom
pages-passkeys-name-hint = Pour la reconnaître, par exemple « Mon téléphone ».
pages-passkeys-added = Ajoutée
pages-passkeys-used = Dernière utilisation
pages-passkeys-never = Jamais
pages-passkeys-remove = Retirer
pages-passkeys-empty-title = Vous n’avez pas encore de clé d’accès
pages-passkeys-empty-text = Vous ouvrez votre session par courriel. Une clé d’accès est plus rapide, et personne ne peut la lire dans une boîte de réception.
pages-passkeys-add-title = Ajouter une clé d’accès
pages-passkeys-add = Ajouter une clé d’accès
pages-passkeys-trouble = Aucune clé d’accès n’a été ajoutée. Vous pouvez réessayer, ou continuer d’ouvrir votre session par courriel.
pages-passkeys-known = Cet appareil en a déjà une.
pages-passkeys-no-script = Pour ajouter une clé d’accès, il faut un navigateur plus récent où les scripts sont permis. Le courriel fonctionne toujours.
pages-passkeys-not-here = Les clés d’accès ne fonctionnent pas à cette adresse. Le courriel fonctionne toujours.
pages-passkeys-demo = Pour les essayer dans cette démo, ouvrez-la à l’adresse
