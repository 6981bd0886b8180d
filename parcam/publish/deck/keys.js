// Keys, presenter remotes, fingers and the mouse: each says which slide is next.
import { shut } from "./panel.js";

const AHEAD = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]), BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]);
const SWIPE = 50;
const LETTERS = { f: "full", p: "auto", b: "black", ".": "black", n: "write", d: "ground", "?": "help", "+": "slower", "=": "slower", "-": "faster" };

export function listen(deck) {
  deck.key = (event) => key(deck, event);
  document.addEventListener("keydown", deck.key, true);
  let from = null;
  deck.root.addEventListener("touchstart", (event) => { from = event.touches[0]; }, { passive: true });
  deck.root.addEventListener("touchend", (event) => {
    if (!from || !deck.panel.hidden) return;
    const { clientX, clientY } = event.changedTouches[0], by = clientX - from.clientX;
    if (Math.abs(by) > SWIPE && Math.abs(by) > Math.abs(clientY - from.clientY)) deck.show(deck.at + (by < 0 ? 1 : -1));
    from = null;
  });
  deck.root.addEventListener("click", (event) => {
    if (!deck.panel.hidden || event.target.closest(".panel")) return;
    if (!deck.open) deck.acts.open();
    else if (!deck.black.hidden) deck.acts.black();
    else deck.show(deck.at + (event.clientX < deck.root.clientWidth / 4 ? -1 : 1));
  });
}

function key(deck, event) {
  if (!deck.open && !deck.root.contains(document.activeElement)) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const writing = event.target.closest?.("input, textarea, select, .panel form");
  if (writing) {
    if (event.key === "Escape") { shut(deck); take(event); }
    else event.stopPropagation();
    return;
  }
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (/^\d$/.test(name)) { deck.digits += name; deck.auto.textContent = `${deck.data.labels.go} ${deck.digits}`; take(event); return; }
  const asked = deck.digits;
  deck.digits = "";
  if (asked) deck.auto.textContent = "";
  if (name === "Enter") { if (asked) deck.show(Number(asked) - 1); else if (!deck.open) deck.acts.open(); else deck.show(deck.at + 1); }
  else if (name === "Escape") { if (!deck.panel.hidden) shut(deck); else if (!deck.black.hidden) deck.acts.black(); else deck.acts.close(); }
  else if (AHEAD.has(name)) deck.show(deck.at + (event.shiftKey && name === " " ? -1 : 1));
  else if (BACK.has(name)) deck.show(deck.at - 1);
  else if (name === "Home") deck.show(0);
  else if (name === "End") deck.show(deck.slides.length - 1);
  else if (LETTERS[name]) deck.acts[LETTERS[name]]();
  else return;
  take(event);
}

function take(event) {
  event.preventDefault();
  event.stopPropagation();
}
