//! Where somebody is led on to, when an address says so (`?next=`): never out of the site.
//!
//! Browsers read addresses kindly: `//host`, `/\host`, a tab between the slashes and much else lead elsewhere. So this is no
//! list of what is dangerous but of what a path of ours can look like, and whatever is taken apart once more on its way (by
//! a proxy, by somebody's decoding it twice) has to look like that, too.

/// Nothing of ours is longer.
const LONGEST: usize = 512;
/// So often may an address be percent-encoded and is still looked into; deeper ones are refused.
const DEEPEST: usize = 4;

/// The target, if it is a path of this site, perhaps with a query and a fragment.
pub(super) fn within(target: &str) -> Option<&str> {
    if target.len() > LONGEST {
        return None;
    }
    let mut read = target.as_bytes().to_vec();
    for depth in 0..=DEEPEST {
        if !stays(&read, depth == 0) {
            return None;
        }
        let decoded = percent_decoded(&read);
        if decoded == read {
            return Some(target);
        }
        read = decoded;
    }
    None
}

/// Whether a browser that reads this stays here. What stands in an address itself is ASCII; decoded it may be anything
/// but what ends a line or a text.
fn stays(target: &[u8], as_written: bool) -> bool {
    let harmless = |byte: &u8| !byte.is_ascii_control() && *byte != b'\\' && (!as_written || byte.is_ascii_graphic());
    let path_ends = target.iter().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(target.len());
    let path = &target[..path_ends];
    let segments: Vec<&[u8]> = path.split(|byte| *byte == b'/').collect();
    // Begins with one slash, has no two in a row, and climbs nowhere.
    let straight = segments.len() > 1
        && segments[0].is_empty()
        && segments[1..segments.len() - 1].iter().all(|segment| !segment.is_empty())
        && !segments.iter().any(|segment| *segment == b"." || *segment == b"..");
    straight && target.iter().all(harmless)
}

fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut decoded = Vec::with_capacity(text.len());
    let mut place = 0;
    while let Some(byte) = text.get(place) {
        match (byte, digit(text.get(place + 1)), digit(text.get(place + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high * 16 + low);
                place += 3;
            }
            _ => {
                decoded.push(*byte);
                place += 1;
            }
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_ours_is_a_target() {
        for fine in [
            "/",
            "/desk",
            "/desk/",
            "/w/0000000000007/minutes",
            "/w/0000000000007/replay?at=12&lang=ar",
            "/w/1/cards/2#comments",
            "/methods/schulze?told=%C3%BC+ber%20uns",
            "/desk?next=//evil.example",
        ] {
            assert_eq!(within(fine), Some(fine));
        }
    }

    #[test]
    fn nothing_leads_out_of_the_site() {
        for out in [
            "",
            "desk",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/desk\\..\\evil",
            "/\t/evil.example",
            "/\n/evil.example",
            "\t//evil.example",
            " /desk",
            "/des k",
            "https://evil.example",
            "https:evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "/desk//evil.example",
            "/.//evil.example",
            "/..//evil.example",
            "/desk/../..//evil.example",
            "/%2Fevil.example",
            "/%2f%2fevil.example",
            "/%5Cevil.example",
            "/%09/evil.example",
            "/desk%0d%0aset-cookie:x=1",
            "/desk%00",
            "/%252Fevil.example",
            "/%25252Fevil.example",
            "/%2525252525252525Fevil",
            "/%2e%2e//evil.example",
            "/desk/%2e%2e/enter",
            "/desk?x=%0d%0aset-cookie:x=1",
            "/üb",
            "/desk?x=\\evil",
        ] {
            assert_eq!(within(out), None, "{out:?}");
        }
        assert_eq!(within(&format!("/{}", "a".repeat(LONGEST))), None);
    }

    /// Joined as browsers do (WHATWG URL): tabs and line ends vanish, `\` is `/`, two slashes begin a host.
    #[test]
    fn of_all_short_targets_of_dangerous_pieces_none_is_read_as_a_host_however_often_it_is_decoded() {
        const PIECES: [&str; 12] =
            ["/", "\\", "%2f", "%5C", "%09", "\t", "%252F", ".", "..", "evil.example", ":", "%25"];
        let leads_out = |read: &[u8]| {
            let read: Vec<u8> = read.iter().filter(|b| !matches!(b, b'\t' | b'\n' | b'\r')).copied().collect();
            let slash = |place: usize| matches!(read.get(place), Some(b'/' | b'\\'));
            !slash(0) || slash(1)
        };
        let (mut fine, mut all) = (0, 0);
        for number in 0..PIECES.len().pow(5) {
            let target: String =
                (0..5_u32).map(|place| PIECES[number / PIECES.len().pow(place) % PIECES.len()]).collect();
            all += 1;
            let Some(kept) = within(&target) else { continue };
            fine += 1;
            let mut read = kept.as_bytes().to_vec();
            for _ in 0..6 {
                assert!(!leads_out(&read), "{target:?}");
                read = percent_decoded(&read);
            }
        }
        assert!(fine > 100 && fine < all / 10, "{fine} of {all}");
    }
}
