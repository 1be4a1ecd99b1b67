### Time zones by their city: the place (after “in”), its time, and the line in a list of choices.

zone-place-america-st-johns = St. John’s
zone-time-america-st-johns = Newfoundland time
zone-choice-america-st-johns = Newfoundland (St. John’s)

zone-place-america-goose-bay = Goose Bay
zone-time-america-goose-bay = Labrador time
zone-choice-america-goose-bay = Labrador (Goose Bay)

zone-place-america-halifax = Halifax
zone-time-america-halifax = Halifax time
zone-choice-america-halifax = Nova Scotia and Prince Edward Island (Halifax)

zone-place-america-moncton = Moncton
zone-time-america-moncton = Moncton time
zone-choice-america-moncton = New Brunswick (Moncton)

zone-place-america-blanc-sablon = Blanc-Sablon
zone-time-america-blanc-sablon = Blanc-Sablon time
zone-choice-america-blanc-sablon = Quebec, Lower North Shore (Blanc-Sablon)

zone-place-america-montreal = Montréal
zone-time-america-montreal = Montréal time
zone-choice-america-montreal = Quebec (Montréal)

zone-place-america-toronto = Toronto
zone-time-america-toronto = Toronto time
zone-choice-america-toronto = Ontario (Toronto)

zone-place-america-iqaluit = Iqaluit
zone-time-america-iqaluit = Iqaluit time
zone-choice-america-iqaluit = Eastern Nunavut (Iqaluit)

zone-place-america-atikokan = Atikokan
zone-time-america-atikokan = Atikokan time
zone-choice-america-atikokan = Northwestern Ontario without daylight time (Atikokan)

zone-place-america-winnipeg = Winnipeg
zone-time-america-winnipeg = Winnipeg time
zone-choice-america-winnipeg = Manitoba (Winnipeg)

zone-place-america-rankin-inlet = Rankin Inlet
zone-time-america-rankin-inlet = Rankin Inlet time
zone-choice-america-rankin-inlet = Central Nunavut (Rankin Inlet)

zone-place-america-regina = Regina
zone-time-america-regina = Regina time
zone-choice-america-regina = Saskatchewan (Regina)

zone-place-america-edmonton = Edmonton
zone-time-america-edmonton = Edmonton time
zone-choice-america-edmonton = Alberta (Edmonton)

zone-place-america-yellowknife = Yellowknife
zone-time-america-yellowknife = Yellowknife time
zone-choice-america-yellowknife = Northwest Territories (Yellowknife)

zone-place-america-cambridge-bay = Cambridge Bay
zone-time-america-cambridge-bay = Cambridge Bay time
zone-choice-america-cambridge-bay = Western Nunavut (Cambridge Bay)

zone-place-america-dawson-creek = Dawson Creek
zone-time-america-dawson-creek = Dawson Creek time
zone-choice-america-dawson-creek = Northeastern British Columbia (Dawson Creek)

zone-place-america-vancouver = Vancouver
zone-time-america-vancouver = Vancouver time
zone-choice-america-vancouver = British Columbia (Vancouver)

zone-place-america-whitehorse = Whitehorse
zone-time-america-whitehorse = Whitehorse time
zone-choice-america-whitehorse = Yukon (Whitehorse)

zone-time-elsewhere = { $place } time

## Abbreviations, needed in the hour that comes twice when clocks go back

zone-abbreviation-nst = NST
zone-abbreviation-ndt = NDT
zone-abbreviation-ast = AST
zone-abbreviation-adt = ADT
zone-abbreviation-est = EST
zone-abbreviation-edt = EDT
zone-abbreviation-cst = CST
zone-abbreviation-cdt = CDT
zone-abbreviation-mst = MST
zone-abbreviation-mdt = MDT
zone-abbreviation-pst = PST
zone-abbreviation-pdt = PDT
