// Corrections and withdrawals, a step at a time. Nothing is written before it is saved.
import { find, tell, words } from "./desk.js";
import { body, draft, form } from "./draft.js";

const set = (name, value) => {
  form.elements[name].value = value;
  form.elements[name].dispatchEvent(new Event("filled"));
  form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
};

function readCorrection() {
  const dialog = find("correcting");
  const open = () => {
    find("correcting-text").value = draft.correction;
    dialog.returnValue = "";
    dialog.showModal();
  };
  find("correct-open").addEventListener("click", open);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "go") return;
    draft.correction = find("correcting-text").value.trim();
    body.dispatchEvent(new Event("input", { bubbles: true }));
    body.focus();
    tell(words["correcting-next"]);
  });
  if (location.hash === "#correct") open();
}

function readWithdrawal() {
  const dialog = find("withdrawing");
  find("withdraw-open").addEventListener("click", () => {
    dialog.returnValue = "";
    dialog.showModal();
  });
  find("withdrawing-at").addEventListener("input", () => {
    find("withdrawing-later").checked = true;
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "go") return;
    const at = find("withdrawing-at").value.replace("T", " ");
    if (find("withdrawing-later").checked && at) set("expires", at);
    else set("status", "withdrawn");
    find("save").focus();
    tell(words["withdrawing-next"]);
  });
}

export function readSteps() {
  if (find("correct-open")) readCorrection();
  if (find("withdraw-open")) readWithdrawal();
}
