// The bar of `invoke serve`: this page's file, what is wrong with it, when readers see it.
// It stands in a shadow tree, so that neither its rules nor the page's reach into each other.
const FOLDED = "newsroom-bar-folded";
const RULES = `
  :host { all: initial; position: fixed; inset: auto 0 0; z-index: 2147483647; }
  * { box-sizing: border-box; }
  aside { font: 0.875rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff;
    border-block-start: 3px solid #1f5f3f; max-block-size: 50vb; overflow: auto; }
  aside.waiting { border-color: #8a4b00; } aside.wrong { border-color: #a3131c; }
  header { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center;
    padding: 0.375rem 1rem; }
  code { font: 0.8125rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
  button { font: inherit; color: inherit; background: none; border: 1px solid #767676;
    border-radius: 3px; min-block-size: 1.75rem; padding: 0 0.5rem; cursor: pointer;
    margin-inline-start: auto; }
  button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
  section { padding: 0 1rem 0.75rem; } h2 { font-size: 0.875rem; margin: 0.25rem 0; }
  ol { margin: 0; padding-inline-start: 1.25rem; }
  .wrong-text { color: #8f0f18; } .warned-text { color: #6b3a00; }
  .columns { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
  .sample { border: 1px solid #c4c4c4; border-radius: 4px; padding: 0.5rem; max-inline-size: 32rem; }
  .sample img { inline-size: 100%; aspect-ratio: 1.91; object-fit: cover; }
  .sample p { margin: 0; } .sample .title { font-weight: 600; color: #1a0dab; }
`;
const make = (name, text = "", className = "") => {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
};
const meta = (name) =>
  document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.content ?? "";
const rulesOf = (text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

function sample(heading, title, text, address, image) {
  const part = document.createElement("div");
  const box = make("div", "", "sample");
  if (image) {
    const picture = document.createElement("img");
    // What cards are made of is named with the paper's address; here it is on this machine.
    picture.src = new URL(image, location.href).pathname;
    picture.alt = "";
    box.append(picture);
  }
  box.append(make("p", address), make("p", title, "title"), make("p", text));
  part.append(make("h2", heading), box);
  return part;
}

function findings(news) {
  const part = document.createElement("div");
  part.append(make("h2", news.words.findings));
  if (!news.findings.length) part.append(make("p", news.words.sound));
  const list = document.createElement("ol");
  for (const one of news.findings) {
    const item = document.createElement("li");
    item.append(
      make("code", one.place),
      " ",
      make("span", one.message, one.isWarning ? "warned-text" : "wrong-text"),
      make("div", `→ ${one.remedy}`),
    );
    const more = make("a", one.code);
    more.href = one.explained;
    more.target = "_blank";
    item.append(more);
    list.append(item);
  }
  if (news.findings.length) part.append(list);
  return part;
}

function show(news) {
  const isWrong = news.findings.some((one) => !one.isWarning);
  const bar = make("aside", "", isWrong ? "wrong" : news.isPublic ? "" : "waiting");
  bar.setAttribute("aria-label", news.words.unfold);
  bar.lang = news.language;
  const head = document.createElement("header");
  const button = document.createElement("button");
  button.type = "button";
  const file = make(news.file ? "code" : "span", news.file || news.words.wide);
  if (news.file && news.desk) {
    const link = document.createElement("a");
    link.href = `${news.desk}edit?path=${encodeURIComponent(news.file)}`;
    link.append(file);
    head.append(link);
  } else head.append(file);
  if (news.state) head.append(make("span", news.state));
  if (news.findings.length) {
    const count = `${news.words.findings}: ${news.findings.length}`;
    head.append(make("strong", count, isWrong ? "wrong-text" : "warned-text"));
  }
  head.append(button);
  const more = make("section", "", "columns");
  if (news.file) more.append(findings(news));
  const title = meta("og:title") || document.title;
  const text = meta("og:description") || meta("description");
  more.append(
    sample(news.words.search, document.title, meta("description") || text, location.pathname, ""),
    sample(news.words.card, title, text, location.host, meta("og:image")),
  );
  bar.append(head, more);
  const fold = (folded) => {
    more.hidden = folded;
    button.textContent = folded ? news.words.unfold : news.words.fold;
    button.setAttribute("aria-expanded", String(!folded));
    localStorage.setItem(FOLDED, folded ? "yes" : "no");
    const height = `${bar.offsetHeight}px`; // so that nothing stays behind the bar for good
    document.body.style.paddingBlockEnd = document.documentElement.style.scrollPaddingBlockEnd = height;
  };
  button.addEventListener("click", () => fold(!more.hidden));
  const host = document.createElement("div");
  host.id = "newsroom-bar";
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [rulesOf(`${RULES} [hidden] { display: none; }`)];
  shadow.append(bar);
  document.body.append(host);
  fold(localStorage.getItem(FOLDED) !== "no");
}

function mark(news) {
  const rules = news.unpublished.map(({ url, isDraft }) => {
    const label = JSON.stringify(isDraft ? news.words.draft : news.words.embargo);
    const link = `a[href=${JSON.stringify(url)}]`;
    return `${link} { outline: 2px dashed #8a4b00; outline-offset: 2px; }
      ${link}:not(:has(img))::before { content: ${label} " · "; color: #8a4b00; }`;
  });
  if (rules.length) document.adoptedStyleSheets.push(rulesOf(rules.join("\n")));
}

// The build of which this page is, however long it has taken until it listens.
const shown = Number(new URL(import.meta.url).searchParams.get("build"));
new EventSource("/.newsroom/events").onmessage = (event) => {
  if (JSON.parse(event.data).build !== shown) location.reload();
};
const answer = await fetch(`/.newsroom/page?path=${encodeURIComponent(location.pathname)}`);
if (answer.ok) {
  const news = await answer.json();
  mark(news);
  show(news);
}
