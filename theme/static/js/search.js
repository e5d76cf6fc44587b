// The search page: what readers type and choose, the address that keeps it, and what is shown.
// Results that are asked for at once.
const FIRST = 4;
const SCREENFUL = matchMedia("(min-width: 60rem)").matches ? 8 : 4;
const NEXT = 10;
// Milliseconds without a keystroke before anything is asked.
const PAUSE = 100;

const part = (id) => document.getElementById(id);
const form = part("search"), field = part("q"), found = part("found"), list = part("results");
const words = found.dataset;
const sectionNames = Object.fromEntries(
  [...form.elements.section.options].slice(1).map(({ value, text }) => [value, text]),
);
const sections = Object.fromEntries(
  Object.entries(sectionNames).map(([slug, name]) => [slug, folded(name)]),
);
const archive = new Archive(form.dataset.directory);
const numbers = new Intl.NumberFormat(document.documentElement.lang);
let walk = null, timer = 0, opening = null, turns = 0;

const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const count = (number) => numbers.format(number);

function asked(areWords) {
  const { section, from, to, topic, author } = form.elements;
  const query = parse(field.value, sections, areWords);
  for (const one of [section, topic, author]) {
    if (one.value.trim()) query.labels.push(labelOf(one.name, one.value, sections));
  }
  query.typedYear = query.to;
  query.from ||= from.value;
  query.to ||= to.value;
  return query;
}

// The address says all that is asked, so that it can be kept, sent and gone back to.
function address() {
  const values = [...new FormData(form)].filter(([, value]) => value.trim());
  const query = new URLSearchParams(values).toString();
  return form.getAttribute("action") + (query && `?${query}`);
}

function fill() {
  const values = new URLSearchParams(location.search);
  for (const one of form.elements) if (one.name) one.value = values.get(one.name) ?? "";
  const isFiltered = [...values].some(([name, value]) => name !== "q" && value);
  if (isFiltered) form.querySelector("details").open = true;
}

const open = () => (opening ??= archive.open().finally(() => (opening = null)));

async function search(isAgain = false) {
  clearTimeout(timer);
  if (walk) walk.isStopped = true;
  const isAsking = address() !== form.getAttribute("action");
  found.hidden = !isAsking;
  part("ways").hidden = isAsking;
  if (!isAsking) {
    walk = null;
    return;
  }
  if (typeof DecompressionStream === "undefined") {
    tell(words.old);
    part("ways").hidden = false;
    return;
  }
  await attempt(async () => {
    if (!archive.segments) await open();
    const mine = (walk = new Walk(archive, asked(), form.elements.sort.value === "date"));
    if (mine.isEmpty && !mine.query.typedYear && !mine.query.from && !mine.query.to) {
      tell("");
      list.replaceChildren();
      return;
    }
    await start(mine);
  }, isAgain);
}

async function start(mine) {
  mine.isTyped = document.activeElement === field && /[\p{L}\p{N}]$/u.test(field.value);
  await look(mine);
  if (mine.isTyped && !mine.hits.length && mine === walk) {
    // The last word may not be typed to its end; else its words may stand apart.
    const whole = await completion(archive, mine.query);
    if (mine !== walk) return;
    if (whole) {
      walk = new Walk(archive, whole, mine.isByDate);
      await look(walk);
      if (walk.query === whole) propose(mine, whole);
      return;
    }
    mine.isTyped = false;
    await look(mine);
  }
  // A year that narrows the time to no title may have been a word: "the plan of 2010".
  if (mine !== walk || mine.isTitled || !mine.query.typedYear) return;
  const other = new Walk(archive, asked(true), mine.isByDate);
  await other.more();
  if (mine !== walk || (!other.isTitled && mine.hits.length && !mine.isLoose)) return;
  walk = other;
  await look(other, true);
}

async function look(mine, isLooked = false) {
  tell(words.searching);
  part("meant").hidden = part("more").hidden = part("earlier").hidden = true;
  let isEarly = false;
  const early = (hits) => {
    if (mine !== walk) return;
    if (hits.length && !isEarly && !phrases(mine.query).length) {
      isEarly = true;
      showEarly(mine, hits.slice(0, FIRST));
    } else if (!hits.length) tell(say(words.deeper, { items: count(mine.searched.items) }));
  };
  if (!isLooked) await mine.more(early);
  if (mine !== walk) return;
  mine.isShown = true;
  mine.shown = 0;
  // All that comes first is asked for at once; the first of it is shown as soon as it is there.
  for (const { segment, item } of mine.hits.slice(0, FIRST)) {
    archive.document(segment, item).catch(() => {});
  }
  const rows = await take(mine, isEarly ? FIRST : 1);
  if (mine !== walk) return;
  list.replaceChildren(...rows);
  for (const most of [FIRST, SCREENFUL]) {
    const others = await take(mine, most - mine.shown);
    // Something else is asked by now, and shown.
    if (mine !== walk) return;
    list.append(...others);
  }
  report(mine);
  if ((!mine.hits.length && !mine.isTyped) || mine.isLoose) await suggest(mine);
}

// Shows the hits of the newest segments while older ones are still looked through.
async function showEarly(mine, hits) {
  const rows = await rowsOf(hits, mine.query).catch(() => []);
  if (mine === walk && !mine.isShown && rows.length) list.replaceChildren(...rows);
}

async function rowsOf(hits, query) {
  const documents = hits.map(({ segment, item }) => archive.document(segment, item));
  return (await Promise.all(documents)).map((one, at) => row(one, query, hits[at].isScattered));
}

// What fails is told, and can be tried again.
async function attempt(step, isAgain) {
  const turn = ++turns;
  part("retry").hidden = true;
  try {
    await step();
  } catch (error) {
    // Something else is asked by now.
    if (turn !== turns) return;
    // What is on its way may fail as well.
    archive.fetched.clear();
    // A newer edition has been published since: its files have other names.
    if (/^404$/.test(error.message) && !isAgain) {
      archive.segments = null;
      await search(true);
      return;
    }
    tell(navigator.onLine ? words.error : words.offline);
    part("retry").hidden = false;
  }
}

// Makes the next results. Those that lack a quoted phrase after all are passed over.
async function take(mine, most) {
  const rows = [];
  while (rows.length < most && mine.shown < mine.hits.length) {
    const hits = mine.hits.slice(mine.shown, mine.shown + most - rows.length);
    mine.shown += hits.length;
    const sure = await Promise.all(hits.map((hit) => holds(archive, hit, mine.query)));
    const kept = hits.filter((_, at) => sure[at]);
    mine.hits = mine.hits.filter((hit) => kept.includes(hit) || !hits.includes(hit));
    mine.shown -= hits.length - kept.length;
    rows.push(...(await rowsOf(kept, mine.query)));
  }
  return rows;
}

function row({ title, url, stamp, datetime, section, lead, picture }, query, isScattered) {
  const one = part("result").content.firstElementChild.cloneNode(true);
  const [link, filed] = one.querySelectorAll("a");
  link.href = url;
  link.append(...marked(title, query, isScattered));
  if (/^https?:/.test(url)) link.rel = "external";
  const opening = one.querySelector(".lead");
  if (lead) opening.append(...marked(lead, query, isScattered));
  else opening.remove();
  const time = one.querySelector("time");
  time.dateTime = datetime;
  time.textContent = stamp;
  filed.textContent = sectionNames[section] ?? section;
  filed.href = `${form.getAttribute("action").replace(/[^/]+\/$/, "")}${section}/`;
  const place = one.querySelector(".picture");
  if (picture) place.append(thumbnail(picture));
  else place.remove();
  return one;
}

// Decoration: what is on it, nobody has told the index.
function thumbnail(address) {
  const image = new Image(240, 160);
  Object.assign(image, { alt: "", loading: "lazy", decoding: "async", src: address });
  return image;
}

// A text with the words marked that stand side by side as in the query, or if scattered, each.
function marked(text, query, isScattered) {
  const terms = query.terms.filter((term) => !term.isOut);
  const wanted = terms.map((term) => term.words.map((word) => word.folded));
  const single = new Set(wanted.filter((term) => term.length === 1).flat());
  const any = new Set(wanted.flat());
  const pairsOf = (term) => term.slice(1).map((word, at) => `${term[at]} ${word}`);
  const pairs = new Set(wanted.flatMap(pairsOf));
  const there = wordsIn(text);
  const beside = (at) =>
    pairs.has(`${there[at - 1]?.folded} ${there[at].folded}`) ||
    pairs.has(`${there[at].folded} ${there[at + 1]?.folded}`);
  const rows = there.filter(({ folded: word }, at) => single.has(word) || beside(at));
  const hits = isScattered ? there.filter(({ folded: word }) => any.has(word)) : rows;
  const parts = [];
  let end = 0;
  for (const { start, end: stop } of hits) {
    const gap = text.slice(end, start);
    if (parts.length && !gap.trim()) parts.at(-1).append(gap + text.slice(start, stop));
    else {
      const mark = document.createElement("mark");
      mark.append(text.slice(start, stop));
      parts.push(gap, mark);
    }
    end = stop;
  }
  return [...parts, text.slice(end)];
}

const tell = (text) => (part("status").textContent = text);

function report(mine) {
  const { items, year } = mine.searched;
  const { from, to } = mine.query;
  const values = { hits: count(mine.hits.length), items: count(items), year };
  const [first, last] = [from || mine.years.at(-1), to || mine.years[0]];
  values.years = first === last ? first : `${first}–${last}`;
  if (!mine.hits.length) tell(`${say(words.none, values)} ${words.hint}`);
  else if (mine.isLoose) tell(words.loose);
  else if (!mine.isAtEnd) tell(say(mine.hasTitles ? words.titles : words.count, values));
  else tell(say(from || to ? words.within : words.whole, values));
  part("ways").hidden = mine.hits.length > 0;
  part("more").hidden = mine.shown >= mine.hits.length;
  part("earlier").hidden = mine.isOver;
  part("earlier").textContent = mine.isAtEnd ? words.apart : words.earlier;
  if (mine.query.typedYear) offer(say(words.year, { year: to }), field.value.replace(to, `"${to}"`));
}

function offer(text, value, isMeant) {
  const link = document.createElement("a");
  const there = new URL(address(), location);
  there.searchParams.set("q", value);
  link.href = there.pathname + there.search;
  link.textContent = isMeant ? value : text;
  link.onclick = (event) => {
    event.preventDefault();
    field.value = value;
    submit();
    field.focus();
  };
  part("meant").replaceChildren(...(isMeant ? [`${text} `, link, "?"] : [link]));
  part("meant").hidden = false;
}

async function suggest(mine) {
  const better = await correction(archive, mine.query).catch(() => null);
  if (better && mine === walk) propose(mine, better);
}

function propose(mine, better) {
  let text = field.value;
  better.terms.forEach((term, place) =>
    term.words.forEach((word, at) => {
      const old = mine.query.terms[place].words[at];
      if (word.folded === old.folded) return;
      const there = wordsIn(normalise(text)).find((one) => one.folded === old.folded);
      if (there) text = text.slice(0, there.start) + word.folded + text.slice(there.end);
    }),
  );
  if (text !== field.value) offer(words.meant, text, true);
}

function submit() {
  if (address() !== location.pathname + location.search) history.pushState(null, "", address());
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
// While a query is typed it is one step back, not one a letter.
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const isFirst = !new URLSearchParams(location.search).get("q");
    history[isFirst ? "pushState" : "replaceState"](null, "", address());
    search();
  }, PAUSE);
});
form.addEventListener("change", (event) => {
  if (event.target !== field && event.target.name) submit();
});
addEventListener("popstate", () => {
  fill();
  search();
});
addEventListener("online", () => part("retry").hidden || search());
part("retry").addEventListener("click", () => search());

// Adds results. Who presses again meanwhile has asked for the same ones. Focus goes to the first.
function extend(step) {
  const mine = walk;
  if (mine.isBusy) return;
  mine.isBusy = true;
  attempt(async () => {
    const rows = await step(mine).finally(() => (mine.isBusy = false));
    if (mine !== walk) return;
    list.append(...rows);
    rows[0]?.querySelector("a").focus();
    report(mine);
  });
}

part("more").addEventListener("click", () => extend((mine) => take(mine, NEXT)));
part("earlier").addEventListener("click", () =>
  extend(async (mine) => {
    tell(words.searching);
    const rest = await take(mine, Infinity);
    await mine.more();
    return [...rest, ...(await take(mine, NEXT))];
  }),
);

const shortcut = part("shortcut");
shortcut.checked = localStorage.getItem("shortcut") !== "off";
shortcut.addEventListener("change", () =>
  localStorage.setItem("shortcut", shortcut.checked ? "on" : "off"),
);
for (const kind of ["topic", "author"]) {
  form.elements[kind].addEventListener(
    "focus",
    () =>
      part(`${kind}s`).replaceChildren(
        ...[...document.querySelectorAll(`#${kind}-names a`)].map((link) => new Option(link.text)),
      ),
    { once: true },
  );
}

fill();
if (location.search) search();
else {
  if (matchMedia("(pointer: fine)").matches) field.focus();
  // Told when something is asked.
  open().catch(() => {});
}
