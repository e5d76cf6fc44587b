// Lists what this device keeps of the newspaper: what was saved, and what was read last.
{
  async function show(name) {
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
    const section = document.querySelector(`#kept-${name}`);
    section.hidden = !rows[0];
    section.querySelector("ul").replaceChildren(...rows);
  }

  // Who comes here by choice, over a network, is told nothing of a network that is not there.
  if (navigator.onLine && location.pathname.endsWith("/offline.html")) {
    document.querySelector("h1").textContent = document.querySelector("#saved").textContent;
    document.querySelector(".lead").remove();
  }
  if (window.caches) ["saved", "pages"].forEach(show);
}
