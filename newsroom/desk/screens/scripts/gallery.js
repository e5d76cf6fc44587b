// Galleries: the pictures of a folder, put into their order by buttons, keys or dragging.
import { address, ask, button, find, made, opened, post, said, tell, words } from "./desk.js";
import { body, form, insert, rememberCaret } from "./draft.js";
import { handIn } from "./files.js";

const dialog = find("gallery");
const list = find("gallery-pictures");
const GALLERY = /!\[[^\]]*\]\(<?\/?([^)\s"<>]+\/)>?(?:\s[^)]*)?\)/g;
let folder = "";
let dragged = null;

const named = () => [...body.value.matchAll(GALLERY)].map((match) => match[1]);

export function listGalleries() {
  find("galleries").replaceChildren(
    ...[...new Set(named())].map((one) => button(`${words["gallery-sort"]}: ${one}`, () => open(one))),
  );
}

function move(item, by) {
  const items = [...list.children];
  const place = items.indexOf(item) + by;
  if (place < 0 || place >= items.length) return;
  if (by < 0) items[place].before(item);
  else items[place].after(item);
  const values = { name: item.dataset.name, place: place + 1, count: items.length };
  find("gallery-state").textContent = said("gallery-place", values);
}

function item(name) {
  const made_ = made("li", { draggable: true }, made("img", { src: address("picture", { path: folder + name }), alt: "" }));
  made_.dataset.name = name;
  const step = (by, word, sign) =>
    button(sign, (event) => {
      move(made_, by);
      event.target.focus();
    }, { "aria-label": `${words[word]}: ${name}` });
  made_.append(made("span", {}, name), step(-1, "earlier", "↑"), step(1, "later", "↓"));
  made_.addEventListener("dragstart", () => {
    dragged = made_;
  });
  made_.addEventListener("dragover", (event) => {
    if (!dragged || dragged === made_) return;
    event.preventDefault();
    const { left, width } = made_.getBoundingClientRect();
    if (event.clientX < left + width / 2) made_.before(dragged);
    else made_.after(dragged);
  });
  made_.addEventListener("dragend", () => {
    dragged = null;
  });
  return made_;
}

// Show what is in the folder, and tell whether that is still what is asked for.
let asked = 0;
async function load() {
  const number = ++asked;
  const answer = await ask("gallery", { folder });
  const names = answer.ok ? await answer.json() : [];
  if (number !== asked) return false;
  list.replaceChildren(...names.map(item));
  find("gallery-keep").hidden = names.length < 2;
  find("gallery-set").hidden = !names.length || named().includes(folder);
  find("gallery-alt").parentElement.hidden = find("gallery-set").hidden;
  return true;
}

async function open(where) {
  folder = where;
  find("gallery-folder").textContent = folder;
  find("gallery-state").textContent = "";
  if (!(await load()) || dialog.open) return;
  rememberCaret();
  dialog.showModal();
}

const ownFolder = () => {
  const slug = (form.elements.slug?.value || form.elements.slug?.placeholder || opened.path)
    .replace(/.*\//, "")
    .replace(/\.md$/, "");
  return `images/${opened.now.slice(0, 7).replace("-", "/")}/${slug}/`;
};

let isKeeping = false;
async function changeOrder() {
  if (isKeeping) return; // the pictures have other names when it is done
  isKeeping = true;
  const names = [...list.children].map((one) => one.dataset.name);
  const answer = await post("gallery", { folder, names }).finally(() => {
    isKeeping = false;
  });
  const told = await answer.json();
  await load();
  find("gallery-state").textContent = answer.ok ? words["gallery-kept"] : (told.message ?? words.refused);
  body.dispatchEvent(new Event("input", { bubbles: true })); // the page shows the new order
}

find("gallery-new").addEventListener("click", () => open(named()[0] ?? ownFolder()));
find("gallery-add").addEventListener("click", () => find("gallery-files").click());
find("gallery-files").addEventListener("change", async ({ target }) => {
  const into = folder;
  for (const file of [...target.files]) await handIn(file, into);
  target.value = "";
  await load();
});
find("gallery-keep").addEventListener("click", changeOrder);
find("gallery-set").addEventListener("click", () => {
  dialog.close();
  const alt = find("gallery-alt").value.trim().replaceAll("[", "(").replaceAll("]", ")");
  insert(`![${alt}](/${folder})`, true);
});
find("gallery-close").addEventListener("click", () => dialog.close());
