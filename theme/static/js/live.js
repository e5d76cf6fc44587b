// Looks for new entries of a live story while it goes on, and says how many there are. They are shown
// when readers ask for them: nothing moves by itself.
{
  const story = document.querySelector("[data-news]");
  const told = story.querySelector(".live-news");
  const LEAST = 30_000, MOST = 300_000; // milliseconds
  let wait = LEAST, last = Date.now(), isOver = false, timer;

  const unknown = (anchors) => anchors.filter((anchor) => !document.getElementById(anchor));
  const slower = () => (wait = Math.min(wait * 1.5, MOST));
  const get = (url) => fetch(url, { cache: "no-cache" }); // asks whether it has changed
  const parts = (root) => root.querySelector(".live-parts");

  function plan() {
    clearTimeout(timer);
    if (isOver || document.hidden || !navigator.onLine) return;
    timer = setTimeout(look, Math.max(last + wait * (0.9 + Math.random() / 5) - Date.now(), 0));
  }

  async function look() {
    last = Date.now();
    try {
      const answer = await get(story.dataset.news);
      if (!answer.ok) throw answer;
      const { entries, until } = await answer.json();
      const now = Date.parse(answer.headers.get("date")) || last; // readers' clocks may be wrong
      isOver = !until || until * 1000 <= now;
      tell(unknown(entries).length);
    } catch {
      slower();
    }
    if (isOver) {
      story.querySelector(".live-state").hidden = true;
      story.querySelector(".live-over").hidden = false;
    }
    plan();
  }

  function tell(number) {
    const words = story.dataset.words.replace("{number}", number);
    if (!number || told.textContent === words) return slower();
    wait = LEAST;
    const button = document.createElement("button");
    button.append(words);
    button.onclick = show;
    told.replaceChildren(button);
  }

  let isAsked = false;
  async function show() {
    if (isAsked) return; // one step at a time, or the focus is on what has been replaced
    isAsked = true;
    const page = await get(location.pathname).then((answer) => answer.text()).catch(() => "");
    isAsked = false;
    const fresh = parts(new DOMParser().parseFromString(page, "text/html"));
    if (!fresh) return;
    const anchors = unknown([...fresh.querySelectorAll(".live-entry")].map((entry) => entry.id));
    parts(story).replaceWith(fresh);
    told.replaceChildren();
    const oldest = document.getElementById(anchors.at(-1)); // of the new ones: they read upwards
    if (!oldest) return;
    oldest.tabIndex = -1;
    oldest.focus();
  }

  for (const event of ["online", "offline"]) addEventListener(event, plan);
  document.addEventListener("visibilitychange", plan);
  plan();
}
