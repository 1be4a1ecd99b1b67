use std::time::Instant;
fn main() {
    let f = std::env::args().nth(1).unwrap();
    let b = std::fs::read(f).unwrap();
    for _ in 0..3 {
    let t = Instant::now();
    let i = clearing::read_input(&b).unwrap();
    eprintln!("read {:?}", t.elapsed());
    let t = Instant::now();
    let r = clearing::redact(&i).unwrap();
    eprintln!("redact {:?}", t.elapsed());
    let t = Instant::now();
    let o = clearing::clear(&i).unwrap();
    eprintln!("clear {:?}", t.elapsed());
    let t = Instant::now();
    let s = o.to_json("x");
    eprintln!("write {:?} {}", t.elapsed(), s.len());
    let t = Instant::now();
    let h = clearing::sha256(&b);
    eprintln!("sha {:?} {} {}", t.elapsed(), h.len(), b.len());
    drop(r);
    }
}
