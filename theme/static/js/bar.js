// Scrolls the bar of sections to the current one, where not all fit beside each other.
{
  const current = document.querySelector(".sections [aria-current]");
  const bar = current?.closest("ul");
  if (bar) bar.scrollLeft += current.getBoundingClientRect().left - bar.clientWidth / 2;
}
