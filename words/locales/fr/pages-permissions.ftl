### Qui peut faire quoi, en mots simples.

pages-permissions-title = Qui peut faire quoi
pages-permissions-text = Chaque personne voit ce qui touche son rôle, et peut faire ce qui est écrit ici, rien de plus. Une personne peut avoir plusieurs rôles.
pages-permissions-mine = C’est vous
pages-permissions-own = Pour son propre organisme, et aucun autre :
pages-permissions-all = Dans tout le réseau :
pages-permissions-what-coordinator = Que peut faire la coordination du réseau?
pages-permissions-what-admin = Que peut faire l’administration d’un organisme?
pages-permissions-what-buyer = Que peuvent faire les responsables des achats?
pages-permissions-what-member = Que peut faire un membre?
pages-permissions-what-advisor = Que peut faire une voix du terrain?
pages-permissions-what-funder = Que peut faire un bailleur de fonds?
pages-permissions-what-everybody = Que peut faire toute personne qui a ouvert une session?
pages-permissions-what-clock = Qu’est-ce qui se fait tout seul?
pages-permissions-what-operator = Que peut faire l’exploitant de ce serveur?
pages-permissions-operator-text = L’exploitant le fait sur le serveur lui-même, ou par l’API là où LONGTABLE_OPERATORS nomme son adresse. Il n’y a pas de page pour cela.
pages-permissions-reads-only = Consulte. Rien de plus que ce que tout le monde peut faire.
