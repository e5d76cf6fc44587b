// For readers of an article: share, keep, larger letters, contrast, print, listen. What they choose
// stays on their device. Nothing here is needed to read.
{
  const tools = document.querySelector("#tools");
  const chosen = document.documentElement.dataset;
  const button = (name) => tools.querySelector(`[data-tool=${name}]`);
  const title = document.querySelector("h1").textContent;
  const read = (name, empty) => {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? empty;
    } catch {
      return empty;
    }
  };
  const write = (name, value) => {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {} // a full or forbidden store: it then holds for this page alone
  };
  const press = (name, is) => button(name)?.setAttribute("aria-pressed", is);

  const reading = read("reading", {});
  function apply() {
    if (reading.size) chosen.size = reading.size;
    else delete chosen.size;
    if (reading.contrast) chosen.contrast = "";
    else delete chosen.contrast;
    press("contrast", !!reading.contrast);
    write("reading", reading);
  }
  if (Object.keys(reading).length) apply();

  const isKept = () => read("saved", []).some(({ url }) => url === location.pathname);
  function showKept() {
    if (!button("save")) return;
    button("save").firstChild.data = isKept() ? tools.dataset.isKept : button("save").dataset.word;
    press("save", isKept());
  }

  // The voice of the page's own language, if the device has one.
  const voice = () =>
    speechSynthesis.getVoices().find(({ lang }) => lang.replace("_", "-").split("-")[0] ===
      document.documentElement.lang.split("-")[0]);
  const speak = () => {
    const parts = document.querySelectorAll(".story > h1, .story > .lead, .body > :not(figure, table)");
    for (const { innerText } of parts)
      for (const text of innerText.match(/[^]{1,240}(?=\s|$)/g) ?? []) {
        const said = Object.assign(new SpeechSynthesisUtterance(text), { voice: voice(), lang: voice().lang });
        said.onend = () => speechSynthesis.pending || press("listen", false);
        speechSynthesis.speak(said);
      }
  };

  const uses = {
    share() {
      const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
      if (navigator.share) return navigator.share({ title, url }).catch(() => {});
      return navigator.clipboard?.writeText(url).then(() => {
        button("share").textContent = tools.dataset.copied;
      });
    },
    async save() {
      const { pathname: url } = location, cache = await caches.open("saved"), isOff = isKept();
      await (isOff ? cache.delete(url) : cache.add(url).catch(() => {}));
      // Read now: another window may have saved something meanwhile.
      const others = read("saved", []).filter((one) => one.url !== url);
      write("saved", isOff ? others : [{ url, title }, ...others]);
      showKept();
    },
    size() {
      reading.size = ((reading.size ?? 0) + 1) % 3;
      apply();
    },
    contrast() {
      reading.contrast = !reading.contrast;
      apply();
    },
    print: () => print(),
    listen() {
      const isOn = speechSynthesis.speaking;
      speechSynthesis.cancel();
      press("listen", !isOn);
      if (!isOn) speak();
    },
  };

  if (button("save")) button("save").dataset.word = button("save").textContent;
  showKept();
  tools.addEventListener("click", ({ target }) => uses[target.closest("button")?.dataset.tool]?.());
  if (window.speechSynthesis) {
    const find = () => (button("listen").hidden = !voice());
    find();
    speechSynthesis.onvoiceschanged = find;
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }
}
