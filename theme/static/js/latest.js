// Below an old article, adds the newest headlines of its section.
const { latest, heading } = document.currentScript.dataset;

function show({ items }) {
  const older = document.querySelector(".preceding");
  const { dateTime } = document.querySelector("article time");
  const newer = items.filter((item) => item.datetime > dateTime);
  // What readers see must not move.
  if (!newer[0] || older.getBoundingClientRect().bottom < innerHeight) return;
  const copy = older.cloneNode(true);
  const [title, list] = copy.children;
  title.textContent = heading;
  copy.setAttribute("aria-labelledby", (title.id = "newest"));
  const rows = newer.map((item) => {
    const row = list.children[0].cloneNode(true);
    const [link, stamp] = row.children;
    link.href = item.url;
    link.textContent = item.title;
    stamp.textContent = item.stamp;
    return row;
  });
  list.replaceChildren(...rows);
  older.after(copy);
}

onload = () => fetch(latest).then((answer) => answer.json()).then(show).catch(() => {});
