// On the page of an article's pictures: arrow keys, and the arrows below each, lead to the picture
// before and after, without moving the page.
{
  const row = document.querySelector("#photos");
  const [first, second] = row.children;
  const onwards = document.dir === "rtl" ? -1 : 1;
  const show = (picture) => picture?.scrollIntoView({ block: "nearest", inline: "center" });

  addEventListener("keydown", (event) => {
    const step = { ArrowRight: onwards, ArrowLeft: -onwards }[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!second) return;
    const place = row.scrollLeft / (second.offsetLeft - first.offsetLeft);
    show(row.children[Math.round(place) + step]);
  });

  row.addEventListener("click", (event) => {
    const arrow = event.target.closest("a");
    if (!arrow) return;
    event.preventDefault();
    const picture = document.querySelector(arrow.hash);
    show(picture);
    const next = picture.querySelector(`.${arrow.className}`) ?? picture.querySelector("a");
    next.focus({ preventScroll: true });
  });
}
