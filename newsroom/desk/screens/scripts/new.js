// A new article: what is asked depends on its kind; a correction asks for the article.
import { find, opened, post, tell, words } from "./desk.js";
import { readDates } from "./dates.js";

const form = find("form");
const CORRECTION = "correction";

function ask() {
  const kind = form.elements.kind.value;
  for (const row of form.querySelectorAll("[data-asked]")) {
    const name = row.dataset.asked;
    const asks = opened.asks[kind] ?? {};
    row.hidden = kind === CORRECTION ? name !== "of" : name === "of" || asks[name] === false;
    for (const one of row.querySelectorAll("[data-required]")) one.required = !row.hidden;
  }
}

let isBegun = false; // whoever presses twice begins one article
async function begin() {
  if (isBegun) return;
  isBegun = true;
  const sent = Object.fromEntries(new FormData(form));
  const isCorrection = sent.kind === CORRECTION;
  try {
    const answer = await post(isCorrection ? "correct" : "new", sent);
    const told = await answer.json();
    if (answer.ok) {
      location.assign(`/.newsroom/edit?path=${encodeURIComponent(told.path)}${isCorrection ? "#correct" : ""}`);
      return;
    }
    tell(told.message ? worded(told) : words.refused);
  } catch {
    tell(words.failed);
  }
  isBegun = false;
}

const worded = ({ message, path }) => (path ? `${message} (${path})` : message);

form.addEventListener("change", ask);
addEventListener("pageshow", () => {
  isBegun = false; // also of whoever comes back to the page as it was left
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  begin();
});
readDates();
ask();
