// Lists what this device keeps of the newspaper: what was saved, and what was read last.
{
  async function rowsOf(name) {
    const cache = await caches.open(name);
    const rows = [];
    for (const request of (await cache.keys()).reverse()) {
      const text = await (await cache.match(request)).text();
      const heading = new DOMParser().parseFromString(text, "text/html").querySelector("h1");
      const row = document.createElement("li");
      const link = row.appendChild(document.createElement("a"));
      link.href = request.url;
      link.textContent = heading?.textContent.trim() ?? request.url;
      rows.push(row);
    }
    return rows;
  }

  async function show(names) {
    const found = await Promise.all(names.map(rowsOf));
    names.forEach((name, i) => {
      const section = document.querySelector(`#kept-${name}`);
      section.querySelector("ul").replaceChildren(...found[i]);
      section.hidden = !found[i][0];
    });
    document.querySelector("#kept-nothing").hidden = found.some(([first]) => first);
  }
  if (window.caches) show(["saved", "pages"]);
}
