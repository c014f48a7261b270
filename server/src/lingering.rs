//! Saying goodbye so that it is heard. A socket that is closed while something sent to it lies unread is reset, and a reset
//! takes along whatever was on its way to the other side: the very sentence that says why. So before it is closed, what
//! still comes is read and thrown away for a moment ("lingering close").

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// For so long at most what still comes is thrown away.
const LINGER: Duration = Duration::from_secs(2);
/// And so many bytes at most.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// A connection that lingers when it is dropped.
pub(crate) struct Lingering(Option<TcpStream>);

impl Lingering {
    pub(crate) fn new(stream: TcpStream) -> Self {
        Self(Some(stream))
    }

    /// The stream; there until it is dropped.
    fn stream(self: Pin<&mut Self>) -> io::Result<Pin<&mut TcpStream>> {
        self.get_mut().0.as_mut().map(Pin::new).ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        let (Some(stream), Ok(runtime)) = (self.0.take(), tokio::runtime::Handle::try_current()) else { return };
        runtime.spawn(timeout(LINGER, let_go(stream)));
    }
}

/// Sends no more, and waits until the other side does not either.
async fn let_go(mut stream: TcpStream) {
    if stream.shutdown().await.is_ok() {
        let mut rest = stream.take(MOST_BYTES);
        // Whether it ends well or not: nobody listens any more.
        let _ = tokio::io::copy(&mut rest, &mut tokio::io::sink()).await;
    }
}

impl AsyncRead for Lingering {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_read(cx, into)
    }
}

impl AsyncWrite for Lingering {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.stream()?.poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.stream()?.poll_write_vectored(cx, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn the_last_words_arrive_though_much_that_was_sent_is_never_read() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = tokio::spawn(async move {
            let mut stream = Lingering::new(listener.accept().await.unwrap().0);
            stream.write_all(b"goodbye").await.unwrap();
        });
        let mut client = TcpStream::connect(address).await.unwrap();
        // More than the buffers on the way hold, so that some of it is still coming when the server has closed.
        client.write_all(&vec![0; 3 * 1024 * 1024]).await.unwrap();
        server.await.unwrap();
        let mut heard = Vec::new();
        client.read_to_end(&mut heard).await.unwrap();
        assert_eq!(heard, b"goodbye");
    }
}
