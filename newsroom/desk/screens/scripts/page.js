// The page as readers will see it, in a frame in which no script runs.
import { find, made, words } from "./desk.js";

const LONGEST_WAIT = 1000; // milliseconds; pictures may come later than the text

const pane = find("pane");
let shown = () => {}; // tells whoever waits for the page that loads

// Two frames take turns: one shows the last page while the other loads the next. A new frame for
// each page would begin a process of the browser: that took longer than all else.
function frames() {
  const found = [...pane.children];
  if (found.length) return found;
  const both = [1, 2].map(() => {
    const frame = made("iframe", { className: "waiting", title: words.preview, tabIndex: -1 });
    frame.setAttribute("sandbox", "");
    frame.addEventListener("load", () => "loads" in frame.dataset && show(frame));
    return frame;
  });
  pane.replaceChildren(...both);
  return both;
}

// The old page stays until the new one is there, and the pane keeps its place.
function show(frame) {
  delete frame.dataset.loads;
  for (const one of frames()) one.className = one === frame ? "" : "waiting";
  shown();
}

// Show the page at an address, and return when it is seen. `isSound` tells that nothing but its
// being a headline keeps the text from having a page.
export async function showPage(address, isSound) {
  find("no-page").textContent = address ? "" : words[isSound ? "headline-page" : "no-page"];
  if (!address && isSound) pane.replaceChildren();
  pane.hidden = !address && !pane.firstElementChild; // the last page that was sound stays
  if (!address) return;
  const frame = frames().find((one) => one.className);
  frame.dataset.loads = "";
  frame.contentWindow.location.replace(address); // so that “back” leads to where one came from
  await new Promise((resolve) => {
    const isFirst = frames().every((one) => one.className); // nothing stands there that could stay
    const late = setTimeout(() => show(frame), isFirst ? 0 : LONGEST_WAIT);
    shown = () => {
      clearTimeout(late);
      resolve();
    };
  });
}
