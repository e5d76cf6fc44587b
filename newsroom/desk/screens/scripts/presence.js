// Who else has this article open: told while the page is open, for saves meet at one file.
import { self } from "./copies.js";
import { find, opened, post } from "./desk.js";

const PAUSE = 10_000; // milliseconds; the desk forgets a window after 30 seconds
const others = find("others");
const send = (isClosed) => post("presence", { path: opened.path, window: self, isClosed }, { keepalive: isClosed });

async function ask() {
  try {
    const answer = await send(false);
    if (!answer.ok) return;
    const { told } = await answer.json();
    if (others.textContent !== told) others.textContent = told;
  } catch {
    // The editor itself tells of a desk that does not answer.
  }
}

ask();
setInterval(ask, PAUSE);
addEventListener("pagehide", () => send(true));
addEventListener("pageshow", (event) => event.persisted && ask());
