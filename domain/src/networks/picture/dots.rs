//! The dots of a picture: made smaller, and written as PNG.

/// Dots from left to right, then from top to bottom; each is red, green, blue, and how much of it covers what is behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dots {
    /// How many across.
    pub width: u32,
    /// How many down.
    pub height: u32,
    /// Four bytes each.
    pub rgba: Vec<u8>,
}

/// What a row or column of the smaller picture is made of: the first of the larger one, and how much of it and of those after it.
type Parts = (usize, Vec<f32>);

impl Dots {
    /// The same in its proportions, no larger than this; it is never made larger.
    pub(super) fn within(&self, width: u32, height: u32) -> Self {
        let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
        let (own_width, own_height) = (u64::from(self.width), u64::from(self.height));
        if own_width <= width && own_height <= height {
            return self.clone();
        }
        // Of the two sides the one that reaches further beyond decides.
        let (width, height) = if own_width * height >= own_height * width {
            (width, (own_height * width / own_width).max(1))
        } else {
            ((own_width * height / own_height).max(1), height)
        };
        let side = |dots: u64| u32::try_from(dots).unwrap_or(u32::MAX);
        self.averaged(side(width), side(height))
    }

    /// Each dot of the smaller picture is the average of those it lies over.
    fn averaged(&self, width: u32, height: u32) -> Self {
        let across = parts(self.width, width);
        let row_bytes = self.width as usize * 4;
        let mut rgba = Vec::with_capacity(width as usize * height as usize * 4);
        for (top, shares) in parts(self.height, height) {
            let mut sums = vec![[0_f32; 4]; across.len()];
            for (row, share) in self.rgba.chunks_exact(row_bytes).skip(top).zip(&shares) {
                add(&mut sums, row, &across, *share);
            }
            rgba.extend(sums.into_iter().flat_map(dot));
        }
        Self { width, height, rgba }
    }

    /// It as PNG; none where it has no dots.
    pub(super) fn png(&self) -> Option<Vec<u8>> {
        let opaque = self.rgba.chunks_exact(4).all(|dot| dot[3] == u8::MAX);
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_color(if opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().ok()?;
        if opaque {
            let rgb: Vec<u8> = self.rgba.chunks_exact(4).flat_map(|dot| [dot[0], dot[1], dot[2]]).collect();
            writer.write_image_data(&rgb).ok()?;
        } else {
            writer.write_image_data(&self.rgba).ok()?;
        }
        writer.finish().ok()?;
        Some(bytes)
    }
}

/// Adds a share of a row to sums of colours, each as far as it covers.
fn add(sums: &mut [[f32; 4]], row: &[u8], across: &[Parts], share: f32) {
    for (sum, (left, shares)) in sums.iter_mut().zip(across) {
        for (dot, part) in row.chunks_exact(4).skip(*left).zip(shares) {
            let covers = f32::from(dot[3]) * part * share;
            for (sum, colour) in sum.iter_mut().zip(&dot[..3]) {
                *sum += f32::from(*colour) * covers;
            }
            sum[3] += covers;
        }
    }
}

fn dot([red, green, blue, covers]: [f32; 4]) -> [u8; 4] {
    // A float becomes the nearest byte there is, and what is no number becomes 0.
    let colour = |sum: f32| (sum / covers).round() as u8;
    [colour(red), colour(green), colour(blue), covers.round() as u8]
}

fn parts(from: u32, to: u32) -> Vec<Parts> {
    let step = f64::from(from) / f64::from(to);
    let part = |place: u32| {
        let (start, end) = (f64::from(place) * step, (f64::from(place + 1) * step).min(f64::from(from)));
        let first = start.floor() as u32;
        let last = (end.ceil() as u32).clamp(first + 1, from);
        let share = |dot: u32| {
            let covered = end.min(f64::from(dot + 1)) - start.max(f64::from(dot));
            (covered.max(0.0) / step) as f32
        };
        (first as usize, (first..last).map(share).collect())
    };
    (0..to).map(part).collect()
}
