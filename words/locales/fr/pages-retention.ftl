### Pendant combien de temps un réseau conserve ce qu’il garde pour ses membres.

pages-retention-title = Durées de conservation
pages-retention-text = Ce qui est plus ancien est supprimé dans la journée, et tout le monde lit ces nombres sur la page de confidentialité. Ce que la comptabilité doit montrer n’en fait pas partie et demeure.
pages-retention-notices = Avis, en jours
pages-retention-notices-hint = Ce que les gens apprennent dans Longtable, lu ou non : de { $least } à { $most } jours.
pages-retention-mails = Courriels, en jours
pages-retention-mails-hint = À qui un courriel a été envoyé et ce qu’il est devenu; les courriels eux-mêmes ne sont pas conservés : de { $least } à { $most } jours.
pages-retention-invitations = Invitations restées sans suite, en jours
pages-retention-invitations-hint = Le nom et l’adresse d’une personne qui n’est pas venue, après la fin de l’invitation : de { $least } à { $most } jours.
