// @ts-check
/** Puts the page together. */

import { Actions } from "./actions.js";
import { Chat } from "./chat.js";
import { ClockPanel } from "./clock.js";
import { Composer } from "./composer.js";
import { showBanner } from "./dialogs.js";
import { ChatHead } from "./head.js";
import { Hint } from "./hint.js";
import { language } from "./i18n.js";
import { People } from "./people.js";
import { Store } from "./store.js";
import { Connection } from "./stream.js";

document.documentElement.lang = language();

const store = new Store();
const actions = new Actions(store);
new People(store, actions);
const head = new ChatHead(store, actions);
new Chat(store, actions);
const composer = new Composer(store, actions);
new Hint(store, (text) => composer.put(text));
new ClockPanel(store, head.chipPlace);

// Safari on a phone lays its keyboard over the page; `dvh` alone does not know of it.
const viewport = window.visualViewport;
viewport?.addEventListener("resize", () => {
  if (viewport.scale !== 1) return;
  document.documentElement.style.setProperty("--viewport", `${viewport.height}px`);
  scrollTo(0, 0);
});

new Connection(store, (online) => showBanner(!online)).start();
