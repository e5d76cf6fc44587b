// Answers queries with the files of newsroom/search. Nothing here knows the page.
const CHUNK = 16; // documents in a file
const ENOUGH = 10; // hits after which nothing older is asked for, unless the reader wants it
const AT_ONCE = 12000; // items that are looked through unasked if there is any hit
const AHEAD = 3000; // items whose segments are asked at once: waiting costs more than bytes
const FEW = 3; // hits below which words are also looked for wherever they stand
const ROW = 10; // what it is worth that all words stand in one row: more than all else together
const WHOLE = 1.5; // what it is worth that these words, from first to last, are a title
const MOST_WORDS = 12; // of a query: each more costs requests

const FIELDS = {
  section: ["section", "chuyen muc"],
  topic: ["topic", "chu de"],
  author: ["author", "tac gia"],
};
const YEAR = /^(19|20)\d\d$/; // one such word narrows the time; of two, both are words
const TOKEN = /(-?)(?:([\p{L}-]+):)?(?:["“”«]([^"“”»]*)["”“»]?|([^\s"“”«]+))/gu;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const folded = (text) => wordsIn(normalise(text)).map((word) => word.folded).join(" ");

// What a reader typed: terms (words in a row), labels, and years, unless `areWords`: then a year is
// a word like others. `sections` are the names of sections, folded, by slug.
function parse(text, sections, areWords = false) {
  const query = { terms: [], labels: [], from: "", to: "" };
  let row = [];
  const end = () => {
    if (row.length) query.terms.push({ words: row, isQuoted: false, isOut: false });
    row = [];
  };
  const whole = normalise(text);
  const words = whole.split(/\s+/).filter(Boolean);
  const years = words.filter((word) => YEAR.test(word));
  for (const [all, minus, field, quoted, plain] of whole.matchAll(TOKEN)) {
    const kind = field && Object.keys(FIELDS).find((one) => FIELDS[one].includes(folded(field)));
    if (kind) {
      query.labels.push(labelOf(kind, quoted ?? plain, sections));
      continue;
    }
    const found = wordsIn(quoted ?? all.slice(minus.length));
    if (!areWords && !minus && years.length === 1 && plain === years[0] && words.length > 1) {
      query.from = query.to = plain;
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
    this.segments = segments.map(([name, version, words, pairs, years]) => ({
      name, version, w: words, p: pairs, years, items: sum(years.map(([, items]) => items)),
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

  // The items that have a key: number to field, as postings.py has it, and 4 if the form is exact.
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

const weight = (value) => 1 + [0, 0.6, 1.5, 1.5][value & 3] + (value & 4 ? 0.5 : 0);
const TITLED = ROW + weight(2) - 0.1; // what a row of words in a title has at least
const whole = (first, last) => ((first & last & 3) === 3 ? WHOLE : 0);

// The items of a segment that have each word of a term beside one of its neighbours, with scores:
// "nguyen van duc tien hai" is a name and a place. Items that lack one word go into `loose`.
async function besides(archive, segment, { words, isQuoted }, loose) {
  const keys = words.map((word) => keyOf(word.folded));
  const forms = words.map(formOf);
  if (words.length === 1) {
    const items = await archive.items(segment, "w", keys[0], forms[0]);
    return new Map([...items].map(([item, value]) => [item, ROW + weight(value) + whole(value, value)]));
  }
  const pairs = words.slice(1).map((_, at) => [
    keyOfPair(keys[at], keys[at + 1]),
    formOfPair(forms[at], forms[at + 1]),
  ]);
  const items = (pair) => archive.items(segment, "p", ...pair);
  // First and last word have one neighbour only: without those pairs nothing else need be fetched.
  const ends = await Promise.all([pairs[0], ...pairs.slice(1).slice(-1)].map(items));
  const both = [...ends[0].keys()].filter((item) => ends.at(-1).has(item));
  const scores = new Map();
  if (!both.length) return scores;
  const between = await Promise.all(pairs.slice(1, -1).map(items));
  const lists = [ends[0], ...between, ...ends.slice(1)];
  for (const item of both) {
    const values = lists.map((list) => list.get(item) ?? -1);
    const apart = words.filter((_, at) => !(values[at - 1] >= 0) && !(values[at] >= 0)).length;
    const there = values.filter((value) => value >= 0);
    const isRow = there.length === lists.length;
    // Words of a title are worth as much in two rows as words of a body in one.
    const isTitled = !apart && there.every((value) => (value & 3) > 1);
    let score = sum(there.map(weight)) / lists.length + (isRow || isTitled ? ROW : 0);
    if (isRow && isTitled && lists.length > 1) score += whole(values[0], values.at(-1));
    if (isQuoted ? isRow : !apart) scores.set(item, score);
    else if (!isQuoted && apart === 1) loose?.set(item, score);
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
    scores.set(item, sum(lists.map((list) => weight(list.get(item)))) / lists.length / 4);
  }
  return scores;
}

// The numbers of a segment's items of the years asked for: those of a year stand together.
function range(segment, { from, to }) {
  let begin = 0, end = 0;
  for (const [year, items] of segment.years) {
    if (to && year > to) begin += items;
    if (!from || year >= from) end += items;
  }
  return [begin, end];
}

// The hits of a query in one segment. If `isScattered`, words may stand anywhere.
async function hitsIn(archive, segment, query, isScattered, loose = []) {
  const wanted = query.terms.filter((term) => !term.isOut);
  const out = query.terms.filter((term) => term.isOut && term.words.length < 3);
  const lacking = new Map();
  const look = (term) =>
    isScattered && term.words.length > 1 && !term.isQuoted
      ? anywhere(archive, segment, term)
      : besides(archive, segment, term, lacking);
  const [terms, filters, without] = await Promise.all([
    Promise.all(wanted.map(look)),
    Promise.all(query.labels.map((label) => archive.items(segment, "w", keyOf(label), 0))),
    Promise.all(out.map((term) => besides(archive, segment, { ...term, isQuoted: true }))),
  ]);
  const [begin, end] = range(segment, query);
  const lists = [...terms, ...filters].sort((one, other) => one.size - other.size);
  const isIn = (item) => item >= begin && item < end && !without.some((list) => list.has(item));
  const hits = [];
  for (const item of lists.length ? lists[0].keys() : Array(segment.items).keys()) {
    if (!isIn(item) || !lists.every((list) => list.has(item))) continue;
    hits.push({ segment, item, score: sum(terms.map((list) => list.get(item))), isScattered });
  }
  if (wanted.length === 1) {
    for (const [item, score] of lacking) {
      if (isIn(item) && filters.every((list) => list.has(item))) {
        loose.push({ segment, item, score, isScattered });
      }
    }
  }
  return hits;
}

// Phrases of three words and more: pairs alone do not tell that all stand in one row.
const phrases = (query) => query.terms.filter(({ words, isQuoted }) => isQuoted && words.length > 2);

const PARTS = "h1, .lead, .body :is(p, li, td, th, h2, h3, h4, dt, dd, pre), figcaption, .byline, " +
  ".topics, .correction";

// Whether an article has the quoted phrases: its page is asked where title and lead do not tell.
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
    Object.assign(this, { archive, query, isByDate, hits: [], loose: [], at: 0, isStopped: false });
    this.segments = archive.segments.filter((segment) => {
      const [begin, end] = range(segment, query);
      return begin < end;
    });
    this.place = new Map(this.segments.map((segment, at) => [segment, at]));
    const wanted = query.terms.filter((term) => !term.isOut);
    this.isEmpty = !wanted.length && !query.labels.length;
    // Who remembers five words in a row means one article, and its title.
    this.best = sum(wanted.map(({ words }) => (words.length > 4 ? TITLED : ROW)));
    this.titled = wanted.length * TITLED;
    this.mayScatter = wanted.some((term) => !term.isQuoted && term.words.length > 1);
    this.scattered = 0; // segments in which words have been looked for wherever they stand
  }

  get isAtEnd() {
    return this.at >= this.segments.length;
  }

  get isOver() {
    return this.isAtEnd && !this.isToScatter;
  }

  get isToScatter() {
    return this.mayScatter && this.hits.length < FEW && this.scattered < this.at;
  }

  // How many items have been looked through, and the year of the oldest.
  get searched() {
    const walked = this.segments.slice(0, this.at);
    return { items: this.count(0, this.at), year: walked.at(-1)?.years.at(-1)[0] };
  }

  count(begin, end) {
    return sum(this.segments.slice(begin, end).map((segment) => {
      const [first, last] = range(segment, this.query);
      return last - first;
    }));
  }

  // Adds hits until enough are good, or so many items have been looked through that the reader is
  // asked first; while none is good, goes on to the end. Then, if few are found and none by its
  // title, or all items are few, adds items that have the words apart; if `isTyped`, when asked again.
  async more(tell = () => {}) {
    const found = [], begin = this.at;
    const ahead = [];
    while (!begin && this.count(0, ahead.length) < AHEAD && ahead.length < this.segments.length) {
      ahead.push(this.look(ahead.length, ahead.length + 1, false));
      ahead.at(-1).catch(() => {}); // told when it is waited for
    }
    const good = () => found.filter(({ score }) => score >= this.best).length;
    while (this.at < this.segments.length && !this.isStopped && good() < ENOUGH) {
      const isFar = this.count(begin, this.at) >= AT_ONCE;
      if (isFar && (begin ? found.length : good())) break;
      found.push(...(await (ahead.shift() ?? this.look(this.at, this.at + 1, false))));
      this.at++;
      if (!ahead.length) tell(this.sorted(found));
    }
    this.add(found);
    const isSure =
      this.searched.items > AHEAD && this.hits.some(({ score }) => score >= this.titled);
    const mayWait = !begin && (this.isTyped || isSure);
    if (this.isToScatter && !this.isStopped && !mayWait) {
      let end = this.scattered + 1;
      while (end < this.at && this.count(this.scattered, end) < AT_ONCE) end++;
      this.add(await this.look(this.scattered, end, true));
      this.scattered = end;
    }
    if (!this.hits.length && this.loose.length && !mayWait) {
      this.isLoose = true;
      this.add(this.loose);
    }
  }

  async look(begin, end, isScattered) {
    const lists = await Promise.all(
      this.segments
        .slice(begin, end)
        .map((segment) => hitsIn(this.archive, segment, this.query, isScattered, this.loose)),
    );
    return lists.flat();
  }

  sorted(hits) {
    const byDate = (one, other) =>
      this.place.get(one.segment) - this.place.get(other.segment) || one.item - other.item;
    return [...hits].sort(
      (one, other) => (!this.isByDate && other.score - one.score) || byDate(one, other),
    );
  }

  add(found) {
    const name = ({ segment, item }) => `${segment.name} ${item}`;
    const known = new Set(this.hits.map(name));
    this.hits.push(...this.sorted(found.filter((hit) => !known.has(name(hit)))));
  }
}

// Words like one that is nowhere: with letters turned, then with one too many, too few or wrong.
function neighbours(word, known) {
  const found = new Set(), turned = new Set();
  const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after) found.add(before + after.slice(1));
    if (after[1]) turned.add(before + after[1] + after[0] + after.slice(2));
    for (const letter of letters) {
      found.add(before + letter + after);
      if (after) found.add(before + letter + after.slice(1));
    }
  }
  const like = (words) => known.filter((one) => one !== word && words.has(one));
  return [...like(turned), ...like(found)];
}

// A query in which the term at a place has other words.
const put = (query, place, words) => ({
  ...query, terms: query.terms.with(place, { ...query.terms.at(place), words }),
});

// A query with its last word whole, as a title or lead has it that the words before it find.
async function completion(archive, query) {
  const term = query.terms.at(-1);
  if (!term || term.isOut || term.words.length < 2) return null;
  const before = term.words.slice(0, -1), begun = term.words.at(-1).folded;
  const walk = new Walk(archive, put(query, -1, before));
  walk.isTyped = true;
  await walk.more();
  const hits = walk.hits.slice(0, 8);
  const documents = hits.map(({ segment, item }) => archive.document(segment, item));
  for (const { title, lead } of await Promise.all(documents)) {
    const row = wordsIn(normalise(`${title} ${lead}`)).map((word) => word.folded);
    const whole = row.find(
      (word, at) => word.startsWith(begun) && row[at - 1] === before.at(-1).folded,
    );
    if (whole) return put(query, -1, [...before, { folded: whole, form: "" }]);
  }
  return null;
}

// A query whose unknown word is like it, and beside its neighbours somewhere.
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
    for (const candidate of [...longer, ...neighbours(wrong, known).slice(0, 5)]) {
      const words = term.words.with(at, { folded: candidate, form: "" });
      const beside = words.slice(Math.max(0, at - 1), at + 2);
      const near = { words: beside, isQuoted: true };
      const hits = await Promise.all(largest.map((one) => besides(archive, one, near)));
      if (hits.some((list) => list.size)) return put(query, place, words);
    }
  }
  return null;
}
