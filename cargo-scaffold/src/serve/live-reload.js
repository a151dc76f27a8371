// Loads the page anew when one of its files has changed, and shows why the crate doesn't compile.
{
  const script = document.currentScript;
  const overlay = document.createElement("pre");
  overlay.id = "cargo-scaffold-failure";
  overlay.setAttribute("role", "alert");
  overlay.style.cssText =
    "position: fixed; inset: 0; z-index: 2147483647; margin: 0; padding: 2em; overflow: auto; " +
    "color: #eee; background: #181818; font: 14px/1.5 monospace; white-space: pre-wrap";

  const events = new EventSource(new URL("events", script.src));
  events.onmessage = ({ data }) => {
    const { generation, failure } = JSON.parse(data);
    if (String(generation) !== script.dataset.generation) return reload(String(generation));
    overlay.textContent = failure;
    if (failure) document.documentElement.append(overlay);
    else overlay.remove();
  };

  // Once for each change: a service worker may answer with an old page again and again.
  const reload = (generation) => {
    if (sessionStorage.getItem("cargo-scaffold-generation") === generation) return;
    sessionStorage.setItem("cargo-scaffold-generation", generation);
    location.reload();
  };
}
