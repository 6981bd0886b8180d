// What opens over a slide: the list of keys, and the form for a note or a decision.
import { make } from "./draw.js";

export function help(deck) {
  const { labels } = deck.data, words = labels.help_words.split("|");
  deck.panel.replaceChildren();
  make("h3", "", deck.panel, labels.help);
  const list = make("dl", "keys", deck.panel);
  labels.help_keys.split("|").forEach((keys, at) => { make("dt", "", list, keys); make("dd", "", list, words[at]); });
  deck.panel.hidden = false;
}

export function shut(deck) {
  deck.panel.hidden = true;
  deck.root.focus();
}

export function write(deck) {
  deck.acts.still();
  const { labels, slides, stamp, shown } = deck.data, slide = slides[deck.at];
  deck.panel.replaceChildren();
  make("h3", "", deck.panel, labels.note_title);
  if (shown[0] !== today()) make("p", "past", deck.panel, shown[1]);
  const form = make("form", "", deck.panel);
  const field = (tag, label, type) => {
    const element = make(tag, "", make("label", "", form, label));
    if (type) element.type = type;
    return element;
  };
  const kind = field("select", "");
  for (const name of ["decision", "note"]) make("option", "", kind, labels[name]).value = name;
  const text = field("textarea", labels.note_text), by = field("input", labels.note_by, "text"), due = field("input", labels.note_due, "date");
  kind.setAttribute("aria-label", labels.note_title);
  by.value = deck.writer ?? "";
  text.rows = 3;
  const row = make("div", "row", form), told = make("span", "", row);
  const drop = make("button", "", row, labels.note_cancel), put = make("button", "first", row, labels.note_save);
  drop.type = "button";
  drop.addEventListener("click", () => shut(deck));
  put.type = "submit";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!text.value.trim() || !by.value.trim()) { told.textContent = labels.note_need; return; }
    deck.writer = by.value.trim();
    const about = { slide: slide.id, commitment: slide.commitment, unit: slide.unit, stamp, shown: shown[0] };
    deck.keep.add({ ...about, kind: kind.value, text: text.value.trim(), by: deck.writer, due: due.value });
    shut(deck);
  });
  deck.panel.hidden = false;
  text.focus();
}

function today() {
  const now = new Date(), two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
