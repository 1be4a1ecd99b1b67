//! A line to a server that a test can cut, as a cable is pulled or a server ends: nobody answers at its near end then.

use std::io;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, spawn};

/// Carries bytes between a port of its own and a server on this machine.
#[derive(Debug)]
pub struct Line {
    /// The port of the near end, on the loopback address.
    pub port: u16,
    far: SocketAddr,
    carrying: Option<Carrying>,
}

#[derive(Debug)]
struct Carrying {
    cut: Arc<AtomicBool>,
    ends: Arc<Mutex<Vec<TcpStream>>>,
    accepting: JoinHandle<()>,
}

impl Line {
    /// A line to a port of this machine.
    pub fn to(port: u16) -> Self {
        let far = SocketAddr::from(([127, 0, 0, 1], port));
        let near = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = near.local_addr().expect("a listener has an address").port();
        Self { port, far, carrying: Some(Carrying::begin(near, far)) }
    }

    /// Cuts it: whoever speaks is cut off, whoever calls is refused.
    pub fn cut(&mut self) {
        let Some(carrying) = self.carrying.take() else { return };
        carrying.cut.store(true, Ordering::SeqCst);
        // Wakes the thread that accepts, which then lets the port go.
        let _it_may_be_gone = TcpStream::connect(("127.0.0.1", self.port));
        carrying.accepting.join().expect("accepting does not panic");
        for end in carrying.ends.lock().expect("nobody panics while they hold the ends").drain(..) {
            let _it_may_be_gone = end.shutdown(Shutdown::Both);
        }
    }

    /// Mends it: who calls is put through again.
    pub fn mend(&mut self) {
        let near = TcpListener::bind(("127.0.0.1", self.port)).expect("the port was ours a moment ago");
        self.carrying = Some(Carrying::begin(near, self.far));
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.cut();
    }
}

impl Carrying {
    fn begin(near: TcpListener, far: SocketAddr) -> Self {
        let cut = Arc::new(AtomicBool::new(false));
        let ends = Arc::new(Mutex::new(Vec::new()));
        let (told, held) = (cut.clone(), ends.clone());
        let accepting = spawn(move || {
            for call in near.incoming() {
                if told.load(Ordering::SeqCst) {
                    return;
                }
                let _a_call_may_fail = call.and_then(|call| put_through(call, far, &held));
            }
        });
        Self { cut, ends, accepting }
    }
}

/// Carries what two ends say to each other until one of them hangs up.
fn put_through(near: TcpStream, far: SocketAddr, held: &Mutex<Vec<TcpStream>>) -> io::Result<()> {
    let far = TcpStream::connect(far)?;
    for end in [&near, &far] {
        end.set_nodelay(true)?;
        held.lock().expect("nobody panics while they hold the ends").push(end.try_clone()?);
    }
    let back = (far.try_clone()?, near.try_clone()?);
    for (mut from, mut to) in [(near, far), back] {
        spawn(move || {
            let _it_was_cut = io::copy(&mut from, &mut to);
            let _it_may_be_gone = to.shutdown(Shutdown::Write);
        });
    }
    Ok(())
}
