// What only a script can do: hand the server's question to a passkey, and its answer to an ordinary form.

const can = window.PublicKeyCredential?.parseRequestOptionsFromJSON && navigator.credentials;

async function question(deed, input) {
  const args = input ? `(input: {requestKey: "${crypto.randomUUID()}"})` : "";
  const query = `mutation { ${deed}${args} { question { ceremony options } problems { message } } }`;
  const headers = { "content-type": "application/json", accept: "application/json" };
  const answer = await fetch("/graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
  const { data, errors } = await answer.json();
  const asked = data?.[deed];
  if (!asked?.question) throw new Error(asked?.problems[0]?.message ?? errors?.[0]?.message);
  return asked.question;
}

async function answer(form) {
  const adds = form.dataset.passkey === "add";
  const { ceremony, options } = await question(adds ? "askToAddPasskey" : "askPasskey", adds);
  const asked = JSON.parse(options);
  const given = adds
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
  form.elements.ceremony.value = ceremony;
  form.elements.answer.value = JSON.stringify(given);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!can) continue;
  form.hidden = false;
  document.querySelector("[data-passkey-none]")?.remove();
  const trouble = form.querySelector("[data-passkey-trouble]");
  const otherwise = trouble.textContent;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    try {
      await answer(form);
      form.submit();
    } catch (error) {
      // Whoever thought again knows why; whatever else it was, the sentence on the page says what to do instead.
      const known = error.name === "InvalidStateError" && trouble.dataset.known;
      trouble.textContent = (error.name === "Error" && error.message) || known || otherwise;
      trouble.hidden = false;
    }
  });
}
