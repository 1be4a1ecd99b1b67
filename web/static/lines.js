// Adds and removes lines of a form in place; without it the same buttons ask the server.

const INDEX = /\.(\d+)\./;

export function start() {
  for (const box of document.querySelectorAll("[data-lines]")) {
    box.addEventListener("click", (event) => {
      const add = event.target.closest("[data-add-line]");
      const remove = event.target.closest("[data-remove-line]");
      if (add && addLine(box)) event.preventDefault();
      if (remove && removeLine(box, remove.closest("[data-line]"))) event.preventDefault();
    });
  }
}

const linesOf = (box) => [...box.querySelectorAll("[data-line]")];
const firstInput = (part) => part?.querySelector("input:not([type=hidden]), select, textarea");

function addLine(box) {
  const template = box.querySelector("template[data-line-template]");
  const lines = linesOf(box);
  if (!template || lines.length >= Number(box.dataset.linesMax || 50)) return false;
  const used = [...box.querySelectorAll("[name]")].map((field) => Number(field.name.match(INDEX)?.[1] ?? -1));
  const next = Math.max(-1, ...used) + 1;
  const fresh = document.createElement("template");
  fresh.innerHTML = template.innerHTML.replaceAll("__N__", next).replaceAll("__NUMBER__", lines.length + 1);
  const line = fresh.content.firstElementChild;
  if (lines.length) lines.at(-1).after(line);
  else template.before(line);
  firstInput(line)?.focus();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function removeLine(box, line) {
  const lines = linesOf(box);
  if (!line || lines.length < 2) return false;
  const at = lines.indexOf(line);
  line.remove();
  firstInput(lines[at - 1] ?? lines[at + 1])?.focus();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}
