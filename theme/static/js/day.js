// Leads from a form to the day that was chosen, or to its month or year if it has no news. Without
// this the form leads to the archive.
addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".day-chooser")) return;
  event.preventDefault();
  const day = form.elements.day.value.replaceAll("-", "/");
  let url = form.action;
  for (const period of [day, day.slice(0, 7), day.slice(0, 4)].filter(Boolean)) {
    const found = new URL(`../${period}/`, form.action);
    if (await fetch(found, { method: "HEAD" }).then((answer) => answer.ok, () => true)) {
      url = found;
      break;
    }
  }
  location = url;
});
