// Publishing: the plan, the consent, the progress, the outcome. All of it is asked of the desk, so
// that a closed tab loses nothing and a second one sees the same.
const PAUSE = 700; // milliseconds between two looks while something is at work
const CHANGES = ["send", "leave", "takeBack", "delete"];
const { csrf, words } = JSON.parse(document.getElementById("opened").textContent);
const find = (id) => document.getElementById(id);
const said = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const megabytes = (bytes) => (bytes / 1e6).toLocaleString(document.documentElement.lang, {
  maximumFractionDigits: 1,
});
let plan = "";

function told(state) {
  const size = megabytes(state.size ?? 0);
  switch (state.phase) {
    case "idle": return "";
    case "building": return state.isPlan ? words.planning : words.building;
    case "sending":
      return said(words.sent_of, {
        done: state.sentFiles, files: state.files, size: megabytes(state.sentSize),
      });
    case "planned":
      if (!CHANGES.some((name) => state[name].count)) return words.nothing_to_publish;
      return said(words.planned, { files: state.send.count, size, target: state.target });
    case "published":
      if (!state.generation) return words.nothing_to_publish;
      return said(words.published_as, {
        generation: state.generation, files: state.send.count, size, target: state.target,
      });
    default: return words.not_published;
  }
}

function list(name, { count, first }) {
  const details = document.createElement("details");
  details.open = count <= 20;
  const summary = document.createElement("summary");
  summary.textContent = `${words[`plan_${name}`]}: ${count}`;
  const files = document.createElement("ul");
  for (const file of first) files.append(item(file));
  if (count > first.length) files.append(item(said(words.and_more, { count: count - first.length })));
  details.append(summary, files);
  return details;
}

function item(text) {
  const one = document.createElement("li");
  one.textContent = text;
  return one;
}

function show(state) {
  const isAtWork = state.phase === "building" || state.phase === "sending";
  const isPlanned = state.phase === "planned" && CHANGES.some((name) => state[name].count);
  const text = told(state);
  if (find("state").textContent !== text) find("state").textContent = text;
  plan = state.plan ?? "";
  find("plan").disabled = isAtWork;
  find("publish").hidden = !isPlanned;
  find("progress").hidden = !isAtWork;
  if (state.phase === "sending" && state.size) find("progress").value = state.sentSize / state.size;
  else find("progress").removeAttribute("value");
  const wrong = [state.wrong, ...(state.complaints ?? [])].filter(Boolean);
  if (state.withheld?.length) wrong.push(said(words.withheld, { files: state.withheld.join(", ") }));
  find("wrong").textContent = wrong.join("\n");
  find("wrong").hidden = wrong.length === 0;
  const isOver = state.phase === "planned" || state.phase === "published";
  const changes = isOver ? CHANGES.filter((name) => state[name].count) : [];
  find("changes").replaceChildren(...changes.map((name) => list(name, state[name])));
  if (isAtWork) setTimeout(look, PAUSE);
}

async function ask(where, data) {
  const sent = data && {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Newsroom-CSRF": csrf },
    body: JSON.stringify(data),
  };
  try {
    const answer = await fetch(`/.newsroom/publish/${where}`, { redirect: "error", ...sent });
    show(await answer.json());
  } catch {
    find("state").textContent = words.no_answer;
  }
}

const look = () => ask("state");
find("plan").addEventListener("click", () => ask("plan", {}));
find("publish").addEventListener("click", () => {
  find("publish").hidden = true;
  ask("start", { plan });
});
look();
