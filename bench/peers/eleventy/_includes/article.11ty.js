import { list, page } from "./page.js";

export const render = ({ title, description, date_text, content, before }) =>
  page(
    title,
    `<p>${description ?? ""}</p>\n<time>${date_text}</time>\n${content}\n<h2>Tin cùng chuyên mục</h2>\n${list(before ?? [])}`,
  );
