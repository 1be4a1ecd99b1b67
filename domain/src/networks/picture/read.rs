//! Reads the dots of a file, by what it is and not by what it is called. What it says of its size is looked at before anything is
//! made of it, so that a small file cannot ask for much.

use std::io::Cursor;
use std::panic::{UnwindSafe, catch_unwind};

use image_webp::WebPDecoder;
use png::Transformations;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::Unusable;
use super::dots::Dots;

/// No side is longer than this.
const SIDE_MAX: usize = 10_000;
/// How often a JPEG may go over the same dots.
const SCANS_MAX: usize = 30;

/// The dots of a PNG, JPEG or WebP file that has no more than `most` of them.
pub(super) fn dots(file: &[u8], most: u64) -> Result<Dots, Unusable> {
    if file.starts_with(b"\x89PNG\r\n\x1a\n") {
        whatever_happens(|| png_dots(file, most))
    } else if file.starts_with(&[0xff, 0xd8, 0xff]) {
        whatever_happens(|| jpeg_dots(file, most))
    } else if file.starts_with(b"RIFF") && file.get(8..12) == Some(b"WEBP") {
        whatever_happens(|| webp_dots(file, most))
    } else {
        Err(Unusable::Kind)
    }
}

/// What a decoder makes of a file. One that panics came upon something it did not think of, in a file that is not as it should be:
/// whoever sent it can send another. What it had begun goes with it, and nothing else knew of it.
pub(super) fn whatever_happens(decode: impl FnOnce() -> Result<Dots, Unusable> + UnwindSafe) -> Result<Dots, Unusable> {
    catch_unwind(decode).unwrap_or(Err(Unusable::Broken))
}

fn look(width: u32, height: u32, most: u64) -> Result<(), Unusable> {
    match u64::from(width) * u64::from(height) {
        0 => Err(Unusable::Broken),
        dots if dots > most => Err(Unusable::TooManyDots),
        _ => Ok(()),
    }
}

/// What a reader of pictures finds wrong with one is all the same to people.
fn broken<T>(_: T) -> Unusable {
    Unusable::Broken
}

fn png_dots(file: &[u8], most: u64) -> Result<Dots, Unusable> {
    let bytes = usize::try_from(most).unwrap_or(usize::MAX).saturating_mul(8);
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), png::Limits { bytes });
    // What is written beside the picture is not looked at.
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let header = decoder.read_header_info().map_err(broken)?;
    let (width, height) = (header.width, header.height);
    look(width, height, most)?;
    let mut reader = decoder.read_info().map_err(broken)?;
    let mut buffer = vec![0; reader.output_buffer_size().ok_or(Unusable::Broken)?];
    let frame = reader.next_frame(&mut buffer).map_err(broken)?;
    reader.finish().map_err(broken)?;
    if (frame.width, frame.height) != (width, height) {
        return Err(Unusable::Broken);
    }
    buffer.truncate(frame.buffer_size());
    let rgba = match frame.color_type {
        png::ColorType::GrayscaleAlpha => {
            buffer.chunks_exact(2).flat_map(|dot| [dot[0], dot[0], dot[0], dot[1]]).collect()
        }
        png::ColorType::Rgba => buffer,
        png::ColorType::Grayscale | png::ColorType::Rgb | png::ColorType::Indexed => return Err(Unusable::Broken),
    };
    whole(width, height, rgba)
}

fn jpeg_dots(file: &[u8], most: u64) -> Result<Dots, Unusable> {
    // What is missing at the end would be filled with gray.
    let mark = |wanted: u8| file.windows(2).rposition(|mark| mark == [0xff, wanted]);
    let (dots, end) = (mark(0xda).ok_or(Unusable::Broken)?, mark(0xd9).ok_or(Unusable::Broken)?);
    if end < dots {
        return Err(Unusable::Broken);
    }
    let options = DecoderOptions::new_safe()
        .set_max_width(SIDE_MAX)
        .set_max_height(SIDE_MAX)
        .jpeg_set_max_scans(SCANS_MAX)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
    decoder.decode_headers().map_err(broken)?;
    let info = decoder.info().ok_or(Unusable::Broken)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    look(width, height, most)?;
    let rgb = decoder.decode().map_err(broken)?;
    whole(width, height, opaque(&rgb))
}

fn webp_dots(file: &[u8], most: u64) -> Result<Dots, Unusable> {
    // It says how long it is.
    let says = file.get(4..8).and_then(|says| says.try_into().ok()).map(u32::from_le_bytes).ok_or(Unusable::Broken)?;
    if u64::from(says) + 8 > file.len() as u64 {
        return Err(Unusable::Broken);
    }
    let mut decoder = WebPDecoder::new(Cursor::new(file)).map_err(broken)?;
    let (width, height) = decoder.dimensions();
    look(width, height, most)?;
    // The picture within may say another size than what it lies in, and room is made for it before the two are compared.
    for (width, height) in lossy_frames(file) {
        look(width, height, most)?;
    }
    if decoder.is_animated() {
        return Err(Unusable::Kind);
    }
    let mut buffer = vec![0; decoder.output_buffer_size().ok_or(Unusable::Broken)?];
    decoder.read_image(&mut buffer).map_err(broken)?;
    let rgba = if decoder.has_alpha() { buffer } else { opaque(&buffer) };
    whole(width, height, rgba)
}

/// The sizes of the lossy pictures that lie in a WebP file, as they say themselves.
fn lossy_frames(file: &[u8]) -> Vec<(u32, u32)> {
    let mut sizes = Vec::new();
    // Behind "RIFF", the length and "WEBP" each part begins with four letters and its length; an odd one is filled up by a byte.
    let mut rest = file.get(12..).unwrap_or_default();
    while let Some((&[a, b, c, d, l0, l1, l2, l3], part)) = rest.split_first_chunk::<8>() {
        if [a, b, c, d] == *b"VP8 "
            && let Some(&[_, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1]) = part.first_chunk::<10>()
        {
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
            sizes.push((side(w0, w1), side(h0, h1)));
        }
        let length = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
        rest = part.get(length.saturating_add(length % 2)..).unwrap_or_default();
    }
    sizes
}

fn opaque(rgb: &[u8]) -> Vec<u8> {
    rgb.chunks_exact(3).flat_map(|dot| [dot[0], dot[1], dot[2], u8::MAX]).collect()
}

/// The dots, if there are as many as was said.
fn whole(width: u32, height: u32, rgba: Vec<u8>) -> Result<Dots, Unusable> {
    let expected = u64::from(width) * u64::from(height) * 4;
    if rgba.len() as u64 == expected { Ok(Dots { width, height, rgba }) } else { Err(Unusable::Broken) }
}
