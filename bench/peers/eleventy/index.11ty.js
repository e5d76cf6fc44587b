import { list, page } from "./_includes/page.js";

export const data = { permalink: "/index.html", eleventyExcludeFromCollections: true };

export const render = ({ collections }) => page("Báo Thử", list(collections.articles.slice(0, 50)));
