// What all scripts of the desk share: the data of the page, its words, and how the desk is asked.
const HOME = "/.newsroom/";

export const find = (id) => document.getElementById(id);
export const opened = JSON.parse(find("opened").textContent);
export const words = opened.words;

// Words with values: "{place} of {count}".
export const said = (name, values) =>
  words[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

export const address = (where, parameters) => `${HOME}${where}?${new URLSearchParams(parameters)}`;

export const ask = (where, parameters) => fetch(address(where, parameters));

export const post = (where, data) =>
  fetch(`${HOME}${where}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Newsroom-CSRF": opened.csrf },
    body: JSON.stringify(data),
  });

export const sendFile = (file, name, folder) =>
  fetch(address("upload", { folder }), {
    method: "POST",
    headers: {
      "Content-Type": "application/octet-stream",
      "X-Newsroom-CSRF": opened.csrf,
      "X-File-Name": encodeURIComponent(name),
    },
    body: file,
  });

// An element with its properties and what is in it.
export function made(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name.startsWith("aria-") || name === "for") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

export const button = (text, act, properties = {}) =>
  made("button", { type: "button", on: { click: act }, ...properties }, text);

// What happened, for those who see it and those who hear it.
export const tell = (text) => {
  find("state").textContent = text;
};
