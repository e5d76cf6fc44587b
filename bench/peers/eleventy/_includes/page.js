const escape = (text) =>
  String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

export const headline = (item) =>
  `<li><a href="${item.data.source || item.url || "#"}">${escape(item.data.title)}</a> <time>${item.data.date_text}</time></li>`;

export const list = (items) => `<ul>\n${items.map(headline).join("\n")}\n</ul>`;

export const page = (title, main) => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
</head>
<body>
<header><a href="/">Báo Thử</a></header>
<main>
<h1>${escape(title)}</h1>
${main}
</main>
</body>
</html>
`;
