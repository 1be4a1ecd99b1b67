### La commande au fournisseur, en fichiers.

order-file = commande
# Lettres A à Z seulement : cela figure dans le nom d’un fichier.
order-file-draft = EBAUCHE
order-sheet = Commande
order-status = État
order-draft = ÉBAUCHE
order-final = DÉFINITIVE
order-agency = Organisme
order-province = Province ou territoire
order-licences = Licences
order-unit-price = Prix par licence
order-seat-cost = Coût des licences
order-total = Total avant taxes
order-currency = Monnaie
order-is-draft = ÉBAUCHE : les organismes répondent encore par oui ou non, et ceci peut changer. Ne pas commander à partir de ce fichier.
order-is-final = Commande définitive
order-of = { $tool }, par { $supplier }
order-recorded = Selon le résultat du { $at }
order-part = { $count ->
    [one] { $count } licence à { $price }
   *[other] { $count } licences à { $price } chacune
}
