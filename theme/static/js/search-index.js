// Reads the files of newsroom/search and answers queries with them. Nothing here knows the page.
const CHUNK = 16; // documents in a file
const ENOUGH = 10; // hits after which nothing older is asked for, unless the reader wants it
const AT_ONCE = 12000; // items that are looked through unasked if there is any hit
const FEW = 3; // hits below which words are also looked for wherever they stand
const MOST_WORDS = 12; // of a query: each more costs requests

const FIELDS = {
  section: ["section", "chuyen muc"],
  topic: ["topic", "chu de"],
  author: ["author", "tac gia"],
};
const TOKEN = /(-?)(?:([\p{L}-]+):)?(?:["“”«]([^"“”»]*)["”“»]?|([^\s"“”«]+))/gu;

const folded = (text) => wordsIn(normalise(text)).map((word) => word.folded).join(" ");

// What a reader typed: terms (words in a row), labels, and years. `sections` are the names and
// slugs of sections, folded, by slug.
function parse(text, sections) {
  const query = { terms: [], labels: [], from: "", to: "" };
  let row = [];
  const end = () => {
    if (row.length) query.terms.push({ words: row, isQuoted: false, isOut: false });
    row = [];
  };
  const whole = normalise(text);
  const words = whole.split(/\s+/).filter(Boolean);
  for (const [all, minus, field, quoted, plain] of whole.matchAll(TOKEN)) {
    const kind = field && Object.keys(FIELDS).find((one) => FIELDS[one].includes(folded(field)));
    if (kind) {
      query.labels.push(labelOf(kind, quoted ?? plain, sections));
      continue;
    }
    const found = wordsIn(quoted ?? all.slice(minus.length));
    if (!quoted && !minus && /^(19|20)\d\d$/.test(plain) && words.length > 1) {
      query.from ||= plain;
      query.to = plain;
    } else if (quoted !== undefined || minus) {
      end();
      if (found.length) {
        query.terms.push({ words: found, isQuoted: quoted !== undefined, isOut: !!minus });
      }
    } else row.push(...found);
  }
  end();
  for (const term of query.terms) term.words = term.words.slice(0, MOST_WORDS);
  return query;
}

function labelOf(kind, value, sections) {
  const name = folded(value);
  if (kind !== "section") return `${kind}:${name}`;
  const slug = Object.keys(sections).find((one) => folded(one) === name || sections[one] === name);
  return `section:${slug ?? name}`;
}

// The files of one language, fetched once each.
class Archive {
  constructor(directory) {
    this.directory = directory;
    this.fetched = new Map();
    this.bytes = 0;
  }

  // The segments as they are now, the newest first.
  async open() {
    const answer = await fetch(this.directory, { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.status);
    const { segments } = await answer.json();
    this.segments = segments.map(([name, version, items, words, pairs]) => ({
      name, version, items, w: words, p: pairs, year: name.slice(0, 4),
    }));
  }

  file(segment, part) {
    const url = `${this.directory.replace(".json", "")}/${segment.name}/${part}.${segment.version}.bin`;
    if (!this.fetched.has(url)) {
      const data = this.read(url);
      data.catch(() => this.fetched.delete(url));
      this.fetched.set(url, data);
    }
    return this.fetched.get(url);
  }

  async read(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.status);
    const stream = answer.body.pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  async text(segment, part) {
    return new TextDecoder().decode(await this.file(segment, part));
  }

  async document(segment, item) {
    const chunk = `d${Math.floor(item / CHUNK)}`;
    const values = JSON.parse(await this.text(segment, chunk))[item % CHUNK];
    const [title, url, stamp, datetime, section, lead = "", picture = ""] = values;
    return { title, url, stamp, datetime, section, lead, picture };
  }

  // The items that have a key: number to field (0 body, 1 lead, 2 title), and 4 if the true form
  // is the one asked for.
  async items(segment, kind, key, form) {
    const shards = BigInt(segment[kind]);
    const data = await this.file(segment, kind + (key & (shards - 1n)));
    return itemsOf(data, Number(key >> BigInt(segment[kind].toString(2).length - 1)), form);
  }
}

function itemsOf(data, wanted, form) {
  const found = new Map();
  let place = 0;
  const next = () => {
    let value = 0, factor = 1, byte;
    do {
      byte = data[place++];
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte & 128);
    return value;
  };
  for (let key = 0; place < data.length; ) {
    key += next();
    const head = next();
    let left = Math.floor(head / 64) + 1;
    if (key > wanted) break;
    if (key < wanted) {
      while (left) if (!(data[place++] & 128)) left--;
      continue;
    }
    const exact = form && head % 64 === form ? 4 : 0;
    for (let item = 0; left; left--) {
      const number = next();
      item += number >>> 2;
      found.set(item, Math.max(found.get(item) ?? 0, (number & 3) + exact));
    }
  }
  return found;
}

const weight = (value) => 1 + [0, 0.6, 1.5][value & 3] + (value & 4 ? 0.5 : 0);

// The items of a segment that have a term's words side by side, and how well. A word may go with
// the one before or the one after: "nguyen van duc tien hai" is a name and a place. Of a quoted
// term all must be side by side. With `most`, one word may be missing.
async function besides(archive, segment, { words, isQuoted }, most = false) {
  const keys = words.map((word) => keyOf(word.folded));
  const forms = words.map(formOf);
  if (words.length === 1) {
    const items = await archive.items(segment, "w", keys[0], forms[0]);
    return new Map([...items].map(([item, value]) => [item, weight(value)]));
  }
  const last = words.length - 1;
  const lists = await Promise.all(
    keys.slice(1).map((key, at) =>
      archive.items(segment, "p", keyOfPair(keys[at], key), formOfPair(forms[at], forms[at + 1])),
    ),
  );
  const scores = new Map();
  for (const item of new Set(lists.flatMap((list) => [...list.keys()]))) {
    const has = lists.map((list) => list.has(item));
    const apart = words.filter((_, at) => !has[at - 1] && !has[at]).length;
    if (isQuoted ? has.includes(false) : apart > (most ? 1 : 0)) continue;
    const sum = lists.reduce((total, list) => total + (list.has(item) ? weight(list.get(item)) : 0), 0);
    scores.set(item, (sum / last) * (has.includes(false) ? 1 : 1.5));
  }
  return scores;
}

// The items of a segment that have all words of a term, wherever.
async function anywhere(archive, segment, { words }) {
  const lists = await Promise.all(
    words.map((word) => archive.items(segment, "w", keyOf(word.folded), formOf(word))),
  );
  lists.sort((one, other) => one.size - other.size);
  const scores = new Map();
  for (const item of lists[0].keys()) {
    if (!lists.every((list) => list.has(item))) continue;
    const sum = lists.reduce((total, list) => total + weight(list.get(item)), 0);
    scores.set(item, sum / lists.length / 4);
  }
  return scores;
}

// How a term is looked for: side by side first, then wherever, at last all words but one.
const TIERS = {
  besides: (archive, segment, term) => besides(archive, segment, term),
  anywhere: (archive, segment, term) =>
    (term.words.length > 1 && !term.isQuoted ? anywhere : besides)(archive, segment, term),
  most: (archive, segment, term) => besides(archive, segment, term, term.words.length > 3),
};

// The hits of a query in one segment, the best first.
async function hitsIn(archive, segment, query, tier) {
  const labels = query.labels.map((label) => archive.items(segment, "w", keyOf(label), 0));
  const wanted = query.terms.filter((term) => !term.isOut);
  const out = query.terms.filter((term) => term.isOut && term.words.length < 3);
  const [terms, filters, without] = await Promise.all([
    Promise.all(wanted.map((term) => TIERS[tier](archive, segment, term))),
    Promise.all(labels),
    Promise.all(out.map((term) => besides(archive, segment, { ...term, isQuoted: true }))),
  ]);
  const lists = [...terms, ...filters].sort((one, other) => one.size - other.size);
  const hits = [];
  for (const item of lists.length ? lists[0].keys() : Array(segment.items).keys()) {
    if (!lists.every((list) => list.has(item)) || without.some((list) => list.has(item))) continue;
    const score = terms.reduce((total, list) => total + list.get(item), 0);
    hits.push({ segment, item, score, tier });
  }
  return hits.sort((one, other) => other.score - one.score || one.item - other.item);
}

// Phrases of three words and more: pairs alone do not tell that all stand in one row.
const phrases = (query) => query.terms.filter(({ words, isQuoted }) => isQuoted && words.length > 2);

const PARTS = "h1, .lead, .body :is(p, li, td, th, h2, h3, h4, dt, dd, pre), figcaption, .byline, " +
  ".topics, .correction";

// Whether an article has the quoted phrases in one row, and not those that are to be out. Its page
// is asked where title and lead do not tell.
async function holds(archive, hit, query) {
  const asked = phrases(query);
  if (!asked.length) return true;
  const { title, lead, url } = await archive.document(hit.segment, hit.item);
  const rows = [title, lead].map(folded);
  const isIn = ({ words }) => {
    const row = words.map((word) => word.folded).join(" ");
    return rows.some((text) => ` ${text} `.includes(` ${row} `));
  };
  const isSure = asked.every((term) => !term.isOut && isIn(term));
  if (!isSure && !/^https?:|#/.test(url)) {
    const answer = await fetch(url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of page.querySelectorAll(PARTS)) rows.push(folded(part.textContent));
  }
  return asked.every((term) => isIn(term) !== term.isOut);
}

// A walk through the segments, the newest first, as far as the reader wants to go.
class Walk {
  constructor(archive, query, isByDate) {
    Object.assign(this, { archive, query, isByDate, hits: [], at: 0, isStopped: false });
    this.segments = archive.segments.filter(
      ({ year }) => (!query.from || year >= query.from) && (!query.to || year <= query.to),
    );
    const wanted = query.terms.filter((term) => !term.isOut);
    this.isEmpty = !wanted.length && !query.labels.length;
    this.mayScatter = wanted.some((term) => !term.isQuoted && term.words.length > 1);
  }

  get isOver() {
    return this.at >= this.segments.length;
  }

  // How many items have been looked through, and the year of the oldest.
  get searched() {
    const walked = this.segments.slice(0, this.at);
    return { items: walked.reduce((sum, { items }) => sum + items, 0), year: walked.at(-1)?.year };
  }

  // Adds hits until there are enough, or so many items have been looked through that the reader is
  // asked first; while there is none at all, goes on to the end. Calls `tell` after each segment.
  async more(tell = () => {}) {
    const found = [], begin = this.at, before = this.searched.items;
    while (!this.isOver && !this.isStopped && found.length < ENOUGH) {
      const isFar = this.searched.items - before >= AT_ONCE;
      if (isFar && this.hits.length + found.length) break;
      // Those of today and of this month are small: both at once.
      const group = this.segments.slice(this.at, this.at + (this.at ? 1 : 2));
      found.push(...(await this.hitsIn(group, "besides")));
      this.at += group.length;
      tell(found);
    }
    this.add(found);
    if (this.mayScatter && this.hits.length < FEW && !this.isStopped) {
      this.add(await this.hitsIn(this.segments.slice(begin, this.at), "anywhere"));
    }
    if (this.isOver && !this.hits.length && !this.isStopped) {
      this.isLoose = true;
      this.add(await this.hitsIn(this.segments, "most"));
    }
  }

  // All hits in all segments, for tests and measurements.
  async all() {
    this.at = this.segments.length;
    for (const tier of ["besides", "anywhere"]) this.add(await this.hitsIn(this.segments, tier));
    return this.hits;
  }

  async hitsIn(group, tier) {
    const lists = await Promise.all(
      group.map((segment) => hitsIn(this.archive, segment, this.query, tier)),
    );
    return lists.flat();
  }

  add(found) {
    const known = new Set(this.hits.map(({ segment, item }) => `${segment.name} ${item}`));
    const place = new Map(this.segments.map((segment, at) => [segment, at]));
    const byDate = (one, other) =>
      place.get(one.segment) - place.get(other.segment) || one.item - other.item;
    const fresh = found.filter(({ segment, item }) => !known.has(`${segment.name} ${item}`));
    fresh.sort((one, other) => (!this.isByDate && other.score - one.score) || byDate(one, other));
    this.hits.push(...fresh);
  }
}

// Words that are like one that is nowhere: a letter too many, too few, another, or two changed
// places. The most frequent first.
function neighbours(word, known) {
  const found = new Set();
  const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after) found.add(before + after.slice(1));
    if (after[1]) found.add(before + after[1] + after[0] + after.slice(2));
    for (const letter of letters) {
      found.add(before + letter + after);
      if (after) found.add(before + letter + after.slice(1));
    }
  }
  return known.filter((one) => one !== word && found.has(one));
}

// A query in which a word that no list of words has is another, which the archive has beside its
// neighbours; null if there is none. The last word may not have been typed to its end.
async function correction(archive, query) {
  const largest = archive.segments.slice().sort((one, other) => other.items - one.items).slice(0, 3);
  const lists = await Promise.all(largest.map((segment) => archive.text(segment, "s0")));
  const isKnown = new Set(lists.flatMap((text) => text.split("\n")));
  const known = [...isKnown];
  for (const [place, term] of query.terms.entries()) {
    const at = term.words.findIndex(({ folded: word }) => !isKnown.has(word));
    if (at < 0 || term.isOut) continue;
    const { folded: wrong } = term.words[at];
    const isLast = place === query.terms.length - 1 && at === term.words.length - 1;
    const longer = isLast ? known.filter((one) => one.startsWith(wrong)).slice(0, 3) : [];
    for (const candidate of [...longer, ...neighbours(wrong, known).slice(0, 3)]) {
      const words = term.words.with(at, { folded: candidate, form: "" });
      const beside = words.slice(Math.max(0, at - 1), at + 2);
      const hits = await Promise.all(largest.map((one) => besides(archive, one, { words: beside })));
      if (hits.some((list) => list.size)) return { ...query, terms: query.terms.with(place, { ...term, words }) };
    }
  }
  return null;
}
