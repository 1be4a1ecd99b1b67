### Home.

pages-home-title = Home
pages-home-hello = Hello, { $name }
pages-home-needs = { $count ->
    [0] Nothing needs you right now
    [one] One thing needs you
   *[other] { $count } things need you
}
pages-home-no-needs = When something waits for you, it stands here with its date.
pages-home-see-uptake = See what the purchases reach
pages-home-need-by = By { $at }, { $when }
pages-home-need-for = for { $campaign }
pages-home-buying = Purchases
pages-home-buying-ours = Purchases that concern us
pages-home-no-campaigns-title = No purchase is under way
pages-home-no-campaigns-text = As soon as the network starts a group purchase, you see it here.
pages-home-new-campaign = Start a purchase
pages-home-requested = { $licences ->
    [one] { $licences } licence requested
   *[other] { $licences } licences requested
} { $agencies ->
    [one] by { $agencies } agency.
   *[other] by { $agencies } agencies.
}
pages-home-first-result = { $licences ->
    [one] { $licences } licence in the first result,
   *[other] { $licences } licences in the first result,
} { $agencies ->
    [one] for { $agencies } agency.
   *[other] for { $agencies } agencies.
}
pages-home-bought = { $agencies ->
    [one] { $agencies } agency buys
   *[other] { $agencies } agencies buy
} { $licences ->
    [one] { $licences } licence.
   *[other] { $licences } licences.
}
pages-home-closes = Requests close { $when }.
pages-home-answers = Answers are due { $when }.
pages-home-ours = { $state }: { $licences ->
    [one] { $licences } licence
   *[other] { $licences } licences
}
pages-home-ours-wait = { $licences ->
    [one] { $licences } licence waits for approval
   *[other] { $licences } licences wait for approval
}
pages-home-all-campaigns = All purchases
pages-home-finished-campaigns = Finished purchases
pages-home-changed = What changed
pages-home-nothing-changed = Nothing new so far.
pages-home-all-notices = All notices
