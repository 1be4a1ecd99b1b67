//! Providers that misbehave: nobody gets in, and whoever waits reads a kind sentence.

use std::time::{Duration, Instant};

use serde_json::Value;
use tests::odd_provider::Somebody;
use tests::{Manner, OddProvider, World, behaviour};

use super::visitor::{browser, comes_back, confirms, is, leaves, mailed, rose, set_up, signs_in, starts};

/// Somebody who is known there already leaves, and the provider misbehaves when they come back.
#[behaviour]
async fn a_word_that_does_not_hold_lets_nobody_in(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let first = browser(world, 'z').await;
    signs_in(&first, &odd, &id, &rose(None)).await.done();
    confirms(&first, &mailed(world).await).await.done();
    let manners = [
        (Manner::OtherNonce, "PROVIDER_NOT_ITS_WORD"),
        (Manner::OtherIssuer, "PROVIDER_NOT_ITS_WORD"),
        (Manner::OtherAudience, "PROVIDER_NOT_ITS_WORD"),
        (Manner::TwoAudiences, "PROVIDER_NOT_ITS_WORD"),
        (Manner::Unsigned, "PROVIDER_NOT_ITS_WORD"),
        (Manner::SharedSecret, "PROVIDER_NOT_ITS_WORD"),
        (Manner::StrangeKey, "PROVIDER_NOT_ITS_WORD"),
        (Manner::Altered, "PROVIDER_NOT_ITS_WORD"),
        (Manner::Expired, "PROVIDER_NOT_ITS_WORD"),
        (Manner::AnHourAhead, "PROVIDER_NOT_ITS_WORD"),
        (Manner::NoToken, "PROVIDER_NOT_UNDERSTOOD"),
        (Manner::NoKeys, "PROVIDER_NOT_ITS_WORD"),
        (Manner::Refuses, "PROVIDER_REFUSED"),
        (Manner::OtherName, "PROVIDER_OTHER_ISSUER"),
        (Manner::Nonsense, "PROVIDER_NOT_UNDERSTOOD"),
    ];
    // One address may not sign in so often in a row; another server counts for itself. They stay until the end: a server that goes
    // takes its connections to the database along.
    let servers = [(); 2].map(|()| world.server_that_trusts("nobody", "nobody.test"));
    for (some, server) in manners.chunks(8).zip(&servers) {
        let here = browser(world, 'a').await.in_front_of(server.address());
        here.set_cookie("lt_browser", Some(&"a".repeat(32))).await;
        for (manner, code) in some {
            odd.behaves(Manner::Well);
            let away = leaves(&here, &id).await;
            let code_given = odd.signs_in(&away.nonce, &away.challenge, &rose(None));
            odd.behaves(*manner);
            let refused = comes_back(&here, &away.state, Some(&code_given)).await.refused();
            assert_eq!(refused[0].code, *code, "{manner:?}");
            assert_eq!(is(&here).await, Value::Null, "{manner:?}");
        }
    }
}

#[behaviour]
async fn other_keys_and_another_clock_are_fine(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let first = browser(world, 'z').await;
    signs_in(&first, &odd, &id, &rose(None)).await.done();
    confirms(&first, &mailed(world).await).await.done();
    for (manner, mark) in [(Manner::NewKeys, 'a'), (Manner::AMinuteLate, 'b'), (Manner::NoAddress, 'c')] {
        let here = browser(world, mark).await;
        let away = leaves(&here, &id).await;
        let code = odd.signs_in(&away.nonce, &away.challenge, &rose(None));
        odd.behaves(manner);
        assert_eq!(comes_back(&here, &away.state, Some(&code)).await.done()["signedIn"], true, "{manner:?}");
        odd.behaves(Manner::Well);
    }
}

#[behaviour]
async fn without_an_address_nobody_is_known_the_first_time(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    odd.behaves(Manner::NoAddress);
    let here = browser(world, 'a').await;
    assert_eq!(signs_in(&here, &odd, &id, &rose(None)).await.refused()[0].code, "PROVIDER_TOLD_NO_ADDRESS");
}

#[behaviour]
async fn a_name_that_no_provider_may_give_is_nobodys(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    for subject in ["s".repeat(256), "r\0".to_owned()] {
        let somebody = Somebody { subject, ..rose(Some(true)) };
        assert_eq!(signs_in(&here, &odd, &id, &somebody).await.refused()[0].code, "PROVIDER_NOT_UNDERSTOOD");
    }
    world.worker_catches_up().await;
    assert!(world.mails.all().is_empty(), "nobody was mailed");
}

#[behaviour]
async fn a_provider_that_is_gone_or_slow_is_given_up(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    let away = leaves(&here, &id).await;
    let code = odd.signs_in(&away.nonce, &away.challenge, &rose(None));
    odd.behaves(Manner::Slow);
    let elsewhere = browser(world, 'b').await;
    let began = Instant::now();
    let starting = async { (starts(&elsewhere, &id).await.refused()[0].code.clone(), began.elapsed()) };
    // To who has left already it became slow meanwhile.
    let coming_back =
        async { (comes_back(&here, &away.state, Some(&code)).await.refused()[0].code.clone(), began.elapsed()) };
    let (starting, coming_back) = futures::join!(starting, coming_back);
    for (code, waited) in [starting, coming_back] {
        assert_eq!(code, "PROVIDER_TOO_SLOW");
        assert!((Duration::from_secs(9)..Duration::from_secs(14)).contains(&waited), "{waited:?}");
    }
    assert_eq!(is(&here).await, Value::Null);
    odd.goes().await;
    assert_eq!(starts(&here, &id).await.refused()[0].code, "PROVIDER_UNREACHABLE");
}
