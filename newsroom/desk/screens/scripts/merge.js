// Two versions of one text: what only one of them has changed is agreed upon, the rest is chosen.
import { button, find, made, words } from "./desk.js";
import { draft, fill, written } from "./draft.js";

const both = (mine, theirs) => (mine && !mine.endsWith("\n") ? `${mine}\n` : mine) + theirs;

// One place at which the versions differ: side by side, and what becomes of it, to be edited.
function choice(label, [mine, theirs]) {
  const result = made("textarea", { value: mine, rows: Math.min(12, mine.split("\n").length + 1), "aria-label": `${label}: ${words.result}` });
  const side = (name, text) =>
    made(
      "div",
      { className: "side" },
      made("h4", {}, words[name]),
      made("p", {}, text || "–"),
      button(words[`take-${name}`], () => {
        result.value = text;
      }, { "aria-label": `${words[`take-${name}`]}: ${label}` }),
    );
  const place = made(
    "fieldset",
    { className: "choice" },
    made("legend", {}, label),
    made("div", { className: "sides" }, side("mine", mine), side("theirs", theirs)),
    button(words["take-both"], () => {
      result.value = both(mine, theirs);
    }, { "aria-label": `${words["take-both"]}: ${label}` }),
    result,
  );
  const isLine = mine.endsWith("\n") || theirs.endsWith("\n");
  const ended = (text) => (isLine && text && !text.endsWith("\n") ? `${text}\n` : text);
  return { place, isShown: true, value: () => ended(result.value) };
}

const agreed = (text) => ({
  isShown: text !== "",
  place: made("details", { className: "agreed" }, made("summary", {}, words.agreed), made("p", {}, text)),
  value: () => text,
});

// `sent` is what was to be saved; `changed` and `save` are the editor's.
export function showConflict({ version, fields, pieces }, sent, { changed, save }) {
  const ofFields = Object.entries(fields)
    .filter(([, [mine, theirs]]) => mine !== theirs)
    .map(([name, sides]) => [name, choice(words[name] ?? name, sides)]);
  let number = 0;
  const ofText = pieces.map(([mine, theirs]) =>
    mine === theirs ? agreed(mine) : choice(`${words.text} ${++number}`, [mine, theirs]),
  );
  find("differences").replaceChildren(
    ...[...ofFields.map(([, one]) => one), ...ofText].filter((one) => one.isShown).map((one) => one.place),
  );
  find("merged").onclick = () => {
    if (JSON.stringify(written()) !== JSON.stringify(sent)) {
      save(); // somebody has typed on: that is to be merged too
      return;
    }
    const settled = Object.entries(fields).map(([name, [mine]]) => [name, mine]);
    const chosen = ofFields.map(([name, one]) => [name, one.value()]);
    fill({
      fields: Object.fromEntries([...settled, ...chosen]),
      body: ofText.map((one) => one.value()).join(""),
    });
    draft.version = version;
    changed();
    save();
  };
  const section = find("conflict");
  section.hidden = false;
  section.querySelector("h2").focus();
}
