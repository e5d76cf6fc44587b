// Buttons that send something and lead on, on every screen of the desk.
for (const button of document.querySelectorAll("button[data-post]")) {
  button.addEventListener("click", async () => {
    await fetch(`/.newsroom/${button.dataset.post}`, {
      method: "POST",
      headers: { "X-Newsroom-CSRF": button.dataset.csrf },
    });
    location.assign("/.newsroom/");
  });
}
