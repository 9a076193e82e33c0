import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The part of the DOM that these tests use; the program itself is compiled without a DOM. */
export type Drawn = {
  textContent: string;
  value: string;
  checked: boolean;
  click(): void;
  querySelector(selector: string): Drawn | null;
  querySelectorAll(selector: string): Iterable<Drawn> & { length: number };
};

/** What a renderer made of a card, and what pressing its buttons sends. */
export type Rendered = {
  element: Drawn;
  /** Presses the first button with this label. */
  press(label: string): void;
  fill(id: string, value: string): void;
  sent: { verb: string; data: Record<string, unknown> }[];
};

const openDom = (): void => {
  if ("document" in globalThis) return;
  const { JSDOM } = require("jsdom");
  const { window } = new JSDOM("<body></body>", { pretendToBeVisual: true, url: "http://localhost" });
  // The renderer writes `innerText`, which jsdom does not have.
  Object.defineProperty(window.HTMLElement.prototype, "innerText", {
    get() {
      return this.textContent;
    },
    set(text) {
      this.textContent = text;
    },
  });
  for (const name of Object.getOwnPropertyNames(window))
    if (!(name in globalThis)) Reflect.set(globalThis, name, Reflect.get(window, name));
  Reflect.set(globalThis, "window", window);
  Reflect.set(globalThis, "document", window.document);
};

/** Draws a card with Microsoft's own renderer, as a page would. */
export const render = (card: unknown): Rendered => {
  openDom();
  const AC = require("adaptivecards/dist/adaptivecards.js");
  // Whatever the renderer takes for Markdown shows: its marks are gone, and there is a heading.
  AC.AdaptiveCard.onProcessMarkdown = (text: string, result: { outputHtml: string; didProcess: boolean }) => {
    result.outputHtml = `<h1>${text.replace(/[^\w ]/gu, "")}</h1>`;
    result.didProcess = true;
  };
  const drawn = new AC.AdaptiveCard();
  drawn.hostConfig = new AC.HostConfig({ actions: { maxActions: 6 } });
  const context = new AC.SerializationContext();
  drawn.parse(card, context);
  const faults = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  if (faults.length > 0) throw new Error(faults.join("; "));
  const sent: Rendered["sent"] = [];
  drawn.onExecuteAction = (action: { verb: string; data: Record<string, unknown> }) =>
    sent.push({ verb: action.verb, data: action.data });
  const element: Drawn = drawn.render();
  Reflect.get(globalThis, "document").body.replaceChildren(element);
  return {
    element,
    sent,
    press: (label) => {
      const button = [...element.querySelectorAll("button")].find((one) => one.textContent === label);
      if (!button) throw new Error(`There is no button ${label}.`);
      button.click();
    },
    fill: (id, value) => {
      const input = drawn.getAllInputs().find((one: { id: string }) => one.id === id);
      input.renderedElement.querySelector("input,textarea,select").value = value;
    },
  };
};
