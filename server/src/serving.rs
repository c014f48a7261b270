//! Accepting connections. Who opens one and says nothing is let go: a few hundred of these would keep everybody else out.

use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::lingering::Lingering;

/// A request's head has to be there within this time.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// What cannot be accepted just now, mostly for want of descriptors, is tried again after this.
const AGAIN_AFTER: Duration = Duration::from_millis(100);

/// Serves until told to stop; requests that have begun are answered to the end.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_WITHIN);
    // Told to all connections; closed once each of them has ended.
    let (stopping, told) = watch::channel(());
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "a connection cannot be accepted");
                tokio::time::sleep(AGAIN_AFTER).await;
                continue;
            }
        };
        // A frame is not held back until the one before was confirmed: that would cost every phone up to 40 ms.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
        tokio::spawn(attend(http.clone(), stream, router.clone(), told.clone()));
    }
    drop((listener, told));
    stopping.send_replace(());
    stopping.closed().await;
}

/// Answers what one connection asks, until it ends or the server stops.
async fn attend(http: http1::Builder, stream: TcpStream, router: Router, mut told: watch::Receiver<()>) {
    let service = TowerToHyperService::new(router);
    let mut connection =
        std::pin::pin!(http.serve_connection(TokioIo::new(Lingering::new(stream)), service).with_upgrades());
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = told.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}
