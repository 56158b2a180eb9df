// @ts-check
/** The list that "/" opens: the commands of this chat, filtered by what is typed. */

import { fill, h } from "./dom.js";
import { words } from "./i18n.js";

/** @typedef {import("./types.js").Command} Command */

export class CommandMenu {
  /**
   * @param {HTMLTextAreaElement} input
   * @param {{run: (text: string) => void, insert: (text: string) => void}} choice `run` sends
   *   the command, `insert` puts it into the input for its arguments
   */
  constructor(input, choice) {
    this.input = input;
    this.choice = choice;
    /** @type {Command[]} */
    this.shown = [];
    this.at = 0;
    this.list = h("div", { class: "commands", id: "commands", role: "listbox", hidden: true });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-controls", "commands");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    // A press must not take the focus (and the phone's keyboard) from the input.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get open() {
    return !this.list.hidden;
  }

  /**
   * Show what fits the typed text, or nothing.
   *
   * @param {Command[]} commands
   */
  update(commands) {
    const typed = /^\/([a-z0-9_]*)$/iu.exec(this.input.value);
    this.shown = typed ? matching(commands, typed[1].toLowerCase()) : [];
    const complete = this.shown.length === 1 && this.shown[0].command === typed?.[1];
    if (!this.shown.length || complete) {
      this.close();
      return;
    }
    this.at = 0;
    this.list.setAttribute("aria-label", words().commands);
    fill(this.list, this.shown.map((command, index) => this.line(command, index)));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", "true");
    this.mark();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /**
   * @param {Command} command
   * @param {number} index
   */
  line(command, index) {
    return h(
      "div",
      {
        class: "command",
        id: `command-${index}`,
        role: "option",
        onclick: () => this.run(command),
      },
      h("b", null, `/${command.command}`),
      h("span", null, command.description),
    );
  }

  /** @param {Command} command */
  run(command) {
    this.close();
    this.choice.run(`/${command.command}`);
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was for the list
   */
  key(event) {
    if (!this.open) return false;
    const command = this.shown[this.at];
    switch (event.key) {
      case "ArrowDown":
        this.move(1);
        break;
      case "ArrowUp":
        this.move(-1);
        break;
      case "Tab":
        this.close();
        this.choice.insert(`/${command.command} `);
        break;
      case "Enter":
        this.run(command);
        break;
      case "Escape":
        this.close();
        break;
      default:
        return false;
    }
    event.preventDefault();
    return true;
  }

  /** @param {number} step */
  move(step) {
    this.at = (this.at + step + this.shown.length) % this.shown.length;
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((line, index) => {
      line.setAttribute("aria-selected", String(index === this.at));
    });
    this.input.setAttribute("aria-activedescendant", `command-${this.at}`);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }
}

/**
 * Commands that begin with what is typed, then those that hold it somewhere.
 *
 * @param {Command[]} commands
 * @param {string} typed
 */
function matching(commands, typed) {
  const begins = commands.filter(({ command }) => command.startsWith(typed));
  const holds = commands.filter(
    (one) => !begins.includes(one) && typed.length > 1 && one.command.includes(typed),
  );
  return [...begins, ...holds];
}
