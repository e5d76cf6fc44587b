// What a reader typed, as a query; and what may have been meant by it.
// Of a query: each more costs requests.
const MOST_WORDS = 12;

const FIELDS = {
  section: ["section", "chuyen muc"],
  topic: ["topic", "chu de"],
  author: ["author", "tac gia"],
};
// One such word narrows the time; of two, both are words.
const YEAR = /^(19|20)\d\d$/;
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
  const bySize = archive.segments.slice().sort((one, other) => other.items - one.items);
  const largest = bySize.slice(0, 3);
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
