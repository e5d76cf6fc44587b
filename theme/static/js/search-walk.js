// Walks through the segments with a query, the newest first.
// Hits after which nothing older is asked for, unless the reader wants it.
const ENOUGH = 10;
// Items that are looked through unasked if there is any hit.
const AT_ONCE = 12000;
// Items whose segments are asked at once: waiting costs more than bytes.
const AHEAD = 3000;

const nameOf = ({ segment, item }) => `${segment.name} ${item}`;

// A walk through the segments, the newest first, as far as the reader wants to go.
class Walk {
  constructor(archive, query, isByDate) {
    Object.assign(this, { archive, query, isByDate, hits: [], loose: [], at: 0, isStopped: false });
    this.known = new Set();
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
    // Segments in which words have been looked for wherever they stand.
    this.scattered = 0;
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

  // The years that are asked, the newest first.
  get years() {
    return this.segments.flatMap(({ years }) => years.map(([year]) => year));
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
      if (isFar && (begin ? found.some((hit) => !this.known.has(nameOf(hit))) : good())) break;
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
    const isNew = (hit) => !this.known.has(nameOf(hit)) && this.known.add(nameOf(hit));
    this.hits.push(...this.sorted(found).filter(isNew));
  }
}
