// What is wrong with the text: beside its lines and fields, and in a list.
import { button, find, made, opened, words } from "./desk.js";
import { body, form } from "./draft.js";

const paper = find("paper");
const copy = find("mirror");
const gutter = find("gutter");
let told = [];

const place = (line) => line - opened.bodyLine; // of a line of the file among those of the text

function toLine(line) {
  const lines = body.value.split("\n");
  const start = lines.slice(0, place(line)).join("\n").length + (place(line) > 0);
  body.focus();
  body.setSelectionRange(start, start + (lines[place(line)] ?? "").length);
}

// Lay the text a second time below what is typed: so the text area grows with it, and lines of
// which something is told are coloured, and have their mark beside them.
export function mirror() {
  const lines = body.value.split("\n");
  const marked = new Map();
  for (const one of told) {
    const line = place(one.line);
    if (one.line && line >= 0 && line < lines.length) marked.set(line, [...(marked.get(line) ?? []), one]);
  }
  const parts = [];
  let plain = "";
  lines.forEach((line, number) => {
    const end = number < lines.length - 1 ? "\n" : "";
    if (!marked.has(number)) {
      plain += line + end;
      return;
    }
    const isWrong = marked.get(number).some((one) => !one.isWarning);
    const mark = made("mark", { className: isWrong ? "wrong" : "warned" }, line || " ");
    mark.findings = marked.get(number);
    parts.push(plain, mark, end);
    plain = "";
  });
  copy.replaceChildren(...parts, `${plain}\n `);
  const top = paper.getBoundingClientRect().top;
  gutter.replaceChildren(
    ...[...copy.querySelectorAll("mark")].map((mark) => {
      const text = mark.findings.map(sentence).join(" ");
      const sign = button("!", () => toLine(mark.findings[0].line), {
        className: mark.className,
        "aria-label": `${words.line} ${mark.findings[0].line}: ${text}`,
      });
      sign.append(made("span", { className: "bubble", "aria-hidden": "true" }, text));
      sign.style.insetBlockStart = `${mark.getClientRects()[0].top - top}px`;
      return sign;
    }),
  );
}

const sentence = (one) => (one.remedy ? `${one.message} → ${one.remedy}` : one.message);

export function tellFindings(findings) {
  // Who hears the list hears it when something is new, not at every letter.
  const isSame = JSON.stringify(told) === JSON.stringify(findings) && !find("sound").hidden === !findings.length;
  told = findings;
  mirror();
  if (isSame) return;
  find("sound").hidden = findings.length > 0;
  for (const note of document.querySelectorAll("[data-told]")) {
    const own = findings.filter((one) => one.field === note.dataset.told);
    note.hidden = own.length === 0;
    note.className = own.some((one) => !one.isWarning) ? "told wrong" : "told warned";
    note.textContent = own.map(sentence).join(" ");
    const field = form.elements[note.dataset.told];
    if (own.some((one) => !one.isWarning)) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  find("findings").replaceChildren(
    ...findings.map((one) => {
      const code = made("a", { href: one.explained, target: "_blank" }, one.code);
      const sense = made("span", { className: one.isWarning ? "warned" : "wrong" }, sentence(one));
      const text = made("span", {}, sense, " ", code);
      const line = `${words.line} ${one.line}`;
      if (one.field) {
        const label = words[one.field] ?? one.field;
        return made("li", {}, button(label, () => form.elements[one.field].focus()), " ", text);
      }
      if (one.line >= opened.bodyLine) return made("li", {}, button(line, () => toLine(one.line)), " ", text);
      return made("li", {}, one.line ? `${line}: ` : "", text);
    }),
  );
}
