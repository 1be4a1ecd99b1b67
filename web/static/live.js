// Live figures: when the campaign changes, the page is fetched again and its
// [data-live] parts are put in place. Forms are never touched.

const QUIET_MS = 400;
const SAY_AGAIN_MS = 15000;

export function listen(main) {
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  main.append(status);

  let source;
  let timer;
  let saidAt = 0;

  const open = () => {
    source = new EventSource(main.dataset.liveSource);
    source.addEventListener("next", soon);
    source.addEventListener("complete", () => source.close());
  };
  // Changes come in bursts near the close: wait for a quiet moment.
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, QUIET_MS);
  };
  const refresh = async () => {
    const page = await fetchPage().catch(() => null);
    if (!page || !putInPlace(page) || Date.now() - saidAt < SAY_AGAIN_MS) return;
    saidAt = Date.now();
    status.textContent = "";
    setTimeout(() => (status.textContent = main.dataset.liveSaid), 50);
  };

  open();
  // A hidden page listens to nothing, and catches up when looked at again.
  document.addEventListener("visibilitychange", () => {
    source.close();
    if (document.hidden) return;
    open();
    soon();
  });
}

async function fetchPage() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
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
