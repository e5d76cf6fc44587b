// Buttons of our own beside those of the vendored toolbar: marks that only this paper knows.
import { find } from "./desk.js";
import { body, insert } from "./draft.js";

function mark(below, quoted) {
  const lines = body.value.split("\n");
  const line = body.value.slice(0, body.selectionEnd).split("\n").length - 1;
  const end = lines.slice(0, line + 1).join("\n").length;
  body.setSelectionRange(end, end);
  insert(`\n${quoted && lines[line].startsWith(">") ? "> " : ""}${below}`);
}

const ACTS = {
  pull: () => mark("{: .pull }", false),
  credit: () => mark("{: .credit }", true),
  table: () => insert("|  |  |\n| --- | --: |\n|  |  |", true),
};

export function readToolbar() {
  for (const one of find("toolbar").querySelectorAll("[data-act]")) {
    one.addEventListener("click", ACTS[one.dataset.act]);
  }
}
