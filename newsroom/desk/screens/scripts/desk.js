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

// `options` are those of fetch: `keepalive` sends even while the page is closed.
const sent = (where, body, headers, options, csrf) =>
  fetch(where, { method: "POST", headers: { ...headers, "X-Newsroom-CSRF": csrf }, body, ...options });

// Whoever has logged in again in another window goes on in this one: with that session's token.
// It is compared with the one that was sent, for another request may have learnt it meanwhile.
async function send(where, body, headers, options = {}) {
  const { csrf: first } = opened;
  const answer = await sent(where, body, headers, options, first);
  if (answer.status !== 403) return answer;
  const session = await fetch(`${HOME}session`, { redirect: "error" }).catch(() => null);
  if (session?.ok) opened.csrf = (await session.json()).csrf;
  return opened.csrf === first ? answer : sent(where, body, headers, options, opened.csrf);
}

export const post = (where, data, options) =>
  send(`${HOME}${where}`, JSON.stringify(data), { "Content-Type": "application/json" }, options);

export const sendFile = (file, name, folder) =>
  send(address("upload", { folder }), file, {
    "Content-Type": "application/octet-stream",
    "X-File-Name": encodeURIComponent(name),
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
