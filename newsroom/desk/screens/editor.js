// The editor: what is typed is previewed after a pause, kept in this browser, and saved on demand.
const PAUSE = 150; // milliseconds; with the time that a page takes, well below 300
const opened = JSON.parse(document.getElementById("opened").textContent);
const form = document.getElementById("form");
const body = document.getElementById("body");
const state = document.getElementById("state");
const pane = document.getElementById("pane");
const kept = document.getElementById("kept");
const conflict = document.getElementById("conflict");
const KEEP = `newsroom-desk:${opened.path}`;
let version = opened.version;

const written = () => ({
  path: opened.path,
  version,
  fields: Object.fromEntries(
    [...form.elements].filter((one) => one.name && !one.disabled).map((one) => [one.name, one.value]),
  ),
  body: body.value,
});
const fill = ({ fields, body: text }) => {
  for (const [name, value] of Object.entries(fields)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  body.value = text;
};
const send = (where, data) =>
  fetch(`/.newsroom/${where}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Newsroom-CSRF": opened.csrf },
    body: JSON.stringify(data),
  });

function count() {
  for (const one of document.querySelectorAll("[data-counts]")) {
    const length = [...form.elements[one.dataset.counts].value].length;
    one.textContent = `${length} ${opened.words.characters}`;
  }
}

function toLine(line) {
  const lines = body.value.split("\n");
  const start = lines.slice(0, line - opened.bodyLine).join("\n").length + (line > opened.bodyLine);
  body.focus();
  body.setSelectionRange(start, start + (lines[line - opened.bodyLine] ?? "").length);
}

function tell(findings) {
  const list = document.getElementById("findings");
  document.getElementById("sound").hidden = findings.length > 0;
  list.replaceChildren(
    ...findings.map((one) => {
      const item = document.createElement("li");
      const text = document.createElement("span");
      text.className = one.isWarning ? "warned" : "wrong";
      text.textContent = `${one.message} → ${one.remedy}`;
      if (one.line >= opened.bodyLine) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `${opened.words.line} ${one.line}`;
        button.addEventListener("click", () => toLine(one.line));
        item.append(button, " ");
      } else if (one.line) item.append(`${opened.words.line} ${one.line}: `);
      const code = document.createElement("a");
      Object.assign(code, { href: one.explained, target: "_blank", textContent: one.code });
      item.append(text, " ", code);
      return item;
    }),
  );
}

function show(address) {
  for (const one of pane.querySelectorAll("iframe.waiting")) one.remove();
  if (!address) return;
  const frame = document.createElement("iframe");
  frame.className = "waiting";
  frame.setAttribute("sandbox", "");
  frame.title = opened.words.preview;
  frame.tabIndex = -1;
  frame.addEventListener("load", () => {
    // The old page stays until the new one is there, and the pane keeps its place.
    for (const one of pane.querySelectorAll("iframe:not(.waiting)")) one.remove();
    frame.className = "";
  });
  frame.src = address;
  pane.append(frame);
}

let asked = 0;
async function preview() {
  const number = ++asked;
  try {
    const answer = await send("preview", written());
    if (number !== asked || !answer.ok) return;
    const { findings, address, page } = await answer.json();
    tell(findings);
    document.getElementById("address").textContent = address;
    show(page);
  } catch {
    state.textContent = opened.words.failed;
  }
}

let waiting = 0;
function changed() {
  localStorage.setItem(KEEP, JSON.stringify(written()));
  state.textContent = opened.words.unsaved;
  count();
  clearTimeout(waiting);
  waiting = setTimeout(preview, PAUSE);
}

async function save() {
  try {
    const answer = await send("save", written());
    const told = await answer.json();
    if (answer.status === 409) {
      document.getElementById("theirs").value = told.text;
      conflict.dataset.version = told.version;
      conflict.hidden = false;
    } else if (answer.ok) {
      version = told.version;
      localStorage.removeItem(KEEP);
      kept.hidden = conflict.hidden = true;
      state.textContent = opened.words.saved;
    }
  } catch {
    state.textContent = opened.words.failed;
  }
}

form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("save").addEventListener("click", save);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    save();
  }
});
document.getElementById("merged").addEventListener("click", () => {
  version = conflict.dataset.version;
  save();
});
document.getElementById("discard").addEventListener("click", async () => {
  localStorage.removeItem(KEEP);
  await send("discard", written());
  location.reload();
});

const local = localStorage.getItem(KEEP);
const unsaved = local ? JSON.parse(local) : opened.unsaved;
if (unsaved) {
  fill(unsaved);
  // What was begun upon another version is told so when it is saved.
  version = unsaved.version ?? version;
  kept.hidden = false;
  state.textContent = opened.words.unsaved;
}
count();
preview();
