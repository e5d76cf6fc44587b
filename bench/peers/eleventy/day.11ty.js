import { list, page } from "./_includes/page.js";

export const data = {
  pagination: { data: "collections.days", size: 1, alias: "group" },
  permalink: ({ group }) => `/${group.name.replaceAll("-", "/")}/index.html`,
  eleventyExcludeFromCollections: true,
};

export const render = ({ group }) => page(group.name, list(group.members));
