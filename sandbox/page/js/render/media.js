// @ts-check
/** Photos, sounds, files and contact cards inside a message. */

import { avatar, fill, h, icon } from "../dom.js";
import { words } from "../i18n.js";
import { showPhoto } from "../dialogs.js";
import { duration } from "../time.js";

/** @typedef {import("../types.js").FileCard} FileCard */

/**
 * @param {FileCard} file
 * @returns {HTMLElement}
 */
export function renderFile(file) {
  switch (file.kind) {
    case "photo":
      return photo(file);
    case "voice":
    case "audio":
      return sound(file);
    case "video":
      return h("video", { class: "video", src: file.url, controls: true, preload: "metadata" });
    default:
      return documentCard(file);
  }
}

/** How narrow and how wide a photo may be in a bubble; more of it is seen in full size. */
const NARROWEST = 0.7;
const WIDEST = 2;

/** @param {FileCard} file */
function photo(file) {
  const image = h("img", { src: file.url, alt: "", decoding: "async" });
  const button = h(
    "button",
    {
      class: "photo",
      type: "button",
      "aria-label": words().photo,
      onclick: () => showPhoto(file.url, file.name),
    },
    image,
  );
  image.addEventListener("load", () => {
    const ratio = image.naturalWidth / image.naturalHeight;
    button.style.aspectRatio = String(Math.min(WIDEST, Math.max(NARROWEST, ratio)));
  });
  return button;
}

/** @param {FileCard} file */
function documentCard(file) {
  const extension = file.name.includes(".") ? (file.name.split(".").pop() ?? "") : "";
  const download = downloadLink(file, extension);
  if (!/^image\/(png|jpeg|webp|gif)$/u.test(file.mime)) return download;
  const preview = h(
    "button",
    {
      class: "file-preview",
      type: "button",
      "aria-label": words().photo,
      onclick: () => showPhoto(file.url, file.name),
    },
    h("img", { src: file.url, alt: "", decoding: "async" }),
  );
  return h("div", { class: "picture-file" }, preview, download);
}

/**
 * @param {FileCard} file
 * @param {string} extension
 */
function downloadLink(file, extension) {
  return h(
    "a",
    {
      class: "file",
      href: file.url,
      download: file.name,
      "aria-label": words().download(file.name),
    },
    h("span", { class: "file-icon" }, icon("file"), h("small", null, extension.slice(0, 4))),
    h(
      "span",
      { class: "file-text" },
      h("span", { class: "file-name" }, file.name),
      h("small", null, size(file.size)),
    ),
  );
}

/** @param {number} bytes */
function size(bytes) {
  const units = words().bytes;
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/**
 * A voice note: one button, a line that fills, and the time.
 *
 * @param {FileCard} file
 */
function sound(file) {
  const audio = new Audio();
  audio.preload = "none";
  audio.src = file.url;
  const label = file.kind === "voice" ? words().voice : file.name;
  const time = h("small", { class: "sound-time" }, duration(file.duration ?? 0));
  const line = h("progress", { max: "1", value: "0", "aria-label": label });
  const button = h("button", { class: "sound-play", type: "button" });
  const show = () => {
    fill(button, icon(audio.paused ? "play" : "pause"));
    button.setAttribute("aria-label", audio.paused ? words().play : words().pause);
  };
  button.addEventListener("click", () => (audio.paused ? audio.play() : audio.pause()));
  for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, show);
  audio.addEventListener("timeupdate", () => {
    const length = Number.isFinite(audio.duration) ? audio.duration : (file.duration ?? 1);
    line.value = audio.ended ? 0 : audio.currentTime / length;
    time.textContent = duration(audio.paused ? length : audio.currentTime);
  });
  show();
  const title = file.kind === "voice" ? null : h("span", { class: "file-name" }, file.name);
  return h("div", { class: "sound" }, button, h("div", null, title, line, time));
}

/**
 * @param {import("../types.js").Contact} contact
 * @param {(text: string) => void} copy
 */
export function renderContact(contact, copy) {
  const digits = Number(contact.phone.replace(/\D/gu, "").slice(-4)) || 0;
  const phone = contact.phone.startsWith("+") ? contact.phone : `+${contact.phone}`;
  return h(
    "div",
    { class: "contact" },
    avatar(contact.name, digits),
    h(
      "div",
      null,
      h("strong", null, contact.name),
      h(
        "button",
        { class: "as-link", type: "button", title: words().copy, onclick: () => copy(phone) },
        phone,
      ),
    ),
  );
}
