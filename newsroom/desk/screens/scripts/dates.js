// Dates by calendar, as precisely as they are known; what the calendar cannot say is written.
import { opened } from "./desk.js";

const FORMS = {
  minute: [/^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/, "datetime-local"],
  day: [/^\d{4}-\d{2}-\d{2}$/, "date"],
  month: [/^\d{4}-\d{2}$/, "month"],
  year: [/^\d{4}$/, "number"],
};
const LENGTHS = { minute: 16, day: 10, month: 7, year: 4 };

const precisionOf = (text) =>
  Object.keys(FORMS).find((one) => FORMS[one][0].test(text)) ?? (text ? "written" : "");

export function readDates() {
  for (const group of document.querySelectorAll("[data-date]")) {
    const [precision, calendar] = group.querySelectorAll("select, input[data-calendar]");
    const text = group.querySelector("input[name]");
    const show = (kind) => {
      precision.value = kind;
      calendar.parentElement.hidden = !(kind in FORMS);
      text.parentElement.hidden = kind !== "written";
      if (!(kind in FORMS)) return;
      calendar.type = FORMS[kind][1];
      calendar.value = kind === "minute" ? text.value.replace(" ", "T") : text.value;
    };
    const change = (value) => {
      text.value = value;
      text.dispatchEvent(new Event("input", { bubbles: true }));
    };
    precision.addEventListener("change", () => {
      const known = precisionOf(text.value) in FORMS ? text.value.replace("T", " ") : "";
      if (precision.value in FORMS) {
        const length = LENGTHS[precision.value];
        change((known + opened.now.slice(known.length)).slice(0, length));
      } else if (!precision.value) change("");
      show(precision.value);
      (calendar.parentElement.hidden ? text : calendar).focus();
    });
    calendar.addEventListener("input", (event) => {
      event.stopPropagation();
      if (calendar.value) change(calendar.value.replace("T", " ").slice(0, LENGTHS[precision.value]));
    });
    text.addEventListener("filled", () => show(precisionOf(text.value)));
    precision.disabled = calendar.disabled = text.disabled;
    show(precisionOf(text.value));
  }
}
