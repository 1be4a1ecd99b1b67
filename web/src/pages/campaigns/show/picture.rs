//! The picture of demand against volume prices: where every line and word of it stands.
//!
//! The staircase of prices falls to the right, so the space above a step and the strip under the lowest step are always
//! free. Labels live only there, and
//! a label that would touch another is left out (the table beneath the picture has every number). Positions are whole
//! pixels computed from whole seats and
//! cents.

/// A drawing area. Two are made of each picture: one for wide columns, one for phones.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Width of the view box.
    pub width: i64,
    /// Height of the view box.
    pub height: i64,
}

/// For columns from about 480 pixels.
pub const WIDE: Size = Size { width: 600, height: 280 };
/// For phones.
pub const TALL: Size = Size { width: 280, height: 250 };

/// One volume price with the words that stand at it.
#[derive(Clone, Debug)]
pub struct Step {
    /// From how many licences in total.
    pub seats_min: i64,
    /// Price per licence in minor units.
    pub unit_price: i64,
    /// The label above the step, such as "$78.00 from 200".
    pub label: String,
    /// The number under the axis, such as "200".
    pub tick: String,
}

/// What a label is, for its look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// A price that holds now or is the next to be reached.
    Strong,
    /// A price or quantity further away.
    Soft,
}

/// How a text hangs on its position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// The position is its left end.
    Start,
    /// The position is its middle.
    Middle,
    /// The position is its right end.
    End,
}

impl Anchor {
    /// The value of the SVG attribute.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A text in the picture.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where it is anchored.
    pub x: i64,
    /// Its baseline.
    pub y: i64,
    /// How it hangs there.
    pub anchor: Anchor,
    /// Its look.
    pub tone: Tone,
    /// Its words.
    pub text: String,
}

impl Label {
    /// The class of its look.
    pub fn class(&self) -> &'static str {
        match self.tone {
            Tone::Strong => "strong",
            Tone::Soft => "soft",
        }
    }

    fn area(&self) -> Area {
        let width = text_width(&self.text);
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2,
            Anchor::End => self.x - width,
        };
        Area { left, right: left + width, top: self.y - ASCENT, bottom: self.y + 2 }
    }
}

/// A point in the view box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
}

/// Everything the template draws.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The view box.
    pub size: Size,
    /// The line on which quantities stand.
    pub axis: i64,
    /// Its left end.
    pub left: i64,
    /// Its right end.
    pub right: i64,
    /// The filled area under the prices already reached; empty before the first.
    pub area: String,
    /// The line of the prices already reached; empty before the first.
    pub reached: String,
    /// The dotted line of the prices still ahead.
    pub ahead: String,
    /// Where demand stands now.
    pub here: Point,
    /// Where the next price begins.
    pub next: Option<Point>,
    /// Every text.
    pub labels: Vec<Label>,
}

const MARGIN: i64 = 8;
const ASCENT: i64 = 14;
const LABEL_RISE: i64 = 11;
const STEP_GAP: i64 = 18;
const NARROWEST: i64 = 26;
const FIRST_STEP: i64 = 32;
const UNDER_STEPS: i64 = 46;
const UNDER_AXIS: i64 = 32;
// Bold digits of the widest of our system fonts at 16 pixels; better too wide than colliding.
const CHARACTER: i64 = 11;

/// Draws `steps` (quantities rising, prices falling) with `seats` requested so far and `here` as the words at that
/// point. `None` without steps.
pub fn draw(size: Size, steps: &[Step], seats: i64, here: &str) -> Option<Picture> {
    let frame = Frame::of(size, steps, seats)?;
    let at = Point { x: frame.x(seats), y: frame.y(seats) };
    let current = steps.iter().rposition(|step| step.seats_min <= seats);
    let next = steps.iter().position(|step| step.seats_min > seats);
    Some(Picture {
        size,
        axis: frame.axis,
        left: MARGIN,
        right: size.width - MARGIN,
        area: area(&frame, current, at),
        reached: reached(&frame, current, at),
        ahead: ahead(&frame, current, next, at),
        here: at,
        next: next.map(|index| frame.corner(index)),
        labels: labels(&frame, steps, current, next, at, here),
    })
}

/// Where quantities and prices stand.
struct Frame {
    size: Size,
    axis: i64,
    /// Quantities that bound the treads, first 0, last the end of the axis.
    bounds: Vec<i64>,
    /// Their positions.
    xs: Vec<i64>,
    /// Height of each step.
    ys: Vec<i64>,
}

impl Frame {
    fn of(size: Size, steps: &[Step], seats: i64) -> Option<Self> {
        let last = steps.last()?;
        let axis = size.height - UNDER_AXIS;
        // A first step from one licence starts at the edge: nobody needs to see "no offer at 0".
        let mut bounds: Vec<i64> =
            steps.iter().map(|step| if step.seats_min <= 1 { 0 } else { step.seats_min }).collect();
        let starts_at_edge = bounds.first() == Some(&0);
        if !starts_at_edge {
            bounds.insert(0, 0);
        }
        bounds.push(seats.max(last.seats_min).saturating_mul(5) / 4 + 1);
        let widths: Vec<i64> = bounds.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let widest = steps.iter().map(|step| text_width(&step.label)).max().unwrap_or(0) + 2 * MARGIN;
        let least = at_least(widths.len(), NARROWEST, widest.min(size.width / 2), size.width - 2 * MARGIN);
        let xs = sums(MARGIN, &spread(&widths, &least, size.width - 2 * MARGIN));
        Some(Self { size, axis, bounds, xs, ys: heights(steps, axis) })
    }

    /// Index of the tread that begins at step `index`: one more where nothing is offered below the first step.
    fn tread(&self, index: usize) -> usize {
        index + (self.bounds.len() - 1 - self.ys.len())
    }

    fn x(&self, seats: i64) -> i64 {
        let tread = self.bounds.windows(2).position(|pair| seats < pair[1]).unwrap_or(self.bounds.len() - 2);
        let (from, to) = (self.bounds[tread], self.bounds[tread + 1]);
        let width = i128::from(self.xs[tread + 1] - self.xs[tread]);
        let part = i128::from((seats - from).max(0)) * width / i128::from((to - from).max(1));
        self.xs[tread] + i64::try_from(part).unwrap_or(0)
    }

    fn y(&self, seats: i64) -> i64 {
        let step = (0..self.ys.len()).rposition(|index| {
            self.bounds[self.tread(index)] <= seats && (seats > 0 || self.bounds[self.tread(index)] > 0)
        });
        step.map_or(self.axis, |index| self.ys[index])
    }

    fn corner(&self, index: usize) -> Point {
        Point { x: self.xs[self.tread(index)], y: self.ys[index] }
    }
}

/// Heights in proportion to prices above a true zero, kept far enough apart for a label each.
fn heights(steps: &[Step], axis: i64) -> Vec<i64> {
    let mut drops: Vec<i64> = steps.windows(2).map(|pair| pair[0].unit_price - pair[1].unit_price).collect();
    drops.push(steps.last().map_or(0, |step| step.unit_price));
    let least = at_least(drops.len(), STEP_GAP, UNDER_STEPS, axis - FIRST_STEP);
    let parts = spread(&drops, &least, axis - FIRST_STEP);
    let mut ys = sums(FIRST_STEP, &parts);
    ys.pop();
    ys
}

/// The least space for each of `count` parts: `each`, or less where there are too many for `total`, and `end` for the
/// last.
fn at_least(count: usize, each: i64, end: i64, total: i64) -> Vec<i64> {
    let others = i64::try_from(count).unwrap_or(i64::MAX).max(1);
    let mut least = vec![each.min((total - end) / others); count];
    if let Some(last) = least.last_mut() {
        *last = end;
    }
    least
}

/// Shares `total` in proportion to `weights`, giving nobody less than its `least`. The least together must not pass the
/// total.
fn spread(weights: &[i64], least: &[i64], total: i64) -> Vec<i64> {
    let mut fixed = vec![false; weights.len()];
    loop {
        let free = |index: &usize| !fixed[*index];
        let taken: i64 = least.iter().zip(&fixed).filter(|(_, fixed)| **fixed).map(|(least, _)| least).sum();
        let weight: i128 =
            (0..weights.len()).filter(free).map(|index| i128::from(weights[index].max(0))).sum::<i128>().max(1);
        let share = |index: usize| {
            i64::try_from(i128::from(weights[index].max(0)) * i128::from(total - taken) / weight).unwrap_or(0)
        };
        match (0..weights.len()).filter(free).find(|index| share(*index) < least[*index]) {
            Some(short) => fixed[short] = true,
            None => {
                return (0..weights.len())
                    .map(|index| if fixed[index] { least[index] } else { share(index) })
                    .collect();
            }
        }
    }
}

fn sums(start: i64, parts: &[i64]) -> Vec<i64> {
    let mut at = start;
    std::iter::once(start)
        .chain(parts.iter().map(|part| {
            at += part;
            at
        }))
        .collect()
}

fn reached(frame: &Frame, current: Option<usize>, here: Point) -> String {
    current.map_or_else(String::new, |current| {
        let first = frame.corner(0);
        let mut path = format!("M{} {}", first.x, first.y);
        for index in 1..=current {
            let corner = frame.corner(index);
            path.push_str(&format!("H{}V{}", corner.x, corner.y));
        }
        path.push_str(&format!("H{}", here.x));
        path
    })
}

fn area(frame: &Frame, current: Option<usize>, here: Point) -> String {
    let line = reached(frame, current, here);
    if line.is_empty() { line } else { format!("{line}V{axis}H{left}Z", axis = frame.axis, left = frame.corner(0).x) }
}

fn ahead(frame: &Frame, current: Option<usize>, next: Option<usize>, here: Point) -> String {
    let start = match (current, next) {
        (None, Some(next)) => frame.corner(next),
        _ => here,
    };
    let mut path = format!("M{} {}", start.x, start.y);
    for index in next.into_iter().flat_map(|next| next..frame.ys.len()) {
        let corner = frame.corner(index);
        path.push_str(&format!("H{}V{}", corner.x, corner.y));
    }
    path.push_str(&format!("H{}", frame.size.width - MARGIN));
    path
}

fn labels(
    frame: &Frame,
    steps: &[Step],
    current: Option<usize>,
    next: Option<usize>,
    at: Point,
    here: &str,
) -> Vec<Label> {
    let mut kept = vec![here_label(frame, at, here)];
    for index in by_weight(steps.len(), current, next) {
        let tone = if Some(index) == current || Some(index) == next { Tone::Strong } else { Tone::Soft };
        let corner = frame.corner(index);
        let price = Label {
            x: corner.x + MARGIN + 2,
            y: corner.y - LABEL_RISE,
            anchor: Anchor::Start,
            tone,
            text: steps[index].label.clone(),
        };
        let tick = Label { tone: Tone::Soft, ..tick_label(frame, corner.x, &steps[index].tick) };
        for label in [price, tick] {
            let area = label.area();
            let fits = area.left >= 0 && area.right <= frame.size.width;
            // Two quantities side by side would read as one number.
            let gap = if label.y > frame.axis { CHARACTER } else { 0 };
            let wanted = Area { left: area.left - gap, right: area.right + gap, ..area };
            if fits && !kept.iter().any(|other| other.area().touches(wanted)) {
                kept.push(label);
            }
        }
    }
    kept
}

/// The words at the point where demand stands, in the free strip above the axis.
fn here_label(frame: &Frame, at: Point, text: &str) -> Label {
    let width = text_width(text);
    let y = frame.axis - 14;
    let (x, anchor) = if at.x - 12 - width >= MARGIN {
        (at.x - 12, Anchor::End)
    } else {
        ((at.x + 12).min(frame.size.width - MARGIN - width).max(MARGIN), Anchor::Start)
    };
    Label { x, y, anchor, tone: Tone::Strong, text: text.to_owned() }
}

fn tick_label(frame: &Frame, x: i64, text: &str) -> Label {
    let y = frame.axis + 24;
    let half = text_width(text) / 2;
    let (x, anchor) = if x - half < MARGIN {
        (MARGIN, Anchor::Start)
    } else if x + half > frame.size.width - MARGIN {
        (frame.size.width - MARGIN, Anchor::End)
    } else {
        (x, Anchor::Middle)
    };
    Label { x, y, anchor, tone: Tone::Soft, text: text.to_owned() }
}

/// The steps a reader looks for first come first: the next price, the present one, the best, the first, then the rest.
fn by_weight(count: usize, current: Option<usize>, next: Option<usize>) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(count);
    let wanted = next.into_iter().chain(current).chain(count.checked_sub(1)).chain(0..count);
    for index in wanted {
        if !order.contains(&index) {
            order.push(index);
        }
    }
    order
}

fn text_width(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX / CHARACTER).saturating_mul(CHARACTER)
}

#[derive(Clone, Copy, Debug)]
struct Area {
    left: i64,
    right: i64,
    top: i64,
    bottom: i64,
}

impl Area {
    fn touches(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

#[cfg(test)]
mod tests;
