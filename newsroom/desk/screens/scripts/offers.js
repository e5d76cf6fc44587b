// Authors and topics that the archive knows, offered while one is typed among others. A list of our
// own: that of browsers hides what was typed without its marks.
import { ask, find, made } from "./desk.js";
import { form } from "./draft.js";

const PAUSE = 120; // milliseconds
const LAST = /^(.*[,;])?\s*([^,;]*)$/s; // what stands before the name that is being typed, and that

function offerFor(field) {
  const list = find(field.getAttribute("aria-controls"));
  let waiting = 0;
  let chosen = -1;
  let asked = 0; // the answer to what was asked last counts, and none once a name is taken

  const show = (names) => {
    chosen = -1;
    asked++;
    field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-expanded", String(names.length > 0));
    list.hidden = names.length === 0;
    list.replaceChildren(
      ...names.map((name, place) => {
        const option = made("li", { id: `${list.id}-${place}` }, name);
        option.setAttribute("role", "option");
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault(); // the field keeps the focus
          take(name);
        });
        return option;
      }),
    );
  };
  const take = (name) => {
    const before = field.value.match(LAST)[1];
    field.value = before ? `${before} ${name}` : name;
    show([]);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(waiting);
  };
  const choose = (place) => {
    const options = [...list.children];
    chosen = (place + options.length) % options.length;
    options.forEach((one, number) => one.setAttribute("aria-selected", String(number === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[chosen].id);
  };
  const offer = async () => {
    const [, before = "", typed] = field.value.match(LAST);
    const number = ++asked;
    const answer = await ask("offers", {
      kind: field.dataset.offers,
      words: typed,
      lang: form.elements.lang?.value ?? "",
    });
    const names = answer.ok ? await answer.json() : [];
    if (number === asked && document.activeElement === field) show(names.filter((name) => !before.includes(name) && name !== typed));
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => offer().catch(() => show([])), PAUSE);
  });
  field.addEventListener("blur", () => show([]));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === "ArrowDown") offer().catch(() => show([]));
      return;
    }
    const acts = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => choose(chosen < 0 ? -1 : chosen - 1),
      Enter: () => chosen >= 0 && take(list.children[chosen].textContent),
      Escape: () => show([]),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
}

export const offerNames = () => form.querySelectorAll("[data-offers]").forEach(offerFor);
