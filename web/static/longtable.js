// Comfort only: every page works without scripts.

const main = document.querySelector("main");
if (main?.dataset.liveSource) import("./live.js").then((live) => live.listen(main));
if (document.querySelector("[data-passkey]")) import("./passkeys.js");
if (document.querySelector("[data-lines]")) import("./lines.js").then((lines) => lines.start());
const switcher = document.querySelector("form.language");
if (switcher) import("./kept.js").then((kept) => kept.start(main, switcher));

// The person menu closes as menus do.
const menu = document.querySelector("details.menu");
if (menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
