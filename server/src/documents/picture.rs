//! Pictures that somebody sends: looked at before they are believed, and drawn anew before they are kept.
//!
//! What a file is, its first bytes say, never its name or what the browser calls it. PNG, JPEG, WebP and GIF (its first
//! picture) are taken; SVG is not, since it is a document that can hold scripts. What is kept is a PNG of our own drawing: of
//! the file that came nothing is left but its picture, so neither where a photo was taken nor a script behind the picture.
//!
//! A small file can claim to be a huge picture. So the size is read and refused before anything is drawn; what drawing may
//! take of memory is limited; and one picture is drawn at a time, on a thread where it holds up nobody, for which people
//! wait a few seconds at most.

use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::error::AppError;

/// The longest file that is looked at.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The longest edge that is drawn.
const LONGEST_EDGE: u32 = 4096;
/// What is kept fits into a square of this size.
const KEPT_EDGE: u32 = 512;

/// What the pixels of one picture may take: the largest with four channels, and something to work with.
const MOST_MEMORY: u64 = 96 * 1024 * 1024;
/// So long may one picture take, and so long does one wait for those before it.
const DRAWN_WITHIN: Duration = Duration::from_secs(5);
const TURN_WITHIN: Duration = Duration::from_secs(10);
/// When to come back where too many pictures are waiting.
const AGAIN_MS: u32 = 10_000;

/// Why a file did not become a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPicture {
    #[error("longer than {MOST_BYTES} bytes")]
    TooLong,
    #[error("neither PNG nor JPEG, WebP or GIF")]
    OtherKind,
    #[error("more than {LONGEST_EDGE} pixels wide or high")]
    TooWide,
    #[error("cannot be drawn")]
    Damaged,
}

/// Where pictures are drawn. Cloning shares it.
#[derive(Clone)]
pub struct Easel(Arc<Semaphore>);

impl Default for Easel {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

impl Easel {
    /// Draws a picture anew, as a PNG.
    ///
    /// # Errors
    /// What is wrong with the file; or `TooFast` when too many are waiting.
    pub async fn draw(&self, file: Vec<u8>) -> Result<Vec<u8>, AppError> {
        // What can be told at a glance waits for nobody.
        kind(&file)?;
        let turn = timeout(TURN_WITHIN, Arc::clone(&self.0).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(AppError::TooFast { retry_after_ms: AGAIN_MS }) };
        // A thread cannot be stopped: one that takes too long keeps its turn, so that there is never a second one beside it.
        let drawing = tokio::task::spawn_blocking(move || {
            let drawn = redrawn(&file);
            drop(turn);
            drawn
        });
        match timeout(DRAWN_WITHIN, drawing).await {
            Ok(Ok(drawn)) => Ok(drawn?),
            Ok(Err(_)) | Err(_) => Err(NoPicture::Damaged.into()),
        }
    }
}

/// What kind of picture a file holds, by its first bytes.
fn kind(file: &[u8]) -> Result<ImageFormat, NoPicture> {
    if file.len() > MOST_BYTES {
        return Err(NoPicture::TooLong);
    }
    match image::guess_format(file) {
        Ok(kind @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif)) => Ok(kind),
        Ok(_) | Err(_) => Err(NoPicture::OtherKind),
    }
}

/// The picture in a file, drawn anew as a PNG.
fn redrawn(file: &[u8]) -> Result<Vec<u8>, NoPicture> {
    let kind = kind(file)?;
    let reader = || {
        let mut limits = Limits::no_limits();
        limits.max_image_width = Some(LONGEST_EDGE);
        limits.max_image_height = Some(LONGEST_EDGE);
        limits.max_alloc = Some(MOST_MEMORY);
        let mut reader = ImageReader::with_format(Cursor::new(file), kind);
        reader.limits(limits);
        reader
    };
    // Of the file only its head is read for this.
    let mut decoder = reader().into_decoder().map_err(|error| no_picture(&error))?;
    let (wide, high) = decoder.dimensions();
    if wide.max(high) > LONGEST_EDGE || decoder.total_bytes() > MOST_MEMORY {
        return Err(NoPicture::TooWide);
    }
    // A photo says which side is up in what is thrown away afterwards.
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let drawn = DynamicImage::from_decoder(decoder).map_err(|error| no_picture(&error))?;
    let mut kept = if wide.max(high) > KEPT_EDGE { drawn.thumbnail(KEPT_EDGE, KEPT_EDGE) } else { drawn };
    kept.apply_orientation(upright);
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive);
    DynamicImage::ImageRgba8(kept.to_rgba8()).write_with_encoder(encoder).map_err(|_| NoPicture::Damaged)?;
    Ok(png)
}

fn no_picture(error: &image::ImageError) -> NoPicture {
    match error {
        image::ImageError::Limits(_) => NoPicture::TooWide,
        _ => NoPicture::Damaged,
    }
}

impl From<NoPicture> for AppError {
    fn from(problem: NoPicture) -> Self {
        match problem {
            NoPicture::TooLong => Self::FileTooLarge { most_mib: 2 },
            NoPicture::OtherKind => Self::NoPicture,
            NoPicture::TooWide => Self::PictureTooWide { most: LONGEST_EDGE },
            NoPicture::Damaged => Self::FileDamaged,
        }
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    fn written(image: &DynamicImage, kind: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        image.write_to(&mut file, kind).unwrap();
        file.into_inner()
    }

    fn photo(wide: u32, high: u32) -> DynamicImage {
        let shade = |n: u32| u8::try_from(n % 251).unwrap();
        DynamicImage::ImageRgb8(RgbImage::from_fn(wide, high, |x, y| Rgb([shade(x), shade(y), shade(x + y)])))
    }

    const KINDS: [ImageFormat; 4] = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif];

    fn size(png: &[u8]) -> (u32, u32) {
        assert_eq!(image::guess_format(png).unwrap(), ImageFormat::Png);
        let drawn = image::load_from_memory(png).unwrap();
        (drawn.width(), drawn.height())
    }

    /// The head of a PNG of this size, with nothing behind it.
    fn png_head(wide: u32, high: u32) -> Vec<u8> {
        let mut head = b"IHDR".to_vec();
        head.extend(wide.to_be_bytes());
        head.extend(high.to_be_bytes());
        head.extend([8, 6, 0, 0, 0]);
        chunk(&mut b"\x89PNG\r\n\x1a\n".to_vec(), &head)
    }

    fn chunk(file: &mut Vec<u8>, named: &[u8]) -> Vec<u8> {
        file.extend(u32::try_from(named.len() - 4).unwrap().to_be_bytes());
        file.extend(named);
        file.extend(crc(named).to_be_bytes());
        file.clone()
    }

    fn crc(bytes: &[u8]) -> u32 {
        let shifted =
            |crc: u32| (0..8).fold(crc, |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 });
        !bytes.iter().fold(!0, |crc: u32, byte| shifted((crc ^ u32::from(*byte)) & 0xff) ^ (crc >> 8))
    }

    #[test]
    fn each_kind_is_drawn_as_a_png_that_fits() {
        for kind in KINDS {
            assert_eq!(size(&redrawn(&written(&photo(1200, 600), kind)).unwrap()), (512, 256), "{kind:?}");
            assert_eq!(size(&redrawn(&written(&photo(40, 30), kind)).unwrap()), (40, 30), "{kind:?} is not blown up");
        }
        assert_eq!(size(&redrawn(&written(&photo(4096, 1), ImageFormat::Png)).unwrap()), (512, 1));
    }

    #[test]
    fn what_is_clear_stays_clear() {
        let glass = DynamicImage::ImageRgba8(RgbaImage::from_pixel(8, 8, Rgba([1, 2, 3, 0])));
        let drawn = image::load_from_memory(&redrawn(&written(&glass, ImageFormat::Png)).unwrap()).unwrap();
        assert_eq!(drawn.to_rgba8().get_pixel(4, 4).0[3], 0);
    }

    #[test]
    fn of_the_file_that_came_nothing_is_left_but_its_picture() {
        let plain = written(&photo(64, 64), ImageFormat::Png);
        // A text in the middle, as cameras and programs put it there, and something behind the end.
        let mut spiked = plain[..33].to_vec();
        chunk(&mut spiked, b"tEXtComment\0GPS 48.5442 12.1469 <script>alert(1)</script>");
        spiked.extend(&plain[33..]);
        spiked.extend(b"<script>alert(2)</script>");
        let drawn = redrawn(&spiked).unwrap();
        let text = String::from_utf8_lossy(&drawn);
        assert!(!text.contains("script") && !text.contains("GPS"));
        assert_eq!(drawn, redrawn(&plain).unwrap());

        // EXIF (APP1) of a JPEG: turned as it says, and then gone. Orientation 6: a quarter to the right.
        let plain = written(&photo(60, 30), ImageFormat::Jpeg);
        let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let mut turned = plain[..2].to_vec();
        turned.extend([0xff, 0xe1]);
        turned.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        turned.extend(exif);
        turned.extend(&plain[2..]);
        let drawn = redrawn(&turned).unwrap();
        assert_eq!(size(&drawn), (30, 60));
        assert!(!drawn.windows(4).any(|part| part == b"Exif"));
    }

    #[test]
    fn what_only_calls_itself_a_picture_is_none() {
        let files: [&[u8]; 9] = [
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"<?xml version='1.0'?><svg/>",
            b"<html><script>alert(1)</script></html>",
            b"%PDF-1.7",
            b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0",
            b"II*\0\x08\0\0\0",
            b"MZ\x90\0",
            b"",
            b" \x89PNG\r\n\x1a\n",
        ];
        for file in files {
            assert_eq!(redrawn(file), Err(NoPicture::OtherKind), "{}", String::from_utf8_lossy(file));
        }
        // Polyglots: the head of a GIF and then a script. They are looked at as GIFs, and are none. As numbers the letters
        // of a script are a huge picture.
        assert_eq!(redrawn(b"GIF89a/*\0\0\0\0*/=1;alert(1)//"), Err(NoPicture::TooWide));
        assert_eq!(redrawn(b"GIF89a\x08\0\x08\0\0\0\0*/=1;alert(1)//"), Err(NoPicture::Damaged));
        assert_eq!(redrawn(b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"), Err(NoPicture::Damaged));
    }

    #[test]
    fn a_small_file_that_claims_to_be_huge_is_refused_before_it_is_drawn() {
        for (wide, high) in [(60_000, 60_000), (4097, 1), (1, 4097), (u32::MAX >> 1, u32::MAX >> 1)] {
            let bomb = png_head(wide, high);
            assert!(bomb.len() < 100);
            assert_eq!(redrawn(&bomb), Err(NoPicture::TooWide), "{wide}x{high}");
        }
        let gif = [&b"GIF89a"[..], &60_000_u16.to_le_bytes(), &60_000_u16.to_le_bytes(), &[0, 0, 0, 0x3b]].concat();
        assert!(redrawn(&gif).is_err());
        assert_eq!(redrawn(&vec![0xff; MOST_BYTES + 1]), Err(NoPicture::TooLong));
    }

    #[test]
    fn a_file_cut_short_anywhere_is_refused_or_drawn_and_never_a_panic() {
        for kind in KINDS {
            let whole = written(&photo(48, 48), kind);
            for length in 0..whole.len() {
                if let Ok(drawn) = redrawn(&whole[..length]) {
                    assert_eq!(size(&drawn), (48, 48), "{kind:?} after {length} of {} bytes", whole.len());
                }
            }
            assert!(redrawn(&whole[..whole.len() / 3]).is_err() || kind == ImageFormat::Jpeg, "{kind:?}");
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn many_pictures_at_once_are_drawn_one_after_another() {
        let easel = Easel::default();
        let file = written(&photo(600, 600), ImageFormat::Jpeg);
        let drawing: Vec<_> = (0..20).map(|_| tokio::spawn(easel_draws(easel.clone(), file.clone()))).collect();
        for drawn in drawing {
            assert_eq!(size(&drawn.await.unwrap().unwrap()), (512, 512));
        }
        assert_eq!(easel.0.available_permits(), 1);
        assert!(matches!(easel.draw(b"<svg/>".to_vec()).await, Err(AppError::NoPicture)));
    }

    async fn easel_draws(easel: Easel, file: Vec<u8>) -> Result<Vec<u8>, AppError> {
        easel.draw(file).await
    }
}
