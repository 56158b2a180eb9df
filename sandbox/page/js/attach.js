// @ts-check
/** The paper clip: contacts, photos, files and voice notes. */

import { menuFor } from "./dialogs.js";
import { h, icon } from "./dom.js";
import { onLanguage, words } from "./i18n.js";

/** @typedef {import("./actions.js").Actions} Actions */

/**
 * Make the button with its menu.
 *
 * @param {import("./store.js").Store} store
 * @param {Actions} actions
 * @returns {HTMLElement[]} what belongs into the composer's row
 */
export function attachButton(store, actions) {
  const photos = chooser("image/*", (file) => actions.file("photo", file));
  const files = chooser("", (file) => actions.file("document", file));
  const button = h("button", { class: "round", type: "button", id: "attach" }, icon("clip"));
  const label = () => {
    button.setAttribute("aria-label", words().attach);
    button.title = words().attach;
  };
  label();
  onLanguage(label);
  const menu = menuFor(button, () => [
    { name: words().shareContact, icon: "user", action: () => actions.contact() },
    ...(store.chosen?.phone
      ? [{ name: words().shareOwn, icon: "phone", action: () => actions.ownContact() }]
      : []),
    null,
    { name: words().choosePhoto, icon: "photo", action: () => photos.click() },
    { name: words().chooseFile, icon: "file", action: () => files.click() },
    null,
    { name: words().samplePhoto, icon: "photo", action: () => actions.file("photo") },
    { name: words().sampleFile, icon: "file", action: () => actions.file("document") },
    { name: words().sampleVoice, icon: "mic", action: () => actions.file("voice") },
  ]);
  return [button, menu, photos, files];
}

/**
 * @param {string} accept
 * @param {(file: File) => void} chosen
 */
function chooser(accept, chosen) {
  const input = h("input", { type: "file", accept, hidden: true, tabindex: -1 });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) chosen(file);
    input.value = "";
  });
  return input;
}
