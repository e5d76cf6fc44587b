// Asks the browser to keep the articles read last. Without this the pages are the same.
navigator.serviceWorker?.register(document.currentScript.dataset.worker);
