// A newspaper by date and by section, as an experienced user of Eleventy would lay it out: templates
// are plain functions, and every list is made once, not once a page.
const stamp = (item) => item.data.date_text;
const newestFirst = (items) => items.sort((a, b) => (stamp(a) < stamp(b) ? 1 : -1));

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return [...groups].map(([name, members]) => ({ name, members }));
}

export default function (config) {
  const articles = (api) => newestFirst(api.getFilteredByGlob("content/**/*.md"));
  config.addCollection("articles", articles);
  config.addCollection("days", (api) => grouped(articles(api), (item) => stamp(item).slice(0, 10)));
  config.addCollection("months", (api) => grouped(articles(api), (item) => stamp(item).slice(0, 7)));
  config.addCollection("years", (api) => grouped(articles(api), (item) => stamp(item).slice(0, 4)));
  config.addCollection("sections", (api) => {
    const sections = grouped(articles(api), (item) => item.data.section);
    // Each article leads to the ten that came before it in its section.
    for (const { members } of sections) {
      members.forEach((item, place) => (item.data.before = members.slice(place + 1, place + 11)));
    }
    return sections;
  });
  return { dir: { input: ".", output: "_site", includes: "_includes" } };
}
