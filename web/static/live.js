// Live figures: when the campaign changes, the page is fetched again and its
// [data-live] parts are put in place. Forms are never touched.

const QUIET_MS = 400;
const QUIET_MS_MAX = 3000;
const AGAIN_MS = 1000;
const AGAIN_MS_MAX = 60000;
const SAY_AGAIN_MS = 15000;

export function listen(main) {
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  main.append(status);

  let source;
  let timer;
  let latest = 0;
  let again;
  let failures = 0;
  let saidAt = 0;
  let over = false;

  const open = (first) => {
    let words = 0;
    source = new EventSource(main.dataset.liveSource);
    source.addEventListener("next", ({ data }) => {
      words += 1;
      if (words > 1) failures = 0;
      // The first word tells how it is, which is what the page shows unless something changed while it came.
      if (!first || words > 1 || stateIn(data) !== main.dataset.liveState) soon();
      main.dataset.liveHeard = words;
    });
    source.addEventListener("complete", later);
    source.addEventListener("error", later);
  };
  // A server that went away comes back, but not to everybody in the same second.
  const later = () => {
    close();
    const wait = Math.min(AGAIN_MS_MAX, AGAIN_MS * 2 ** failures);
    failures += 1;
    if (!over && !document.hidden) again = setTimeout(() => open(false), wait * (0.5 + Math.random()));
  };
  // Nobody is signed in here any more: nothing can be fetched, and what was typed stays where it is.
  const end = () => {
    over = true;
    close();
    const notice = document.querySelector("[data-live-ended]");
    notice.hidden = false;
    status.textContent = notice.textContent;
  };
  const close = () => {
    source.close();
    clearTimeout(again);
  };
  // Changes come in bursts near the close: wait for a quiet moment, but not for ever.
  const soon = () => {
    const now = Date.now();
    latest ||= now + QUIET_MS_MAX;
    clearTimeout(timer);
    timer = setTimeout(refresh, Math.min(QUIET_MS, Math.max(0, latest - now)) + Math.random() * QUIET_MS);
  };
  const refresh = async () => {
    latest = 0;
    const page = await fetchPage(main.dataset.livePage).catch(() => null);
    if (page === "unknown") return end();
    if (!page) return;
    const fresh = page.querySelector("main");
    over = !fresh.dataset.liveSource;
    if (over) close();
    const moved = phase(fresh) !== phase(main) && showMoved();
    if ((!putInPlace(page) && !moved) || (!moved && Date.now() - saidAt < SAY_AGAIN_MS)) return;
    saidAt = Date.now();
    status.textContent = "";
    setTimeout(() => (status.textContent = moved || main.dataset.liveSaid), 50);
  };

  open(true);
  // A hidden page listens to nothing, and catches up when looked at again.
  document.addEventListener("visibilitychange", () => {
    close();
    if (document.hidden || over) return;
    failures = 0;
    open(false);
  });
}

// The campaign's own values, in the order in which the page has them.
function stateIn(data) {
  const answer = JSON.parse(data).data ?? {};
  return Object.values(Object.values(answer)[0] ?? {}).join(" ");
}

// Once the campaign has ended the page listens to nothing, and names no state.
const phase = (main) => main.dataset.liveState?.split(" ")[0];

// The page is for another phase than the forms on it: says so, once.
function showMoved() {
  const notice = document.querySelector("[data-live-moved]");
  if (!notice?.hidden) return "";
  notice.hidden = false;
  return notice.textContent;
}

async function fetchPage(path) {
  const answer = await fetch(path, { headers: { accept: "text/html" } });
  if (answer.redirected && new URL(answer.url).pathname === "/sign-in") return "unknown";
  if (!answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// What the server last said, by part: what a reader opened since is not a change.
const shown = new Map();

function putInPlace(page) {
  let changed = false;
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${CSS.escape(old.dataset.live)}"]`);
    const busy = old.contains(document.activeElement) || old.querySelector("form");
    if (!fresh || busy) continue;
    const said = fresh.innerHTML;
    if (said === (shown.get(old.dataset.live) ?? old.innerHTML)) continue;
    shown.set(old.dataset.live, said);
    const opened = [...old.querySelectorAll("details")].map((details) => details.open);
    fresh.querySelectorAll("details").forEach((details, index) => (details.open = opened[index] ?? details.open));
    old.replaceWith(document.adoptNode(fresh));
    changed = true;
  }
  return changed;
}
