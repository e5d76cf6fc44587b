// Leads from a form to the day that was chosen, or says which days with news are nearest. Without
// this the form leads to the page of all years.
const pageOf = (day, form) => new URL(`../${day.replaceAll("-", "/")}/`, form.action);

async function daysOf(form) {
  const months = await fetch(new URL("days.json", form.action)).then((answer) => answer.json());
  const twoDigits = (day) => String(day).padStart(2, "0");
  return Object.entries(months).flatMap(([month, days]) =>
    days.map((day) => `${month}-${twoDigits(day)}`),
  );
}

// A way to a day, with the name that its own page gives it.
async function wayTo(day, form) {
  const link = document.createElement("a");
  link.href = pageOf(day, form);
  const page = await fetch(link.href).then((answer) => answer.text());
  link.append(new DOMParser().parseFromString(page, "text/html").querySelector("h1").textContent);
  return link;
}

let submits = 0; // whoever asks again is told of the last day only

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".day-chooser")) return;
  event.preventDefault();
  const day = form.elements.day.value;
  const words = form.querySelector("output");
  const number = ++submits;
  words.replaceChildren();
  try {
    const days = await daysOf(form);
    if (!days.includes(day)) {
      const before = days.filter((one) => one < day).pop();
      const after = days.find((one) => one > day);
      const nearest = [before, after].filter(Boolean).map((one) => wayTo(one, form));
      const ways = await Promise.all(nearest);
      if (number === submits) words.append(words.dataset.nearest, ...ways);
      return;
    }
  } catch {} // no network: a page that the device has kept may still be there
  if (number === submits) location = pageOf(day, form);
});
