// Authors and topics that the archive knows, offered while one is typed among others.
import { ask, find } from "./desk.js";
import { form } from "./draft.js";

const PAUSE = 120; // milliseconds

export function offerNames() {
  for (const field of form.querySelectorAll("[data-offers]")) {
    const list = find(field.getAttribute("list"));
    let waiting = 0;
    const offer = async () => {
      const typed = field.value.match(/^(.*[,;])?\s*([^,;]*)$/s);
      const answer = await ask("offers", {
        kind: field.dataset.offers,
        words: typed[2],
        lang: form.elements.lang?.value ?? "",
      });
      if (!answer.ok) return;
      const before = typed[1] ? `${typed[1]} ` : "";
      const names = (await answer.json()).filter((name) => !before.includes(name));
      list.replaceChildren(...names.map((name) => new Option(name, before + name)));
    };
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => offer().catch(() => list.replaceChildren()), PAUSE);
    };
    field.addEventListener("input", soon);
    field.addEventListener("focus", soon, { once: true });
  }
}
