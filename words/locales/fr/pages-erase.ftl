### Se faire effacer : ce qui disparaît, ce qui demeure et pourquoi.

pages-erase-title = M’effacer
pages-erase-text = Votre compte prend fin dans tous les réseaux, pour de bon. Il n’y a pas de retour en arrière.
pages-erase-goes = Ce qui disparaît
pages-erase-goes-name = Votre nom et votre adresse courriel, partout. « Personne effacée » les remplace.
pages-erase-goes-sign-in = Tous vos moyens d’ouvrir une session, sur tous vos appareils.
pages-erase-goes-roles = Vos rôles : vous ne faites plus partie d’aucun organisme ni d’aucun réseau, et ne recevez plus de courriel.
pages-erase-goes-words = Ce que vous avez écrit dans les questions et réponses; une mention le remplace, pour que les réponses des autres gardent leur sens. De même, les raisons que vous avez données en refusant une demande.
pages-erase-stays = Ce qui demeure
pages-erase-stays-requests = Les demandes et réponses faites pour votre organisme : elles lui appartiennent, et de l’argent en dépend.
pages-erase-stays-log = Le fait que quelqu’un a fait ceci ou cela, et quand. Le journal contient un numéro au lieu de votre nom, et ce numéro ne mène à personne.
pages-erase-stays-documents = Les textes écrits pour votre réseau, comme l’histoire d’un achat ou le plan de sortie d’un outil : ils appartiennent au réseau.
pages-erase-stays-addresses = Pendant au plus 90 jours, les adresses réseau de vos visites, que seul l’exploitant du serveur peut lire. Elles disparaissent ensuite d’elles-mêmes.
pages-erase-stays-why = Les organismes et les réseaux doivent pouvoir montrer, pendant des années, qui a consenti à quoi et au nom de qui. C’est pourquoi les actes demeurent, et les noms disparaissent.
pages-erase-first = Vous voudrez peut-être d’abord en garder une copie :
pages-erase-understood = J’ai lu ce qui disparaît et ce qui demeure, et je demande à être effacée ou effacé
pages-erase-do = M’effacer
