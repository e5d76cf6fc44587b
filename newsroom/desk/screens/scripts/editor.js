// The editor: what is typed is previewed after a pause, kept in this browser, and saved on demand.
import { button, find, opened, post, tell, words } from "./desk.js";
import { adopt, body, draft, fill, forget, form, keep, kept, written } from "./draft.js";
import { readDates } from "./dates.js";
import { readFiles } from "./files.js";
import { listGalleries } from "./gallery.js";
import { showConflict } from "./merge.js";
import { offerNames } from "./offers.js";
import { mirror, tellFindings } from "./findings.js";
import { showPage } from "./page.js";
import { readSteps } from "./steps.js";
import { readToolbar } from "./toolbar.js";
import { readVersions } from "./versions.js";

const PAUSE = 150; // milliseconds; with the time that a page takes, well below 300

function count() {
  for (const one of document.querySelectorAll("[data-counts]")) {
    const length = [...form.elements[one.dataset.counts].value].length;
    one.textContent = `${length} / ${one.dataset.most}`;
    one.classList.toggle("warned", length > Number(one.dataset.most));
  }
}

function showCorrection() {
  const note = find("correction-note");
  note.hidden = !draft.correction;
  note.replaceChildren(
    `${words["correction-waits"]} “${draft.correction}” `,
    button(words["correction-drop"], () => {
      draft.correction = "";
      changed();
    }),
  );
}

// What sends the text goes one after the other: else the desk keeps, or shows, an older one that came
// to it later, and takes what this window has saved itself for somebody else's.
let last = Promise.resolve();
const inTurn = (step) => (last = last.then(step, step));

let asked = 0;
function preview() {
  const number = ++asked;
  return inTurn(() => number === asked && lookAhead(number));
}

async function lookAhead(number) {
  try {
    const answer = await post("preview", written());
    const told = await answer.json();
    if (number !== asked) return;
    if (answer.status === 422) tell(told.message);
    if (!answer.ok) return;
    tellFindings(told.findings);
    find("address").textContent = told.address;
    showPage(told.page, told.findings.every((one) => one.isWarning));
    listGalleries();
    if (form.elements.slug && !opened.isPublic) {
      form.elements.slug.placeholder = told.address.replace(/.*[/#](?=[^/])|\/$/g, "");
    }
  } catch {
    if (number === asked) tell(words.failed);
  }
}

let waiting = 0;
export function changed() {
  keep();
  tell(words.unsaved);
  count();
  mirror();
  showCorrection();
  clearTimeout(waiting);
  waiting = setTimeout(preview, PAUSE);
}

// Whoever presses again while a save is under way means what has been typed meanwhile.
let isSaving = false;
let isPressed = false;
export async function save() {
  isPressed = true;
  if (isSaving) return;
  isSaving = true;
  let isLeft = true;
  while (isPressed && isLeft) {
    isPressed = false;
    isLeft = await inTurn(send);
  }
  isSaving = false;
}

// Save what is written, and tell whether something has been typed since that is not saved.
async function send() {
  const sent = written();
  try {
    const answer = await post("save", { ...sent, base: draft.base });
    const told = await answer.json();
    if (answer.status === 409) {
      showConflict(told, sent);
      tell(words.conflict);
    } else if (answer.ok) {
      if (draft.correction === sent.correction) draft.correction = "";
      const isAll = adopt({ ...sent, correction: "" }, told);
      if (isAll) {
        forget();
        tell(told.told || words.saved);
      } else {
        changed(); // somebody has typed on while it was saved
      }
      opened.bodyLine = told.bodyLine;
      find("kept").hidden = find("conflict").hidden = true;
      find("title").textContent = form.elements.title?.value || opened.path;
      count();
      mirror();
      showCorrection();
      preview();
      return !isAll;
    } else {
      tell(told.hasEnded ? words.ended : (told.message ?? words.refused));
    }
  } catch {
    tell(words.failed);
  }
  return false;
}

function restore(unsaved) {
  fill(unsaved);
  // What was begun upon another version is told so when it is saved.
  draft.version = unsaved.version ?? draft.version;
  draft.base = unsaved.base ?? (draft.version === opened.version ? draft.base : null);
  draft.correction = unsaved.correction ?? "";
  find("kept").hidden = false;
  if (unsaved.at) find("kept-at").textContent = new Date(unsaved.at).toLocaleString(document.documentElement.lang);
  tell(words.unsaved);
}

readDates();
readToolbar();
readSteps();
readVersions();
readFiles();
offerNames();
const unsaved = kept();
if (unsaved) restore(unsaved);

form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
find("save").addEventListener("click", save);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});
find("discard").addEventListener("click", async () => {
  clearTimeout(waiting);
  await inTurn(() => post("discard", written()));
  forget();
  location.reload();
});
// A title or lead is one line, however long.
for (const one of form.querySelectorAll("textarea[name]")) {
  one.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  });
}
new ResizeObserver(mirror).observe(body);
count();
mirror();
showCorrection();
preview();
