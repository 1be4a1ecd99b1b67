// Adds and removes lines of a form in place; without it the same buttons ask the server.

const INDEX = /\.(\d+)\./;
const KEY = /^fee-(\d+)$/;

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
const templateOf = (box) => box.querySelector("template[data-line-template]");
const firstInput = (part) => part?.querySelector("input:not([type=hidden]), select, textarea");
const after = (numbers) => Math.max(-1, ...numbers.map((number) => Number(number ?? -1))) + 1;

function addLine(box) {
  const template = templateOf(box);
  const lines = linesOf(box);
  if (!template || lines.length >= Number(box.dataset.linesMax || 50)) return false;
  const next = after([...box.querySelectorAll("[name]")].map((field) => field.name.match(INDEX)?.[1]));
  // A key stays taken while anything names it: a new fee must not inherit money meant for another.
  const keys = box.closest("form").querySelectorAll("[name$='.key'], [name$='.fee']");
  const key = after([...keys].map((field) => field.value.match(KEY)?.[1]));
  const fresh = document.createElement("template");
  fresh.innerHTML = template.innerHTML.replaceAll("__N__", next).replaceAll("__KEY__", key);
  const line = fresh.content.firstElementChild;
  if (lines.length) lines.at(-1).after(line);
  else template.before(line);
  number(box);
  firstInput(line)?.focus();
  return true;
}

function removeLine(box, line) {
  const lines = linesOf(box);
  if (!line || lines.length < 2) return false;
  const at = lines.indexOf(line);
  line.remove();
  number(box);
  firstInput(lines[at - 1] ?? lines[at + 1])?.focus();
  return true;
}

// Lines are called by their places, in the words of the template.
function number(box) {
  const model = templateOf(box)?.content.firstElementChild;
  const said = (part) => part?.querySelector("[data-remove-line] .unseen");
  linesOf(box).forEach((line, index) => {
    line.setAttribute("aria-label", model.getAttribute("aria-label").replace("__NUMBER__", index + 1));
    said(line).textContent = said(model).textContent.replace("__NUMBER__", index + 1);
  });
}
