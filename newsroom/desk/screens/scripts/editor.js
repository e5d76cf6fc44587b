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

let asked = 0;
async function preview() {
  const number = ++asked;
  try {
    const answer = await post("preview", written());
    if (number !== asked) return;
    const told = await answer.json();
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
    tell(words.failed);
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

export async function save() {
  const sent = written();
  try {
    const answer = await post("save", { ...sent, base: draft.base });
    const told = await answer.json();
    if (answer.status === 409) {
      showConflict(told, sent);
      tell(words.conflict);
    } else if (answer.ok) {
      draft.correction = "";
      if (adopt({ ...sent, correction: "" }, told)) {
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
    } else {
      tell(told.hasEnded ? words.ended : (told.message ?? words.refused));
    }
  } catch {
    tell(words.failed);
  }
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
  await post("discard", written());
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
