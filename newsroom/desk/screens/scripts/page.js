// The page as readers will see it, in a frame in which no script runs.
import { find, words } from "./desk.js";

const LONGEST_WAIT = 400; // milliseconds; pictures may come later than the text

const pane = find("pane");

// `isSound` tells that nothing but its being a headline keeps the text from having a page.
export function showPage(address, isSound) {
  for (const one of pane.querySelectorAll("iframe.waiting")) one.remove();
  find("no-page").textContent = address ? "" : words[isSound ? "headline-page" : "no-page"];
  if (!address && isSound) pane.replaceChildren();
  pane.hidden = !address && !pane.firstElementChild; // the last page that was sound stays
  if (!address) return;
  const frame = document.createElement("iframe");
  frame.className = "waiting";
  frame.setAttribute("sandbox", "");
  frame.title = words.preview;
  frame.tabIndex = -1;
  const show = () => {
    if (!frame.isConnected || frame.className === "") return;
    // The old page stays until the new one is there, and the pane keeps its place.
    for (const one of pane.querySelectorAll("iframe:not(.waiting)")) one.remove();
    frame.className = "";
  };
  frame.addEventListener("load", show);
  setTimeout(show, LONGEST_WAIT);
  frame.src = address;
  pane.append(frame);
}
