// Pictures and documents: chosen, dropped or pasted, handed in, described, and set in.
import { address, find, said, sendFile, tell, words } from "./desk.js";
import { body, form, insert, rememberCaret } from "./draft.js";

const dialog = find("placing");
const input = find("files");
const waiting = [];

const IS_RECORDING = /\.(mp4|m4v|m4a|webm|mp3|ogg|oga|ogv|opus|wav|aac|flac)$/i;
// What would end the brackets or quotation marks in which words stand.
const inBrackets = (text) => text.trim().replaceAll("[", "(").replaceAll("]", ")");
const inQuotes = (text) => text.trim().replace(/"([^"]*)"/g, "“$1”").replaceAll('"', "”");

// Hand in a file; the answer is where it lies, or null, and then it was told why.
export async function handIn(file, folder = "") {
  tell(said("sending", { name: file.name }));
  try {
    const answer = await sendFile(file, file.name, folder);
    const told = await answer.json();
    if (answer.ok) return told;
    tell(told.message ?? words.refused);
    find("refusal-text").textContent = told.message ?? words.refused;
    find("refusal").showModal();
  } catch {
    tell(words.failed);
  }
  return null;
}

function place({ path, isPicture }) {
  const picture = find("placing-picture");
  picture.hidden = !isPicture;
  if (isPicture) picture.src = address("picture", { path });
  find("placing-file").textContent = path;
  find("placing-lead").hidden = !isPicture || !form.elements.image || form.elements.image.disabled;
  find("placing-caption").parentElement.hidden = !isPicture && !IS_RECORDING.test(path);
  find("placing-label").textContent = isPicture ? words["image-alt"] : words["link-words"];
  find("placing-alt").value = find("placing-caption").value = "";
  dialog.dataset.path = path;
  dialog.dataset.isPicture = isPicture;
  dialog.returnValue = "";
  rememberCaret();
  dialog.showModal();
  find("placing-alt").focus();
}

// One file at a time: where the one before is to stand is asked first, and a refusal is read first.
let isHandingIn = false;
async function next() {
  if (isHandingIn || dialog.open || find("refusal").open || !waiting.length) return;
  isHandingIn = true;
  const kept = await handIn(waiting.shift());
  isHandingIn = false;
  if (!kept) return;
  tell(said("kept-as", { path: kept.path }));
  place(kept);
}

export function handInAll(files) {
  waiting.push(...files);
  next();
}

function setFields(values) {
  for (const [name, value] of Object.entries(values)) {
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function setLead(path, alt, caption) {
  const isOther = form.elements.image.value !== path; // then what was in sight is elsewhere
  setFields({ image: path, "image-alt": alt, "image-caption": caption, ...(isOther && { "image-focus": "" }) });
  find("picture-fields").open = true;
  form.elements["image-credit"].focus();
}

// Where the picture was clicked at, in hundredths of its width and height.
function setFocus({ target, clientX, clientY }) {
  if (form.elements["image-focus"].disabled) return;
  const { left, top, width, height } = target.getBoundingClientRect();
  const share = (part, whole) => `${Math.max(0, Math.min(100, Math.round((100 * part) / whole)))}%`;
  setFields({ "image-focus": `${share(clientX - left, width)} ${share(clientY - top, height)}` });
}

export function showLead() {
  const path = form.elements.image?.value.trim().replace(/^\//, "") ?? "";
  const shown = find("lead-picture");
  if (!shown) return;
  shown.hidden = find("focus-hint").hidden = !path;
  const source = path ? address("picture", { path }) : "";
  if (path && shown.getAttribute("src") !== source) shown.src = source;
}

export function readFiles() {
  for (const one of document.querySelectorAll("[data-choose]")) {
    one.addEventListener("click", () => input.click());
  }
  input.addEventListener("change", () => {
    handInAll(input.files);
    input.value = "";
  });
  dialog.addEventListener("close", () => {
    const { path, isPicture } = dialog.dataset;
    const [alt, caption] = [find("placing-alt").value, find("placing-caption").value];
    const title = caption.trim() ? ` "${inQuotes(caption)}"` : "";
    const isShown = isPicture === "true" || IS_RECORDING.test(path);
    if (dialog.returnValue === "lead") setLead(path, alt.trim(), caption.trim());
    else if (dialog.returnValue === "text" && isShown) insert(`![${inBrackets(alt)}](/${path}${title})`, true);
    else if (dialog.returnValue === "text") insert(`[${inBrackets(alt) || path.split("/").pop()}](/${path})`);
    next();
  });
  find("refusal").addEventListener("close", next);
  const zone = find("paper");
  const takes = (event) => event.dataTransfer?.types.includes("Files");
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!takes(event)) return;
      event.preventDefault(); // else the browser leaves the page for the file
      zone.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => event.relatedTarget || zone.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    zone.classList.remove("over");
    if (!takes(event)) return;
    event.preventDefault();
    handInAll(event.dataTransfer.files);
  });
  body.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (!files.length || event.clipboardData.getData("text/plain")) return;
    event.preventDefault();
    handInAll(files);
  });
  form.elements.image?.addEventListener("input", showLead);
  form.elements.image?.addEventListener("filled", showLead);
  find("lead-picture")?.addEventListener("error", (event) => {
    event.target.hidden = find("focus-hint").hidden = true;
  });
  find("lead-picture")?.addEventListener("click", setFocus);
  showLead();
}
