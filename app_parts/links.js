// Where the server is: else a view named in the address is first taken for a folder of it.
window.__streamlit = { BACKEND_BASE_URL: window.location.origin + "/" };
// The language of the page, for those who have it read to them.
const asked = new URLSearchParams(window.location.search).get("lang");
document.documentElement.lang = (asked || navigator.language).startsWith("zh") ? "zh-CN" : "en";
// Follows links between views as Back and Forward do: the session, and what was loaded
// into it, stays. Without this the same links load the app anew.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".lishu a[href]");
  const plain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain || link.origin !== window.location.origin) return;
  event.preventDefault();
  window.history.pushState({}, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  window.scrollTo(0, 0);
});
