//! One request to a provider: no proxy, no redirect, no connection that is kept, an answer of bounded length, ten seconds over all.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{HOST, HeaderValue};
use hyper_util::rt::TokioIo;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};
use url::Url;

use crate::{Reach, Trouble};

/// All that one sign-in or one look asks of a provider takes no longer than this.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest answer that is read: a set of keys with certificates is a tenth of it.
const BYTES_MAX: usize = 512 * 1024;

/// The world outside, as far as we speak to it. Clones share the certificates we trust.
#[derive(Clone)]
pub struct Outside {
    reach: Reach,
    tls: TlsConnector,
    patience: Duration,
}

impl std::fmt::Debug for Outside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outside").field("reach", &self.reach).finish_non_exhaustive()
    }
}

impl Default for Outside {
    fn default() -> Self {
        Self::new(Reach::default())
    }
}

impl Outside {
    /// The world as far as we go.
    pub fn new(reach: Reach) -> Self {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring knows the versions that are safe")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self { reach, tls: TlsConnector::from(Arc::new(config)), patience: PATIENCE }
    }

    /// The same world for somebody with less patience.
    pub fn within(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    pub(crate) fn reach(&self) -> Reach {
        self.reach
    }

    /// Does something with a provider for as long as we wait.
    pub(crate) async fn in_time<T>(&self, work: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
        tokio::time::timeout(self.patience, work).await.unwrap_or(Err(Trouble::TooSlow))
    }

    /// Sends one request and reads its answer.
    pub(crate) async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Trouble> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| Trouble::NotAllowed)?;
        if !self.reach.admits(&url) {
            return Err(Trouble::NotAllowed);
        }
        let place = self.reach.place(&url).await?;
        let stream = TcpStream::connect(place).await.map_err(|_| Trouble::Unreachable)?;
        let request = addressed(request, &url)?;
        if url.scheme() == "http" {
            return exchange(stream, request).await;
        }
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let name = ServerName::try_from(host).map_err(|_| Trouble::NotAllowed)?;
        let stream = self.tls.connect(name, stream).await.map_err(|_| Trouble::Unreachable)?;
        exchange(stream, request).await
    }
}

impl<'c> AsyncHttpClient<'c> for Outside {
    type Error = Trouble;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Trouble>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// The request as it goes over the line: its path, and the host beside it.
fn addressed(request: HttpRequest, url: &Url) -> Result<hyper::Request<Full<Bytes>>, Trouble> {
    let path = url[url::Position::BeforePath..url::Position::AfterQuery].to_owned();
    let host = url[url::Position::BeforeHost..url::Position::AfterPort].to_owned();
    let (mut parts, body) = request.into_parts();
    parts.uri = path.parse().map_err(|_| Trouble::NotAllowed)?;
    parts.headers.insert(HOST, HeaderValue::from_str(&host).map_err(|_| Trouble::NotAllowed)?);
    Ok(hyper::Request::from_parts(parts, Full::new(Bytes::from(body))))
}

async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: hyper::Request<Full<Bytes>>,
) -> Result<HttpResponse, Trouble> {
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(|_| Trouble::Unreachable)?;
    let asking = async {
        let response = sender.send_request(request).await.map_err(|_| Trouble::Unreachable)?;
        let (parts, body) = response.into_parts();
        // What is longer, or breaks off, is no answer of a provider.
        let body = Limited::new(body, BYTES_MAX).collect().await.map_err(|_| Trouble::NotUnderstood)?;
        Ok(HttpResponse::from_parts(parts, body.to_bytes().to_vec()))
    };
    tokio::pin!(asking);
    tokio::select! {
        answer = &mut asking => answer,
        // The connection may end before its last bytes were looked at.
        _ = connection => asking.await,
    }
}
