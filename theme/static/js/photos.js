// On the page of an article's pictures: the arrow keys lead to the picture before and after.
{
  const row = document.querySelector("#photos");
  addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const place = Math.round(row.scrollLeft / row.clientWidth) + step;
    row.children[place]?.scrollIntoView({ block: "nearest", inline: "center" });
  });
}
