// The key / leads to the search, from every page; readers may turn that off on the search page.
{
  const { search } = document.currentScript.dataset;
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (localStorage.getItem("shortcut") === "off") return;
    event.preventDefault();
    const field = document.querySelector("#q");
    if (field) field.focus();
    else location = search;
  });
}
