// Asks the files of newsroom/search which items of a segment a query has. Nothing here knows the page.

// Documents in a file.
const CHUNK = 16;
// Of the keys of a segment: as many shards as there can be.
const BUCKETS = 2048;
// Hits below which words are also looked for wherever they stand.
const FEW = 3;
// What it is worth that all words stand in one row: more than all else together.
const ROW = 10;
// What it is worth that these words, from first to last, are a title.
const WHOLE = 1.5;

// The files of one language, fetched once each.
class Archive {
  constructor(directory) {
    this.directory = directory;
    this.fetched = new Map();
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
    const folder = this.directory.replace(".json", "");
    const url = `${folder}/${segment.name}/${segment.version}/${part}.bin`;
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

// What it is worth that a title has all words but one.
const LOOSE = ROW / 2;
const weight = (value) => 1 + [0, 0.6, 1.5, 1.5][value & 3] + (value & 4 ? 0.5 : 0);
// What a row of words in a title has at least.
const TITLED = ROW + weight(2) - 0.1;
const whole = (first, last) => ((first & last & 3) === 3 ? WHOLE : 0);

// The items of a segment that have each word of a term beside one of its neighbours, with scores:
// "nguyen van duc tien hai" is a name and a place. Items that lack one word go into `loose`.
// If `isQuick`, titles may be enough: then some of many words are not looked up, and `isUnsure` is set.
async function besides(archive, segment, { words, isQuoted }, loose, isQuick) {
  const keys = words.map((word) => keyOf(word.folded));
  const forms = words.map(formOf);
  if (words.length === 1) {
    const items = await archive.items(segment, "w", keys[0], forms[0]);
    const score = (value) => ROW + weight(value) + whole(value, value);
    return new Map([...items].map(([item, value]) => [item, score(value)]));
  }
  const pairs = words.slice(1).map((_, at) => [
    keyOfPair(keys[at], keys[at + 1]),
    formOfPair(forms[at], forms[at + 1]),
  ]);
  const lists = [], last = pairs.length - 1, inner = [...pairs.keys()].slice(1, -1);
  const get = (places) =>
    Promise.all(
      places.map(async (at) => (lists[at] = await archive.items(segment, "p", ...pairs[at]))),
    );
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
  const isTold = isQuick || both.some((item) => seen(item).isTitled);
  if (!isTold) await get(inner.filter((at) => !lists[at]));
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
