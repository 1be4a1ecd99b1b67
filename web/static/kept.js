// Texts stay when the language is switched: for the next page alone, if it has the same form. Numbers and amounts do not, which each
// language writes in its own way, nor ticks and choices, which are meant for what stands beside them, nor what is no sentence.

const KEY = "kept";
const MS_MAX = 60000;
const TEXTS = "textarea:not([spellcheck=false]), input[type=text]:not([spellcheck=false])";
// With the version they were typed over, so that nothing is overwritten unseen.
const VERSIONS = "input[name=version], input[name=revision]";

export function start(main, switcher) {
  const forms = () => [...main.querySelectorAll("form[method=post]")];
  put(forms());
  const note = switcher.querySelector("[data-kept]");
  note.textContent = note.dataset.kept;
  switcher.addEventListener("submit", () => keep(forms(), main.querySelector("[data-of-fields]")));
}

function keep(forms, refused) {
  const kept = forms.map((form) => {
    const texts = [...form.querySelectorAll(TEXTS)].filter((field) => refused || field.value !== field.defaultValue);
    const fields = texts.length ? [...texts, ...form.querySelectorAll(VERSIONS)] : [];
    return [form.getAttribute("action"), fields.map(({ name, value }) => [name, value])];
  });
  sessionStorage.setItem(KEY, JSON.stringify([Date.now(), kept]));
}

function put(forms) {
  const [at, kept] = JSON.parse(sessionStorage.getItem(KEY) ?? "[0, []]");
  sessionStorage.removeItem(KEY);
  if (Date.now() - at > MS_MAX) return;
  kept.forEach(([action, fields], index) => {
    if (forms[index]?.getAttribute("action") !== action) return;
    for (const [name, value] of fields) {
      const field = forms[index].querySelector(`[name="${CSS.escape(name)}"]`);
      if (field) field.value = value;
    }
  });
}
