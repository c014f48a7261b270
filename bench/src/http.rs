//! A few requests over HTTP/1.1, each on a connection of its own: enough for joining and downloading, and nothing to depend on.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    /// All values of a header, whose name is given in small letters.
    pub(crate) fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The JSON of a good answer; of any other, what it says.
    pub(crate) fn json(&self) -> Result<Value, String> {
        if self.status != 200 {
            return Err(format!("status {}: {}", self.status, self.body.trim()));
        }
        serde_json::from_str(&self.body).map_err(|error| format!("no JSON: {error}"))
    }
}

/// Asks; `body` goes along as JSON.
pub(crate) async fn request(host: &str, method: &str, path: &str, body: Option<&Value>) -> Result<Answer, String> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let kind = if body.is_empty() { "" } else { "Content-Type: application/json\r\n" };
    exchange(host, method, path, kind, &body).await.map_err(|error| format!("{method} {path}: {error}"))
}

/// Presses a button, as whoever this cookie belongs to.
pub(crate) async fn press(host: &str, path: &str, cookie: &str) -> Result<Answer, String> {
    let headers = format!("Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n");
    exchange(host, "POST", path, &headers, "").await.map_err(|error| format!("POST {path}: {error}"))
}

/// Sends a form, as nobody in particular.
pub(crate) async fn form(host: &str, path: &str, form: &str) -> Result<Answer, String> {
    let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
    exchange(host, "POST", path, kind, form).await.map_err(|error| format!("POST {path}: {error}"))
}

/// What lies at an address, for whoever this cookie belongs to.
pub(crate) async fn download(host: &str, path: &str, cookie: &str) -> Result<String, String> {
    let cookie = format!("Cookie: {cookie}\r\n");
    let answer = exchange(host, "GET", path, &cookie, "").await.map_err(|error| format!("GET {path}: {error}"))?;
    if answer.status == 200 { Ok(answer.body) } else { Err(format!("GET {path}: status {}", answer.status)) }
}

async fn exchange(host: &str, method: &str, path: &str, headers: &str, body: &str) -> Result<Answer, String> {
    let mut stream = TcpStream::connect(host).await.map_err(|e| e.to_string())?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.map_err(|e| e.to_string())?;
    stream.write_all(body.as_bytes()).await.map_err(|e| e.to_string())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.map_err(|e| e.to_string())?;
    read(&bytes).ok_or_else(|| "the answer cannot be read".to_owned())
}

fn read(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value.contains("chunked"));
    let rest = &bytes[end + 4..];
    let body = if chunked { unchunked(rest)? } else { rest.to_vec() };
    Some(Answer { status, headers, body: String::from_utf8(body).ok()? })
}

fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..line]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[line + 2..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size + 2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_whole_and_in_chunks() {
        let whole = read(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nContent-Length: 2\r\n\r\n{}").unwrap();
        assert_eq!((whole.status, whole.body.as_str()), (200, "{}"));
        assert_eq!(whole.headers("set-cookie").next(), Some("a=1; Path=/"));
        let chunked =
            read(b"HTTP/1.1 404 X\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n4\r\na\":1\r\n1\r\n}\r\n0\r\n\r\n")
                .unwrap();
        assert_eq!(chunked.body, "{\"a\":1}");
        assert!(chunked.json().is_err());
    }
}
