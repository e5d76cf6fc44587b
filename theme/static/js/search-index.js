// Answers queries with the files of newsroom/search. Nothing here knows the page.
const CHUNK = 16; // documents in a file
const ENOUGH = 10; // hits after which nothing older is asked for, unless the reader wants it
const AT_ONCE = 12000; // items that are looked through unasked if there is any hit
const AHEAD = 3000; // items whose segments are asked at once: waiting costs more than bytes
const FEW = 3; // hits below which words are also looked for wherever they stand
const ROW = 10; // what it is worth that all words stand in one row: more than all else together
const WHOLE = 1.5; // what it is worth that these words, from first to last, are a title
const MOST_WORDS = 12; // of a query: each more costs requests
const BUCKETS = 2048; // of the keys of a segment: as many shards as there can be

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
    const { segments, titles } = await answer.json();
    const read = ([name, version, w, p, years]) => ({
      name, version, w, p, years, items: sum(years.map(([, items]) => items)),
    });
    this.segments = segments.map(read);
    this.titles = titles.map(([name, version, w, p, first, end]) => {
      const parts = this.segments.slice(first, end);
      return { ...read([name, version, w, p, parts.flatMap(({ years }) => years)]), parts };
    });
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
    const shards = segment[kind], bucket = Number(key) % BUCKETS;
    const data = await this.file(segment, kind + (bucket % shards));
    return itemsOf(data, Math.floor(bucket / shards) * 2 ** 29 + Number(key >> 11n), form);
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

const LOOSE = ROW / 2; // what it is worth that a title has all words but one
const weight = (value) => 1 + [0, 0.6, 1.5, 1.5][value & 3] + (value & 4 ? 0.5 : 0);
const TITLED = ROW + weight(2) - 0.1; // what a row of words in a title has at least
const whole = (first, last) => ((first & last & 3) === 3 ? WHOLE : 0);

// The items of a segment that have each word of a term beside one of its neighbours, with scores:
// "nguyen van duc tien hai" is a name and a place. Items that lack one word go into `loose`.
// If `isQuick`, titles may be enough: of many words some may not be looked up, then `isUnsure` is set.
async function besides(archive, segment, { words, isQuoted }, loose, isQuick) {
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
  const lists = [], last = pairs.length - 1, inner = [...pairs.keys()].slice(1, -1);
  const get = (places) =>
    Promise.all(places.map(async (at) => (lists[at] = await archive.items(segment, "p", ...pairs[at]))));
  const scores = new Map();
  // First and last word have one neighbour only: without those pairs nothing else need be fetched.
  await get(last ? [0, last] : [0]);
  const both = [...lists[0].keys()].filter((item) => lists[last].has(item));
  if (!both.length) return scores;
  if (isQuick && !isQuoted && words.length > 4) {
    const ends = (item) => [lists[0].get(item), lists[last].get(item)];
    const titled = both.filter((item) => ends(item).every((value) => (value & 3) > 1));
    if (titled.length <= FEW) {
      scores.isUnsure = true;
      for (const item of titled) {
        scores.set(item, ROW + sum(ends(item).map(weight)) / 2 + whole(...ends(item)));
      }
      return scores;
    }
  }
  // Of the others every second one is enough to have each word beside one of its neighbours.
  await get(inner.filter((at) => isQuoted || at % 2 === 0));
  const seen = (item) => {
    const values = lists.map((list) => list.get(item) ?? -1);
    const apart = words.filter((_, at) => !(values[at - 1] >= 0) && !(values[at] >= 0)).length;
    const there = values.filter((value) => value >= 0);
    const isIn = there.every((value) => (value & 3) > 1);
    // Words of a title are worth as much in two rows as words of a body in one.
    return { values, apart, there, isIn, isTitled: isIn && !apart };
  };
  if (!isQuick && !both.some((item) => seen(item).isTitled)) await get(inner.filter((at) => !lists[at]));
  const known = lists.filter(Boolean).length;
  for (const item of both) {
    const { values, apart, there, isIn, isTitled } = seen(item);
    const isRow = there.length === pairs.length;
    let score = sum(there.map(weight)) / known + (isRow || isTitled ? ROW : 0);
    if (isTitled && last && there.length === known) score += whole(values[0], values[last]);
    if (isQuoted ? isRow : !apart) scores.set(item, score);
    else if (!isQuoted && apart === 1) loose?.set(item, score + (isIn ? LOOSE : 0));
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
async function hitsIn(archive, segment, query, { isScattered, isQuick, loose = [] }) {
  const wanted = query.terms.filter((term) => !term.isOut);
  const out = query.terms.filter((term) => term.isOut && term.words.length < 3);
  const lacking = new Map();
  const look = (term) =>
    isScattered && term.words.length > 1 && !term.isQuoted
      ? anywhere(archive, segment, term)
      : besides(archive, segment, term, lacking, isQuick);
  const [terms, filters, without] = await Promise.all([
    Promise.all(wanted.map(look)),
    Promise.all(query.labels.map((label) => archive.items(segment, "w", keyOf(label), 0))),
    Promise.all(out.map((term) => besides(archive, segment, { ...term, isQuoted: true }))),
  ]);
  const [begin, end] = range(segment, query);
  const lists = [...terms, ...filters].sort((one, other) => one.size - other.size);
  const isIn = (item) => item >= begin && item < end && !without.some((list) => list.has(item));
  const isUnsure = terms.some((list) => list.isUnsure), hits = [];
  for (const item of lists.length ? lists[0].keys() : Array(segment.items).keys()) {
    if (!isIn(item) || !lists.every((list) => list.has(item))) continue;
    const score = sum(terms.map((list) => list.get(item)));
    hits.push({ segment, item, score, isScattered, isUnsure });
  }
  if (wanted.length === 1 && !isQuick) {
    for (const [item, score] of lacking) {
      if (isIn(item) && filters.every((list) => list.has(item))) {
        loose.push({ segment, item, score, isScattered });
      }
    }
  }
  return hits;
}

// A hit of an index of titles, as one of the segment that has the item.
function placed({ segment: { parts }, item, ...hit }) {
  const segment = parts.find(({ items }) => item < items || ((item -= items), false));
  return { segment, item, ...hit };
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
    const isAsked = (segment) => {
      const [begin, end] = range(segment, query);
      return begin < end;
    };
    this.segments = archive.segments.filter(isAsked);
    // Titles alone do not tell what is nowhere in an item.
    const isOut = query.terms.some((term) => term.isOut);
    this.titles = isOut ? [] : archive.titles.filter(isAsked);
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
    return this.isAtEnd && !this.isQuick && !this.isToScatter;
  }

  get isToScatter() {
    return this.mayScatter && this.hits.length < FEW && this.scattered < this.at;
  }

  // Whether a title has all that is looked for.
  get isTitled() {
    return this.hits.some(({ score }) => score >= this.titled);
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
    const begin = this.at, found = begin ? [] : await this.begin();
    const good = () => found.filter(({ score }) => score >= this.best).length;
    if (!begin && !good()) found.push(...(await this.lookAtTitles(1, Infinity, {})));
    if (begin && this.isQuick) found.push(...(await this.look(0, begin, {})));
    this.isQuick &&= !begin;
    while (!this.isAtEnd && !this.isStopped && good() < ENOUGH) {
      const isFar = this.hasTitles || this.count(begin, this.at) >= AT_ONCE;
      if (isFar && (begin ? found.length : good())) break;
      tell(this.sorted(found));
      found.push(...(await this.look(this.at, this.at + 1, {})));
      this.at++;
    }
    this.add(found);
    const isSure = this.searched.items > AHEAD && this.isTitled;
    const mayWait = !begin && (this.isTyped || isSure);
    if (this.isStopped || mayWait) return;
    const isVain = !this.hits.length;
    if (isVain && !begin) await this.lookForLess();
    const apart = [];
    if (this.isToScatter) {
      if (found.length) tell(this.sorted(found));
      let end = this.scattered + 1;
      while (end < this.at && this.count(this.scattered, end) < AT_ONCE) end++;
      apart.push(...(await this.look(this.scattered, end, { isScattered: true })));
      this.scattered = end;
    }
    // A title with all words but one is meant rather than a body that has all, but anywhere.
    const isLike = ({ score }) => !apart.length || score >= LOOSE;
    const loose = isVain ? this.loose.filter(isLike) : [];
    this.isLoose = isVain && !apart.length && loose.length > 0;
    this.add([...apart, ...loose]);
  }

  // Looks for what lacks the first or the last word of a long query: the wrong one may be there.
  async lookForLess() {
    const { query } = this, [term, other] = query.terms;
    if (other || !term || term.isQuoted || term.words.length < 4) return;
    for (const words of [term.words.slice(1), term.words.slice(0, -1)]) {
      this.query = put(query, 0, words);
      const found = await Promise.all([this.look(0, this.at, {}), this.lookAtTitles(0, Infinity, {})]);
      this.loose.push(...found.flat().map((hit) => ({ ...hit, score: hit.score - LOOSE })));
    }
    this.query = query;
  }

  // Asks the newest segments and the titles of all others at once: waiting costs more than bytes.
  // If titles have the words, what bodies have of long queries is left for when more is asked.
  async begin() {
    let end = 0;
    while (this.count(0, end) < AHEAD && end < this.segments.length) end++;
    if (end + 2 > this.segments.length) this.titles = [];
    this.hasTitles = this.titles.length > 0;
    const ask = async (how) =>
      (await Promise.all([this.look(0, end, how), this.lookAtTitles(0, 1, how)])).flat();
    this.isQuick = this.mayScatter;
    let hits = await this.sure(await ask({ isQuick: this.isQuick }));
    if (this.isQuick && !hits.some(({ score }) => score >= this.titled)) {
      this.isQuick = false;
      hits = await ask({});
    }
    this.at = end;
    return hits;
  }

  // Hits without those that only seemed to be some: their titles lack a word.
  async sure(hits) {
    const words = this.query.terms.filter((term) => !term.isOut).flatMap((term) => term.words);
    const rows = hits.map(async (hit) => {
      if (!hit.isUnsure) return [hit];
      const { title } = await this.archive.document(hit.segment, hit.item);
      const there = new Set(folded(title).split(" "));
      return words.every((word) => there.has(word.folded)) ? [hit] : [];
    });
    return (await Promise.all(rows)).flat();
  }

  // What indexes of titles know, as items of the segments that they are over.
  async lookAtTitles(begin, end, how) {
    const loose = [], some = this.titles.slice(begin, end);
    const hits = await Promise.all(
      some.map((titles) => hitsIn(this.archive, titles, this.query, { ...how, loose })),
    );
    this.loose.push(...loose.map(placed));
    return hits.flat().map(placed);
  }

  async look(begin, end, how) {
    const { archive, query, loose } = this;
    const some = this.segments.slice(begin, end);
    const lists = await Promise.all(
      some.map((segment) => hitsIn(archive, segment, query, { ...how, loose })),
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
    const isNew = (hit) => !known.has(name(hit)) && known.add(name(hit));
    this.hits.push(...this.sorted(found).filter(isNew));
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
  const asked = [...archive.titles, ...largest].slice(0, 3);
  const isKnown = new Set(lists.flatMap((text) => text.split("\n")));
  const known = [...isKnown];
  for (const [place, term] of query.terms.entries()) {
    const at = term.words.findIndex(({ folded: word }) => !isKnown.has(word));
    if (at < 0 || term.isOut) continue;
    const { folded: wrong } = term.words[at];
    const isLast = place === query.terms.length - 1 && at === term.words.length - 1;
    const longer = isLast ? known.filter((one) => one.startsWith(wrong)).slice(0, 3) : [];
    for (const candidate of [...longer, ...neighbours(wrong, known).slice(0, 9)]) {
      const words = term.words.with(at, { folded: candidate, form: "" });
      const beside = words.slice(Math.max(0, at - 1), at + 2);
      const near = { words: beside, isQuoted: true };
      const hits = await Promise.all(asked.map((one) => besides(archive, one, near)));
      if (hits.some((list) => list.size)) return put(query, place, words);
    }
  }
  return null;
}
