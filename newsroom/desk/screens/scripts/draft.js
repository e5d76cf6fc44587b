// What is written in the form, and the copy of it that this browser keeps until it is saved.
import { addCopy, dropCopy, forgetCopy, keepCopy, leftCopies, takeCopy } from "./copies.js";
import { find, opened } from "./desk.js";

export const form = find("form");
export const body = find("body");

const values = () =>
  Object.fromEntries(
    [...form.elements].filter((one) => one.name && !one.disabled).map((one) => [one.name, one.value]),
  );

export const draft = {
  version: opened.version,
  correction: "",
  base: null, // the version that was opened, to merge with what somebody else makes of it
};

export const written = () => ({
  path: opened.path,
  version: draft.version,
  correction: draft.correction,
  fields: values(),
  body: body.value,
});

const noted = () => ({ fields: values(), body: body.value });

draft.base = noted();

// Set what is in the form; fields that it does not have are left alone.
export function fill({ fields = {}, body: text }) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name];
    if (!field || field.disabled || field.value === value) continue;
    if (field.tagName === "SELECT" && ![...field.options].some((one) => one.value === value)) {
      field.add(new Option(value, value));
    }
    field.value = value;
    field.dispatchEvent(new Event("filled"));
  }
  if (text !== undefined) body.value = text;
}

export const keep = () => keepCopy({ ...written(), base: draft.base });

export const forget = forgetCopy;

// Whether a copy says anything that is not in the form.
function isOther(copy) {
  const now = noted();
  const isChanged = copy.body !== now.body || Object.entries(copy.fields).some(([name, value]) => now.fields[name] !== value);
  return isChanged || Boolean(copy.correction);
}

const isSame = (one, other) =>
  one.body === other.body && Object.entries(one.fields).every(([name, value]) => (other.fields[name] ?? value) === value);

// What was written and not saved: the copy that was asked for, or this window's own, or the newer of
// what the browser has kept and what the desk has; and the others, which windows of their own show.
// Nothing is taken over where somebody has written meanwhile, as `isTouched` tells. `onLeft` is told
// of what another window has just left behind.
export async function kept(isTouched, onLeft) {
  const { copies, isShared } = await leftCopies((copy) => isOther(copy) && onLeft(copy));
  copies.filter((one) => !isOther(one)).forEach(dropCopy);
  const left = copies.filter(isOther);
  const asked = left.find((one) => `#${one.key}` === decodeURIComponent(location.hash));
  const there = opened.unsaved && isOther(opened.unsaved) ? opened.unsaved : null;
  // The desk is told a moment after this browser keeps it: only what another browser sent is newer.
  const isOlder = (one) => there && there.at - (one.at ?? 0) >= 10_000;
  const [first] = left;
  const best = asked ?? (first && (first.isOwn || !isOlder(first)) ? first : there);
  const unsaved = isTouched() ? null : best;
  if (unsaved?.key) takeCopy(unsaved);
  const same = left.filter((one) => one !== unsaved && unsaved && isSame(one, unsaved));
  same.forEach(dropCopy);
  const others = left.filter((one) => one !== unsaved && !same.includes(one));
  // What the next preview would write over; if other windows are open, it is theirs.
  const isLost = there && there !== unsaved && !isShared && (!unsaved || isOlder(unsaved));
  if (isLost && ![unsaved, ...left].some((one) => one && isSame(one, there))) others.push(addCopy(there));
  return { unsaved, others };
}

// Take over what the desk has made of a save, where nobody has typed on meanwhile.
export function adopt(sent, answered) {
  const now = written();
  if (draft.correction === sent.correction) draft.correction = "";
  const fields = Object.fromEntries(
    Object.entries(answered.fields).filter(([name]) => now.fields[name] === sent.fields[name]),
  );
  fill({ fields, body: now.body === sent.body ? answered.body : undefined });
  draft.base = { fields: { ...sent.fields, ...answered.fields }, body: answered.body };
  draft.version = answered.version;
  return JSON.stringify(now) === JSON.stringify(sent);
}

// A dialog that closes gives the focus back, and not always the caret: it is remembered before.
let caret = null;
export const rememberCaret = () => {
  caret = [body.selectionStart, body.selectionEnd];
};

// Write at the caret, so that it can be undone; in paragraphs of its own if `alone`.
export function insert(text, alone = false) {
  body.focus();
  if (caret) body.setSelectionRange(...caret);
  caret = null;
  const before = body.value.slice(0, body.selectionStart);
  const after = body.value.slice(body.selectionEnd);
  const lead = !alone || !before.trim() || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = !alone || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : after ? "\n\n" : "\n";
  if (!document.execCommand("insertText", false, lead + text + tail)) {
    body.setRangeText(lead + text + tail, body.selectionStart, body.selectionEnd, "end");
    body.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
