// Every list of the newspaper, made once a build, and what tells whether a page must be made again.
import { createHash } from "node:crypto";
import { getCollection } from "astro:content";

export const articles = (await getCollection("articles")).sort((a, b) =>
  a.data.stamp < b.data.stamp ? 1 : -1,
);

export function grouped(key: (article: (typeof articles)[number]) => string) {
  const groups = new Map<string, typeof articles>();
  for (const article of articles) {
    const name = key(article);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name)!.push(article);
  }
  return groups;
}

export const sections = grouped((article) => article.data.section);

// Each article leads to the ten that came before it in its section.
export const before = new Map<string, typeof articles>();
for (const members of sections.values()) {
  members.forEach((article, place) => before.set(article.id, members.slice(place + 1, place + 11)));
}

export const keyOf = (...parts: unknown[]) =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

export const listKey = (items: typeof articles) => keyOf(items.map((one) => one.data));
