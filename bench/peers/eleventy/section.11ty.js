import { list, page } from "./_includes/page.js";

export const data = {
  pagination: { data: "collections.sections", size: 1, alias: "group" },
  permalink: ({ group }) => `/${group.name}/index.html`,
  eleventyExcludeFromCollections: true,
};

export const render = ({ group }) => page(group.name, list(group.members.slice(0, 50)));
