{# Fetched by browsers that keep the newspaper: under 2 KB, and never between a reader and the
   network. When the newspaper keeps nothing any more, it clears up after itself. #}
{% if not is_kept %}
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) =>
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => registration.unregister())
  )
);
{% else %}
// Keeps the articles read last, what they show, and a page for when there is no network.
const OFFLINE = {{ offline|tojson }};
const LIMITS = { pages: 50, files: 200 };

addEventListener("install", (event) => {
  const shell = [OFFLINE, ...{{ saved|tojson }}, {{ stylesheet|tojson }}, {{ scripts.kept|tojson }}];
  event.waitUntil(caches.open("shell").then((cache) => cache.addAll(shell)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

async function keep(name, request, answer) {
  const cache = await caches.open(name);
  await cache.delete(request); // put again, it becomes the last of the keys
  await cache.put(request, answer);
  const keys = await cache.keys();
  for (const key of keys.slice(0, -LIMITS[name])) cache.delete(key);
}

async function page(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && /\/\d{4}\/.*[a-z]/.test(new URL(event.request.url).pathname))
      event.waitUntil(keep("pages", event.request, answer.clone()));
    return answer;
  } catch {
    return (await caches.match(event.request)) || caches.match(OFFLINE);
  }
}

async function file(event) {
  const kept = await caches.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keep("files", event.request, answer.clone()));
  return answer;
}

addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  // The names of these hold a hash: what is kept is never old. Search has too many files for here.
  else if (/\.[0-9a-f]{10,12}[-.](?!bin)/.test(pathname)) event.respondWith(file(event));
});
{% endif %}
