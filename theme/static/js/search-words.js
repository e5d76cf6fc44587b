// Words as the index of newsroom/search knows them: the same rules as words.py and keys.py there.
const UNPARTED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
const LETTER = "[\\p{L}\\p{N}]";
const WORD = new RegExp(
  `[0-9]{1,3}(?:[.,][0-9]{3})+(?!${LETTER})|(?<!${LETTER})[A-Za-z](?:\\+\\+|#)(?!${LETTER})` +
  `|[${UNPARTED}]|(?:(?![${UNPARTED}])${LETTER}|[\u0300-\u036f])+`,
  "gu",
);
const MARKS = /[\u0300-\u036f]+/g;
const TONES = /[\u0300\u0309\u0303\u0301\u0323]/g;

const normalise = (text) =>
  text
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .normalize("NFC");

// Python's casefold: what lower case alone leaves apart (ß, ς) is one, the dotless i stays itself.
const caseless = (text) =>
  text
    .split("ı")
    .map((part) => part.toLowerCase().toUpperCase().toLowerCase())
    .join("ı")
    .replace(/ς/g, "σ")
    .replace(/[\uab70-\uabbf\u13f8-\u13fd]/g, (letter) => letter.toUpperCase());

const bare = (text) => text.normalize("NFKD").replace(MARKS, "");

const fold = (word) =>
  bare(caseless(bare(word.replace(/[đð]/g, "d").replace(/[ĐÐ]/g, "D")))).replace(/\s+/g, "");

function wordOf(written, start = 0) {
  let plain = written;
  if (/^[0-9]{1,3}([.,][0-9]{3})+$/.test(plain)) plain = plain.replace(/[.,]/g, "");
  else if (/^0[0-9]$/.test(plain)) plain = plain[1];
  const folded = [...fold(plain)].slice(0, 40).join("");
  const lowered = plain.toLowerCase().normalize("NFD");
  const form = lowered.replace(TONES, "") + (lowered.match(TONES) || []).join("");
  return { folded, form: form === folded ? "" : form, start, end: start + written.length };
}

// The words of a normalised text, and where each begins and ends in it.
const wordsIn = (text) => [...text.matchAll(WORD)].map((found) => wordOf(found[0], found.index));

function fnv(bytes) {
  let total = 0x811c9dc5;
  for (const byte of bytes) total = Math.imul(total ^ byte, 0x01000193) >>> 0;
  return total;
}

const MASK = (1n << 40n) - 1n;
const bytesOf = (text) => new TextEncoder().encode(text);

function keyOf(text) {
  const data = bytesOf(text);
  return ((BigInt(fnv(data)) << 8n) ^ BigInt(fnv(data.slice().reverse()))) & MASK;
}

const keyOfPair = (first, second) => (first * 0x9e3779b97fn + second) & MASK;
const formOf = (word) => (word.form ? 1 + (fnv(bytesOf(word.form)) % 63) : 0);
const formOfPair = (first, second) => (first || second ? 1 + ((first * 7 + second) % 63) : 0);
