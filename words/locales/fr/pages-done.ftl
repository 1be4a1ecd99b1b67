### Ce qui vient d’être fait, dit une fois en haut de la page suivante.

pages-done-settings = Vos préférences sont enregistrées.
pages-done-read = Tous les avis sont marqués comme lus.
pages-done-retried = Le courriel repart.
pages-done-exit = Le plan de sortie de cet outil est maintenant consigné. Merci.
pages-done-signed-out = Votre session est fermée.
pages-done-jumped = L’horloge a avancé. Allez voir qui a reçu du courrier.
pages-done-no-deadline = Il ne reste aucune heure de clôture vers laquelle avancer.
