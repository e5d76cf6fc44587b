// The copies of unsaved texts in this browser: each window keeps its own, and finds those of windows
// that were closed. A window that is open holds a lock, by which the others know that it is.
import { opened } from "./desk.js";

const bytes = crypto.getRandomValues(new Uint8Array(12));
// What tells this window from all others, until it is loaded anew.
export const self = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");

const TEXT = ["newsroom-desk", opened.owner, opened.path].filter(Boolean).join(":");
const OWN = `${TEXT}:${self}`;
// A page that is loaded anew may be faster than the end of the one before it in this window.
const before = sessionStorage.getItem(TEXT);
sessionStorage.removeItem(TEXT);
addEventListener("pagehide", () => sessionStorage.setItem(TEXT, OWN));
navigator.locks?.request(OWN, () => new Promise(() => {}));

export function keepCopy(copy) {
  try {
    localStorage.setItem(OWN, JSON.stringify({ ...copy, at: Date.now() }));
  } catch {
    // The browser has no room, or keeps nothing: the desk keeps what it is sent for the preview.
  }
}

export const forgetCopy = () => localStorage.removeItem(OWN);

// A key of this text: one of a window, or what an earlier version of the desk has kept.
const isOfText = (key) => key === TEXT || (key.startsWith(`${TEXT}:`) && /^[0-9a-f]{24}$/.test(key.slice(TEXT.length + 1)));

function read(key) {
  try {
    return { key, ...JSON.parse(localStorage.getItem(key)) };
  } catch {
    localStorage.removeItem(key);
    return null;
  }
}

// The copies that no other window has, the newest first.
export async function leftCopies() {
  const locks = await navigator.locks?.query();
  const held = (locks?.held ?? []).map((one) => one.name).filter((name) => name !== before);
  return Object.keys(localStorage)
    .filter((key) => isOfText(key) && key !== OWN && !held.includes(key))
    .map(read)
    .filter((one) => one?.fields)
    .sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
}

export const dropCopy = ({ key }) => localStorage.removeItem(key);

// Take a copy over into this window.
export function takeCopy({ key }) {
  localStorage.setItem(OWN, localStorage.getItem(key));
  dropCopy({ key });
}
