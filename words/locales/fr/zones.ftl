### Fuseaux horaires, nommés par leur ville : le lieu (après « à »), son heure, la ligne d’une liste de choix.

zone-place-america-st-johns = St. John’s
zone-time-america-st-johns = heure de Terre-Neuve
zone-choice-america-st-johns = Terre-Neuve (St. John’s)

zone-place-america-goose-bay = Goose Bay
zone-time-america-goose-bay = heure du Labrador
zone-choice-america-goose-bay = Labrador (Goose Bay)

zone-place-america-halifax = Halifax
zone-time-america-halifax = heure de Halifax
zone-choice-america-halifax = Nouvelle-Écosse et Île-du-Prince-Édouard (Halifax)

zone-place-america-moncton = Moncton
zone-time-america-moncton = heure de Moncton
zone-choice-america-moncton = Nouveau-Brunswick (Moncton)

zone-place-america-blanc-sablon = Blanc-Sablon
zone-time-america-blanc-sablon = heure de Blanc-Sablon
zone-choice-america-blanc-sablon = Québec, Basse-Côte-Nord (Blanc-Sablon)

zone-place-america-montreal = Montréal
zone-time-america-montreal = heure de Montréal
zone-choice-america-montreal = Québec (Montréal)

zone-place-america-toronto = Toronto
zone-time-america-toronto = heure de Toronto
zone-choice-america-toronto = Ontario (Toronto)

zone-place-america-iqaluit = Iqaluit
zone-time-america-iqaluit = heure d’Iqaluit
zone-choice-america-iqaluit = Est du Nunavut (Iqaluit)

zone-place-america-atikokan = Atikokan
zone-time-america-atikokan = heure d’Atikokan
zone-choice-america-atikokan = Nord-Ouest de l’Ontario sans heure avancée (Atikokan)

zone-place-america-winnipeg = Winnipeg
zone-time-america-winnipeg = heure de Winnipeg
zone-choice-america-winnipeg = Manitoba (Winnipeg)

zone-place-america-rankin-inlet = Rankin Inlet
zone-time-america-rankin-inlet = heure de Rankin Inlet
zone-choice-america-rankin-inlet = Centre du Nunavut (Rankin Inlet)

zone-place-america-regina = Regina
zone-time-america-regina = heure de Regina
zone-choice-america-regina = Saskatchewan (Regina)

zone-place-america-edmonton = Edmonton
zone-time-america-edmonton = heure d’Edmonton
zone-choice-america-edmonton = Alberta (Edmonton)

zone-place-america-yellowknife = Yellowknife
zone-time-america-yellowknife = heure de Yellowknife
zone-choice-america-yellowknife = Territoires du Nord-Ouest (Yellowknife)

zone-place-america-cambridge-bay = Cambridge Bay
zone-time-america-cambridge-bay = heure de Cambridge Bay
zone-choice-america-cambridge-bay = Ouest du Nunavut (Cambridge Bay)

zone-place-america-dawson-creek = Dawson Creek
zone-time-america-dawson-creek = heure de Dawson Creek
zone-choice-america-dawson-creek = Nord-Est de la Colombie-Britannique (Dawson Creek)

zone-place-america-vancouver = Vancouver
zone-time-america-vancouver = heure de Vancouver
zone-choice-america-vancouver = Colombie-Britannique (Vancouver)

zone-place-america-whitehorse = Whitehorse
zone-time-america-whitehorse = heure de Whitehorse
zone-choice-america-whitehorse = Yukon (Whitehorse)

zone-time-elsewhere = heure locale ({ $place })

## Abréviations, utiles pendant l’heure qui revient deux fois quand on recule l’heure

zone-abbreviation-nst = HNT
zone-abbreviation-ndt = HAT
zone-abbreviation-ast = HNA
zone-abbreviation-adt = HAA
zone-abbreviation-est = HNE
zone-abbreviation-edt = HAE
zone-abbreviation-cst = HNC
zone-abbreviation-cdt = HAC
zone-abbreviation-mst = HNR
zone-abbreviation-mdt = HAR
zone-abbreviation-pst = HNP
zone-abbreviation-pdt = HAP
