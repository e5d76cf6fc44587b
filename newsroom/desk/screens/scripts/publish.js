// Publishing: the plan, the consent, the progress, the outcome. All of it is asked of the desk, so
// that a closed tab loses nothing and a second one sees the same.
import { find, made, post, said, tell, words } from "./desk.js";

const PAUSE = 700; // milliseconds between two looks while something is at work
const CHANGES = ["send", "leave", "takeBack", "delete"];
const megabytes = (bytes) => (bytes / 1e6).toLocaleString(document.documentElement.lang, {
  maximumFractionDigits: 1,
});
let plan = "";
let asked = 0; // what is answered to an earlier question is of before
let next = 0;

function told(state) {
  const size = megabytes(state.size ?? 0);
  switch (state.phase) {
    case "idle": return "";
    case "building": return state.isPlan ? words.planning : words.building;
    case "sending":
      return said("sent-of", {
        done: state.sentFiles, files: state.files, size: megabytes(state.sentSize),
      });
    case "planned":
      if (!CHANGES.some((name) => state[name].count)) return words["nothing-to-publish"];
      return said("planned", { files: state.send.count, size, target: state.target });
    case "published":
      if (!state.generation) return words["nothing-to-publish"];
      return said("published-as", {
        generation: state.generation, files: state.send.count, size, target: state.target,
      });
    default: return words["not-published"];
  }
}

function list(name, { count, first }) {
  const files = first.map((file) => made("li", {}, file));
  if (count > first.length) files.push(made("li", {}, said("and-more", { count: count - first.length })));
  const summary = made("summary", {}, `${words[`plan-${name}`]}: ${count}`);
  return made("details", { open: count <= 20 }, summary, made("ul", {}, ...files));
}

function show(state) {
  const isAtWork = state.phase === "building" || state.phase === "sending";
  const isPlanned = state.phase === "planned" && CHANGES.some((name) => state[name].count);
  const text = told(state);
  if (find("state").textContent !== text) tell(text);
  plan = state.plan ?? "";
  find("plan").disabled = isAtWork;
  find("publish").hidden = !isPlanned;
  find("progress").hidden = !isAtWork;
  if (state.phase === "sending" && state.size) find("progress").value = state.sentSize / state.size;
  else find("progress").removeAttribute("value");
  const wrong = [state.wrong, ...(state.complaints ?? [])].filter(Boolean);
  if (state.withheld?.length) wrong.push(said("withheld", { files: state.withheld.join(", ") }));
  find("wrong").textContent = wrong.join("\n");
  find("wrong").hidden = wrong.length === 0;
  const isOver = state.phase === "planned" || state.phase === "published";
  const changes = isOver ? CHANGES.filter((name) => state[name].count) : [];
  find("changes").replaceChildren(...changes.map((name) => list(name, state[name])));
  if (isAtWork) next = setTimeout(look, PAUSE);
}

async function ask(asking) {
  const number = ++asked;
  clearTimeout(next);
  try {
    const answer = await asking;
    const state = answer.status === 403 ? null : await answer.json();
    if (number !== asked) return;
    if (state?.message) tell(state.message); // the desk has failed
    else if (state) show(state);
    else tell(words.ended);
  } catch {
    if (number === asked) tell(words["no-answer"]);
  }
}

const look = () => ask(fetch("/.newsroom/publish/state", { redirect: "error" }));
find("plan").addEventListener("click", () => ask(post("publish/plan", {})));
find("publish").addEventListener("click", () => {
  find("publish").hidden = true;
  ask(post("publish/start", { plan }));
});
look();
