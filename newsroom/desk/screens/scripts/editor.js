// The editor: what is typed is previewed after a pause, kept in this browser, and saved on demand.
import { button, find, made, opened, post, tell, words } from "./desk.js";
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

// Milliseconds after which an answer comes no more: those behind it go on. A save may be a commit,
// with what else the newsroom has run then.
const PREVIEW_S_PATIENCE = 15_000;
const SAVE_S_PATIENCE = 60_000;
const within = (patience) => ({ signal: AbortSignal.timeout(patience) });
const PAUSE = 60; // milliseconds: fingers that go on are back sooner than a page is there

// What is asked of the desk goes one after another: no save meets an earlier one that is still on
// its way, and no preview of before comes after it.
let last = Promise.resolve();
const inTurn = (act) => {
  last = last.then(act).catch(() => tell(words.failed));
  return last;
};

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

async function askPreview() {
  const answer = await post("preview", written(), within(PREVIEW_S_PATIENCE));
  const told = await answer.json();
  if (told.hasEnded) tell(words.ended);
  else if (!answer.ok && told.message) tell(told.message);
  return answer.ok ? told : null;
}

function showPreview(told) {
  const isSound = told.findings.every((one) => one.isWarning);
  tellFindings(told.findings);
  find("address").textContent = told.address;
  listGalleries();
  if (form.elements.slug && !opened.isPublic) {
    form.elements.slug.placeholder = told.address.replace(/.*[/#](?=[^/])|\/$/g, "");
  }
  return showPage(told.page, isSound);
}

// The next page is asked for when the last one is seen: a slow machine is late, and never behind.
let isPreviewing = false;
let isStale = false;
async function preview() {
  isStale = isPreviewing;
  if (isPreviewing) return;
  isPreviewing = true;
  try {
    const told = await inTurn(askPreview);
    if (told) await showPreview(told);
  } finally {
    isPreviewing = false;
  }
  if (isStale) preview();
}

let waiting = 0;
let isTouched = false;
function changed() {
  isTouched = true;
  keep();
  tell(words.unsaved);
  count();
  mirror();
  showCorrection();
  clearTimeout(waiting);
  waiting = setTimeout(preview, PAUSE);
}

// Save what is written, and tell whether something has been typed since that is not saved.
async function send() {
  const sent = written();
  const answer = await post("save", { ...sent, base: draft.base }, within(SAVE_S_PATIENCE));
  const told = await answer.json();
  if (answer.ok) return !takeOver(sent, told);
  if (answer.status === 409) {
    showConflict(told, sent, { changed, save });
    tell(words.conflict);
  } else {
    tell(told.hasEnded ? words.ended : (told.message ?? words.refused));
  }
  return false;
}

// Take over what was saved, and tell whether that is all that is written.
function takeOver(sent, told) {
  const isAll = adopt(sent, told);
  opened.bodyLine = told.bodyLine;
  find("kept").hidden = find("conflict").hidden = true;
  find("title").textContent = form.elements.title?.value || opened.path;
  if (!isAll) {
    changed(); // somebody has typed on while it was saved
    return false;
  }
  forget();
  if (told.isWhole !== opened.isWhole) {
    location.reload(); // its fields can be read now, or no more
    return true;
  }
  tell(told.told || words.saved);
  count();
  mirror();
  showCorrection();
  preview();
  return true;
}

// Whoever presses again while a save is under way means what has been typed meanwhile.
let isSaving = false;
let isPressed = false;
async function save() {
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

function restore(unsaved) {
  fill(unsaved);
  // What was begun upon another version is told so when it is saved.
  draft.version = unsaved.version ?? draft.version;
  draft.base = unsaved.base ?? (draft.version === opened.version ? draft.base : null);
  draft.correction = unsaved.correction ?? "";
  find("kept").hidden = false;
  if (unsaved.at) find("kept-at").textContent = atTime(unsaved.at);
  tell(words.unsaved);
}

const atTime = (at) => new Date(at).toLocaleString(document.documentElement.lang);

function showOther({ key, at }) {
  const href = `${location.pathname}${location.search}#${encodeURIComponent(key)}`;
  find("kept-others").append(" ", made("a", { href, target: "_blank" }, atTime(at)));
  find("kept-others").hidden = false;
}

readDates();
readToolbar();
readSteps();
readVersions();
readFiles();
offerNames();
form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
find("save").addEventListener("click", save);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});
find("discard").addEventListener("click", () => {
  clearTimeout(waiting);
  inTurn(async () => {
    await post("discard", written());
    forget();
    location.reload();
  });
});
// A title or lead is one line, however long.
for (const one of form.querySelectorAll("textarea[name]")) {
  one.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  });
}
new ResizeObserver(mirror).observe(body);
// A window about versions or pictures may ask in vain too.
addEventListener("unhandledrejection", () => tell(words.failed));
// Whoever types already goes on with that: what was kept opens in a window of its own then.
const { unsaved, others } = await kept(() => isTouched, showOther);
if (unsaved) restore(unsaved);
others.forEach(showOther);
count();
mirror();
showCorrection();
preview();
