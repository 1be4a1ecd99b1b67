### Ce qu’un réseau permet à son équipe et à ses organismes.

pages-rules-title = Ce que le réseau permet
pages-rules-told = Ce que les organismes disent par téléphone, par écrit ou en personne
pages-rules-told-requests = La coordination peut saisir une demande, son retrait ou un non
pages-rules-told-requests-hint = Pour les organismes qui ne peuvent pas le faire eux-mêmes. Rien de cela n’engage d’argent. Chaque saisie dit comment elle a été communiquée et est signalée à l’organisme, qui peut la corriger.
pages-rules-told-yes = Elle peut aussi saisir ce qui engage de l’argent
pages-rules-told-yes-hint = Un oui, et une demande là où les demandes engagent ou le silence vaut un oui, engagent l’argent de l’organisme sur la parole de quelqu’un d’autre. C’est donc désactivé, à moins que vous n’en décidiez autrement. Cela ne vaut rien sans la règle ci-dessus.
pages-rules-save = Enregistrer les règles
pages-rules-back = Paramètres du réseau
pages-rules-approval = Qui demande et qui approuve
pages-rules-own-approval = Les organismes peuvent faire approuver leurs plus grandes demandes par une deuxième personne
pages-rules-own-approval-hint = L’administration d’un organisme peut alors fixer un montant. Une demande qui pourrait coûter davantage attend l’approbation d’une autre personne de cette administration. Si vous la désactivez, ce qu’un organisme demande lui-même n’attend plus. Ce qui attend déjà attend encore, tout comme ce que vous saisissez pour un organisme qui a fixé un montant.
