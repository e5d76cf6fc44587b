// The copies of unsaved texts in this browser: each window keeps its own, and finds those of windows
// that were closed. A window that is open holds a lock, by which the others know that it is.
import { opened } from "./desk.js";

const TEXT = ["newsroom-desk", opened.owner, opened.path].filter(Boolean).join(":");
const PATIENCE = 5_000; // milliseconds in which the lock of a window goes that was just closed
const RELOAD = 2_000; // milliseconds in which a page that is loaded anew gets its lock

function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
}

const keyOf = (name) => `${TEXT}:${name}`;

// Hold the lock of a name while this page is open; false if another page goes on holding it.
const hold = (name, signal) =>
  new Promise((done) => {
    const held = () => {
      done(true);
      return new Promise(() => {});
    };
    navigator.locks.request(keyOf(name), { signal }, held).catch(() => done(false));
  });

// What tells this window from all others. It is known before as a page that is loaded anew; but a
// window that was made as a copy of another has that one's name, and needs one of its own.
async function ownName() {
  const known = sessionStorage.getItem(TEXT);
  if (known && (!navigator.locks || (await hold(known, AbortSignal.timeout(RELOAD))))) return known;
  const name = newName();
  sessionStorage.setItem(TEXT, name);
  if (navigator.locks) await hold(name);
  return name;
}

export const self = await ownName();
const OWN = keyOf(self);

export function keepCopy(copy) {
  try {
    localStorage.setItem(OWN, JSON.stringify({ ...copy, at: Date.now() }));
  } catch {
    // The browser has no room, or keeps nothing: the desk keeps what it is sent for the preview.
  }
}

export const dropCopy = ({ key }) => localStorage.removeItem(key);

export const forgetCopy = () => dropCopy({ key: OWN });

// Keep what the desk has from elsewhere as a copy of no window.
export function addCopy(copy) {
  const key = keyOf(newName());
  localStorage.setItem(key, JSON.stringify(copy));
  return { ...copy, key };
}

// Take a copy over into this window.
export function takeCopy({ key }) {
  if (key === OWN) return;
  localStorage.setItem(OWN, localStorage.getItem(key));
  dropCopy({ key });
}

// A key of this text: one of a window, or what an earlier version of the desk has kept.
const isOfText = (key) => key === TEXT || (key.startsWith(`${TEXT}:`) && /^[0-9a-f]{24}$/.test(key.slice(TEXT.length + 1)));

function read(key) {
  try {
    const copy = JSON.parse(localStorage.getItem(key));
    return copy && { ...copy, key, isOwn: key === OWN };
  } catch {
    dropCopy({ key });
    return null;
  }
}

async function heldByOthers() {
  const locks = await navigator.locks?.query();
  const names = [...(locks?.held ?? []), ...(locks?.pending ?? [])].map((one) => one.name);
  return names.filter((name) => name !== OWN && isOfText(name));
}

// Tell of a copy whose window was closed just now, and does not come back.
async function tellWhenLeft(key, onLeft) {
  const signal = AbortSignal.timeout(PATIENCE);
  const isLeft = await navigator.locks.request(key, { signal }, () => true).catch(() => false);
  if (!isLeft) return;
  await new Promise((done) => setTimeout(done, RELOAD));
  const copy = (await heldByOthers()).includes(key) ? null : read(key);
  if (copy) onLeft(copy);
}

// The copies that no other window has, this window's own, then the newest first; and whether other
// windows have some. `onLeft` is told of those that turn out to be left a moment later.
export async function leftCopies(onLeft) {
  const held = await heldByOthers();
  for (const key of new Set(held)) tellWhenLeft(key, onLeft);
  const copies = Object.keys(localStorage)
    .filter((key) => isOfText(key) && !held.includes(key))
    .map(read)
    .filter(Boolean)
    .sort((one, other) => other.isOwn - one.isOwn || (other.at ?? 0) - (one.at ?? 0));
  return { copies, isShared: held.length > 0 };
}
