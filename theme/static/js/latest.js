// Below an old article, shows the newest headlines of its section.
{
  const below = document.querySelector("#newest");

  const show = ({ items }) => {
    const { dateTime } = document.querySelector("article time");
    const newer = items.filter((item) => item.datetime > dateTime);
    // What readers see must not move.
    const { bottom } = below.previousElementSibling.getBoundingClientRect();
    if (!newer[0] || bottom < innerHeight) return;
    const list = below.content.querySelector("ul");
    const rows = newer.map((item) => {
      const row = list.children[0].cloneNode(true);
      const [link, stamp] = row.children;
      link.href = item.url;
      link.prepend(item.title);
      if (item.external) link.rel = "external";
      else link.lastChild.remove();
      if (item.label) {
        const label = Object.assign(document.createElement("span"), { className: "kind" });
        label.dataset.kind = item.kind;
        label.textContent = item.label;
        row.prepend(label);
      }
      stamp.dateTime = item.datetime;
      stamp.textContent = item.stamp;
      return row;
    });
    list.replaceChildren(...rows);
    below.replaceWith(below.content);
  };

  onload = () =>
    fetch(below.dataset.latest).then((answer) => answer.json()).then(show).catch(() => {});
}
