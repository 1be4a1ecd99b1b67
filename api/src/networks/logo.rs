//! A network's logo: what pages have to know of it, the picture, and how coordinators change it.

use async_graphql::{Context, InputObject, Result, SimpleObject};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::networks::picture::Shape;
use domain::networks::{ChangeLogo, RemoveLogo, change_logo, finders, remove_logo};
use domain::{Denial, Failure};
use uuid::Uuid;

use super::Network;
use crate::campaigns::Download;
use crate::identity;
use crate::problem::{Problem, told};
use crate::visit::{Visit, visit};

/// What a page has to know of a logo before it has the picture.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Logo {
    /// Names exactly this picture: another one has another. A change names the one it replaces.
    digest: String,
    /// How many dots across.
    width: i32,
    /// How many dots down.
    height: i32,
}

impl Logo {
    pub(super) fn of(shape: &Shape) -> Self {
        let dots = |dots: u32| i32::try_from(dots).unwrap_or(i32::MAX);
        Self { digest: shape.digest.clone(), width: dots(shape.width), height: dots(shape.height) }
    }
}

fn file(picture: String) -> Download {
    Download::encoded("logo.png", "image/png", picture)
}

/// The picture, for those who belong to the network.
pub(crate) async fn own_file(visit: &Visit) -> Result<Option<Download>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::own_picture(tx.as_ref(), actor).await?.map(file))
}

/// The picture for everybody, where the network's page is public.
pub(super) async fn public_file(visit: &Visit, network: Uuid) -> Result<Option<Download>> {
    let outside = visit.outside().await;
    let reading = outside.read(network);
    let picture = finders::public_picture(reading.tx().await?.as_ref(), network).await?;
    reading.close().await?;
    Ok(picture.map(file))
}

/// A logo to be.
#[derive(InputObject)]
pub struct ChangeLogoInput {
    /// The file in base 64: a PNG, JPEG or WebP of up to 2 MB and 4 million dots. What is kept of it is a smaller PNG with nothing
    /// in it but what can be seen. A body of more than 256 kilobytes says in Content-Length how large it is.
    base64: String,
    /// The digest of the logo it replaces; none where there is none.
    replaces: Option<String>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The network with its logo.
#[derive(Debug, SimpleObject)]
pub struct ChangeLogoPayload {
    /// The network; none when something has to be mended.
    network: Option<Network>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn change_it(ctx: &Context<'_>, input: ChangeLogoInput) -> Result<ChangeLogoPayload> {
    let visit = visit(ctx);
    let actor = visit.member()?;
    let network = visit.network()?;
    let file = BASE64_STANDARD.decode(input.base64).map_err(|_| Failure::Denied(Denial::BadInput))?;
    let key = visit.before_deed(&input.request_key).await?;
    let wish = ChangeLogo { file, replaces: input.replaces };
    if let Err(problems) = change_logo(visit.operation(), actor, network, Some(&key), wish).await? {
        return Ok(ChangeLogoPayload { network: None, problems: told(&visit, problems) });
    }
    let visit = identity::go_on_as(ctx, visit.caller.session.clone()).await?;
    Ok(ChangeLogoPayload { network: visit.network.clone().map(Network::new), problems: Vec::new() })
}

/// Which logo goes.
#[derive(Debug, InputObject)]
pub struct RemoveLogoInput {
    /// Its digest.
    digest: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The network without a logo.
#[derive(Debug, SimpleObject)]
pub struct RemoveLogoPayload {
    /// The network; none when something has to be mended.
    network: Option<Network>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn remove_it(ctx: &Context<'_>, input: RemoveLogoInput) -> Result<RemoveLogoPayload> {
    let visit = visit(ctx);
    let actor = visit.member()?;
    let key = visit.before_deed(&input.request_key).await?;
    let wish = RemoveLogo { digest: input.digest };
    if let Err(problems) = remove_logo(visit.operation(), actor, Some(&key), &wish).await? {
        return Ok(RemoveLogoPayload { network: None, problems: told(&visit, problems) });
    }
    let visit = identity::go_on_as(ctx, visit.caller.session.clone()).await?;
    Ok(RemoveLogoPayload { network: visit.network.clone().map(Network::new), problems: Vec::new() })
}
