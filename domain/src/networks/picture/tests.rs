use super::*;

const PLAIN_JPEG: &[u8] = include_bytes!("tests/plain.jpg");
const LOSSLESS_WEBP: &[u8] = include_bytes!("tests/lossless.webp");
const LOSSY_WEBP: &[u8] = include_bytes!("tests/lossy.webp");

/// A green table with an ochre square, as others wrote it.
const FOREIGN: [(&str, &[u8]); 5] = [
    ("JPEG", PLAIN_JPEG),
    ("progressive JPEG", include_bytes!("tests/progressive.jpg")),
    ("gray JPEG", include_bytes!("tests/gray.jpg")),
    ("lossy WebP", LOSSY_WEBP),
    ("lossless WebP", LOSSLESS_WEBP),
];

fn dots(width: u32, height: u32, dot: impl Fn(u32, u32) -> [u8; 4]) -> Dots {
    let places = (0..height).flat_map(|down| (0..width).map(move |across| (across, down)));
    Dots { width, height, rgba: places.flat_map(|(across, down)| dot(across, down)).collect() }
}

/// Dots in which nothing repeats itself, so that nothing is saved by writing them tightly.
fn noise(width: u32, height: u32) -> Dots {
    dots(width, height, |across, down| {
        let mixed = u64::from(across * 7919 + down * 104_729 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let bytes = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9).to_be_bytes();
        [bytes[0], bytes[1], bytes[2], u8::MAX]
    })
}

fn code(file: &[u8]) -> Option<ProblemCode> {
    ours("file", file).err().map(|problem| {
        assert_eq!(problem.field.as_deref(), Some("file"));
        problem.code
    })
}

fn shown(picture: &Picture) -> Dots {
    let bytes = BASE64_STANDARD.decode(&picture.base64).unwrap();
    assert!(bytes.len() <= BYTES_MAX);
    read::dots(&bytes, DOTS_MAX).unwrap()
}

#[test]
fn a_small_picture_stays_as_it_is_dot_by_dot() {
    let half_seen = dots(40, 30, |across, down| [200, 10, 7, if across > down { 255 } else { 100 }]);
    let opaque = dots(40, 30, |across, _| [across as u8, 10, 7, 255]);
    for made in [half_seen, opaque] {
        let picture = ours("file", &made.png().unwrap()).unwrap();
        assert_eq!((picture.shape.width, picture.shape.height), (40, 30));
        assert_eq!(shown(&picture), made);
        assert_eq!(ours("file", &BASE64_STANDARD.decode(&picture.base64).unwrap()), Ok(picture), "ours stays ours");
    }
}

#[test]
fn what_others_wrote_is_read_whatever_it_is_called() {
    for (kind, file) in FOREIGN {
        let picture = ours("file", file).unwrap_or_else(|problem| panic!("{kind}: {problem:?}"));
        assert_eq!((picture.shape.width, picture.shape.height), (48, 32), "{kind}");
        let bytes = BASE64_STANDARD.decode(&picture.base64).unwrap();
        assert!(bytes.starts_with(b"\x89PNG") && bytes.ends_with(b"IEND\xaeB`\x82"), "{kind}");
        let dots = shown(&picture);
        let square = &dots.rgba[(16 * 48 + 16) * 4..][..4];
        if kind != "gray JPEG" {
            let near = square.iter().zip([232_u8, 176, 75, 255]).all(|(one, other)| one.abs_diff(other) < 24);
            assert!(near, "{kind}: {square:?}");
        }
    }
    // Four inks, as printers send it: read or refused, and nothing else.
    assert!(matches!(code(include_bytes!("tests/cmyk.jpg")), None | Some(ProblemCode::PictureBroken)));
}

#[test]
fn nothing_of_a_file_remains_but_what_is_seen() {
    let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    assert!(holds(PLAIN_JPEG, b"104.61 W") && holds(PLAIN_JPEG, b"by Ana"));
    let mut png = noise(16, 16).png().unwrap();
    png.extend(b"<script>alert(1)</script>");
    for file in [PLAIN_JPEG, png.as_slice()] {
        let picture = ours("file", file).unwrap();
        let bytes = BASE64_STANDARD.decode(&picture.base64).unwrap();
        for words in [&b"104.61 W"[..], b"by Ana", b"camera", b"<script>"] {
            assert!(!holds(&bytes, words));
        }
    }
}

#[test]
fn a_large_picture_becomes_as_small_as_pages_need_it() {
    let wide = dots(1_200, 300, |across, _| if across < 600 { [29, 90, 71, 255] } else { [0, 0, 0, 0] });
    let picture = ours("file", &wide.png().unwrap()).unwrap();
    assert_eq!((picture.shape.width, picture.shape.height), (480, 120));
    let dots = shown(&picture);
    assert_eq!((&dots.rgba[..4], &dots.rgba[479 * 4..][..4]), (&[29, 90, 71, 255][..], &[0, 0, 0, 0][..]));
    let shape = small(&noise(9_000, 3)).unwrap().shape;
    assert_eq!((shape.width, shape.height), (480, 1));
    let busy = ours("file", &noise(600, 200).png().unwrap()).unwrap();
    shown(&busy);
    assert!(busy.shape.width < 480 && busy.shape.height > 20, "{:?}", busy.shape);
}

#[test]
fn a_picture_of_which_nothing_would_be_seen_is_refused() {
    for (width, height, seen) in
        [(160, 20, true), (161, 20, false), (20, 60, true), (20, 61, false), (2_000, 20, false)]
    {
        let expected = (!seen).then_some(ProblemCode::PictureShape);
        assert_eq!(code(&noise(width, height).png().unwrap()), expected, "{width} by {height}");
    }
}

#[test]
fn a_see_through_edge_takes_no_colour_from_what_cannot_be_seen() {
    // Red that cannot be seen beside green that can: the average is green, half seen.
    let edge = dots(2, 1, |across, _| if across == 0 { [255, 0, 0, 0] } else { [0, 200, 0, 255] });
    assert_eq!(edge.within(1, 1).rgba, [0, 200, 0, 128]);
    let uneven = dots(3, 1, |across, _| [90 * across as u8, 0, 0, 255]);
    assert_eq!(uneven.within(2, 1).rgba, [30, 0, 0, 255, 150, 0, 0, 255]);
}

#[test]
fn what_is_no_picture_we_take_is_said() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    assert_eq!(code(b""), Some(ProblemCode::FileBlank));
    let table: [&[u8]; 8] = [
        b"PNG",
        svg,
        b"%PDF-1.7",
        b"GIF89a\x01\0\x01\0",
        b"<html>",
        b"RIFF\0\0\0\0WAVE",
        b"\0",
        include_bytes!("tests/moving.webp"),
    ];
    for file in table {
        assert_eq!(code(file), Some(ProblemCode::PictureKind), "{file:?}");
    }
    assert_eq!(code(&vec![0; FILE_BYTES_MAX + 1]), Some(ProblemCode::PictureTooLarge));
}

#[test]
fn a_decoder_that_panics_was_given_a_broken_picture() {
    let past_the_end = |file: &'static [u8]| {
        read::whatever_happens(move || {
            let places = file.len();
            Ok(Dots { width: u32::from(file[places]), height: 1, rgba: Vec::new() })
        })
    };
    assert_eq!(past_the_end(PLAIN_JPEG), Err(Unusable::Broken));
    assert_eq!(read::whatever_happens(|| Err(Unusable::TooManyDots)), Err(Unusable::TooManyDots));
    let read = dots(2, 1, |_, _| [1, 2, 3, 4]);
    assert_eq!(read::whatever_happens(|| Ok(dots(2, 1, |_, _| [1, 2, 3, 4]))), Ok(read));
}

#[test]
fn a_picture_that_ends_too_early_or_was_altered_is_said() {
    let png = noise(20, 20).png().unwrap();
    for file in [png.as_slice(), PLAIN_JPEG, LOSSLESS_WEBP] {
        for part in [12, file.len() / 3, file.len() / 2, file.len() - 4] {
            assert_eq!(code(&file[..part]), Some(ProblemCode::PictureBroken), "{part} of {}", file.len());
        }
    }
    let mut altered = png.clone();
    altered[60] ^= 0x55;
    assert_eq!(code(&altered), Some(ProblemCode::PictureBroken));
}

#[test]
fn a_small_file_that_would_unfold_to_much_is_refused_by_what_it_says() {
    // A PNG that says it has 50,000 dots each way.
    let mut huge = noise(2, 2).png().unwrap();
    huge[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let sum = check_sum(&huge[12..29]);
    huge[29..33].copy_from_slice(&sum);
    assert_eq!(code(&huge), Some(ProblemCode::PictureTooManyDots));
    // The same in JPEG: height and width stand behind the mark of the frame.
    let mut jpeg = PLAIN_JPEG.to_vec();
    let frame = jpeg.windows(2).position(|mark| mark == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x13, 0x88, 0x13, 0x88]);
    assert_eq!(code(&jpeg), Some(ProblemCode::PictureTooManyDots));
    // A WebP that says it is small, around a picture that says it is not.
    let mut webp = LOSSY_WEBP.to_vec();
    assert_eq!(&webp[12..16], b"VP8X", "it says its size twice");
    let frame = webp.windows(3).position(|mark| mark == [0x9d, 0x01, 0x2a]).unwrap();
    webp[frame + 3..frame + 7].copy_from_slice(&[0xff, 0x3f, 0xff, 0x3f]);
    assert_eq!(code(&webp), Some(ProblemCode::PictureTooManyDots));
}

/// The check sum of a PNG's chunk.
fn check_sum(bytes: &[u8]) -> [u8; 4] {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 })
    });
    (!sum).to_be_bytes()
}
