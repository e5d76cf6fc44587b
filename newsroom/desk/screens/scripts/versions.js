// What has changed since an earlier version, and that version taken back into the editor.
import { ask, find, made, opened, post, said, tell, words } from "./desk.js";
import { body, fill, written } from "./draft.js";

const dialog = find("versions");
const choice = find("versions-choice");
const TAGS = { out: "del", in: "ins", same: "span" };

const label = ({ key, time, author, subject, isPublished }) =>
  [
    time,
    author,
    subject,
    key === "saved" ? words["version-saved"] : "",
    isPublished ? words["version-published"] : "",
  ]
    .filter(Boolean)
    .join(" · ");

function show(changes) {
  find("versions-none").hidden = changes.length > 0;
  find("versions-changes").replaceChildren(
    ...changes.map(([line, parts]) =>
      made(
        "div",
        { className: "change" },
        made("h3", {}, `${words.line} ${line}`),
        made("p", {}, ...parts.map(([kind, text]) => made(TAGS[kind], {}, text))),
      ),
    ),
  );
}

let asked = 0;
async function compare() {
  const number = ++asked;
  const answer = await post("compare", { ...written(), key: choice.value });
  const told = await answer.json();
  if (number !== asked) return; // another version has been chosen
  if (answer.ok) show(told.changes);
  else tell(told.message ?? words.refused);
}

async function open() {
  const answer = await ask("versions", { path: opened.path });
  if (!answer.ok) {
    tell(words.refused);
    return;
  }
  const found = await answer.json();
  choice.replaceChildren(...found.map((one) => new Option(label(one), one.key)));
  const published = found.find((one) => one.isPublished);
  choice.value = (published ?? found[0]).key;
  find("versions-unknown").hidden = Boolean(published) || !opened.isPublic;
  if (!dialog.open) dialog.showModal();
  await compare();
}

async function takeBack() {
  const [{ text: time }] = choice.selectedOptions;
  const answer = await ask("version", { path: opened.path, key: choice.value });
  if (!answer.ok) {
    tell(words.refused);
    return;
  }
  const version = await answer.json();
  fill(version);
  dialog.close();
  body.dispatchEvent(new Event("input", { bubbles: true }));
  tell(said("taken-back", { time }));
}

export function readVersions() {
  find("versions-open").addEventListener("click", open);
  choice.addEventListener("change", compare);
  find("versions-take").addEventListener("click", takeBack);
  find("versions-close").addEventListener("click", () => dialog.close());
}
