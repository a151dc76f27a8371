// Shows why the game can't go on, and offers to start again.

import { elements } from "./elements.js";

elements.restart.addEventListener("click", () => location.reload());
// The Escape key would only hide the message.
elements.fault.addEventListener("cancel", (event) => event.preventDefault());

/** @param {unknown} fault */
export function showFault(fault) {
  // Later errors are often only results of the first one.
  if (elements.fault.open) return;
  elements.fault.showModal();
  elements.faultMessage.textContent = explain(fault);
}

/** @param {unknown} fault */
function explain(fault) {
  if (typeof WebAssembly === "undefined") {
    return "This browser has no WebAssembly, or it is turned off. The game needs it.";
  }
  const message = fault instanceof Error ? fault.message : String(fault);
  return fault instanceof WebAssembly.RuntimeError ? `The Rust code failed: ${message}` : message;
}
