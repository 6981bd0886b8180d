// The deck in the page: framed as a preview, over everything while it is presented. New data waits until the deck is closed.
import { present } from "./stage/stage.js";

const decks = new WeakMap();
const decoder = new TextDecoder();

export default function deck({ data, parentElement, setTriggerValue }) {
  const text = decoder.decode(data), payload = JSON.parse(text);
  let state = decks.get(parentElement);
  if (!state) {
    style();
    const tell = { send: (notes) => state.tell("note", notes) };
    state = { tell: setTriggerValue, text };
    decks.set(parentElement, state);
    state.shown = present(parentElement, payload, { framed: true, dark: dark(parentElement), tell });
    if (payload.open) state.shown.start();
  }
  state.tell = setTriggerValue;
  state.shown.received(payload.received, payload.written);
  state.shown.dark(dark(parentElement));
  if (text !== state.text) { state.text = text; state.shown.replace(payload); }
  return () => { state.shown.leave(); decks.delete(parentElement); };
}

function style() {
  const href = new URL("./stage/stage.css", import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

function dark(element) {
  const ground = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const parts = ground.match(/^#(..)(..)(..)/)?.slice(1) ?? ["ff", "ff", "ff"];
  return parts.reduce((sum, part) => sum + parseInt(part, 16), 0) < 384;
}
