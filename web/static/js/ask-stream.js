// Shows the sentences of an answer as they come, then goes to the conversation. Without this script the form just posts.
const form = document.querySelector("form[data-stream]");

async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    buffer += value;
    let end;
    while ((end = buffer.indexOf("\n\n")) >= 0) {
      const block = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      const name = /^event: (.*)$/m.exec(block);
      const data = /^data: (.*)$/m.exec(block);
      if (name && data) yield [name[1], JSON.parse(data[1])];
    }
  }
}

// On the page of the conversation a new fragment alone would load nothing.
function show(path, fragment) {
  if (location.pathname === path) {
    location.hash = fragment;
    location.reload();
  } else {
    location.assign(path + fragment);
  }
}

async function ask(live) {
  const given = new FormData(form);
  const response = await fetch(form.dataset.stream, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
    body: JSON.stringify({ question: given.get("question"), conversation: given.get("conversation") || null }),
  });
  if (!response.ok) throw new Error(String(response.status));
  live.textContent = "";
  for await (const [name, data] of events(response)) {
    if (name === "sentence") {
      const line = document.createElement("p");
      line.textContent = data.text;
      live.append(line);
    } else if (name === "done") {
      show(`${form.dataset.pages}/${encodeURIComponent(data.conversation)}`, `#answer-${encodeURIComponent(data.id)}`);
      return;
    }
  }
  throw new Error("the stream ended early");
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const live = form.querySelector("[data-live]");
  const button = form.querySelector("button[type=submit]");
  live.textContent = form.dataset.waiting;
  button.setAttribute("aria-disabled", "true");
  try {
    await ask(live);
  } catch {
    form.submit(); // the plain way tells what is wrong, in words
  }
});
