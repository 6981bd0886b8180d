// The deck: every slide is drawn once and kept, so a key only shows another. No request, no server, no timer while it stands still.
import { drawSlide, make } from "./draw.js";
import { keeper } from "./notes.js";

const TALL = 1080, WIDEST = 1920, NARROWEST = 1440;
const AHEAD = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]), BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]);
const LETTERS = { f: "full", p: "auto", b: "black", ".": "black", n: "write", d: "ground", "?": "help", "+": "slower", "=": "slower", "-": "faster" };

export function present(parent, data, { framed = false, dark = false, tell = {} } = {}) {
  const root = make("div", "parcam-deck", parent);
  root.tabIndex = 0;
  root.setAttribute("role", "region");
  root.setAttribute("aria-roledescription", "slides");
  const deck = { root, parent, data, tell, framed, open: !framed, dark, at: 0, width: 0, digits: "", seconds: 15, slides: [] };
  deck.stage = make("div", "stage", root);
  deck.live = make("p", "live", root);
  deck.live.setAttribute("aria-live", "polite");
  deck.black = make("div", "black", root);
  deck.black.hidden = true;
  deck.panel = make("div", "panel", root);
  deck.panel.hidden = true;
  deck.keep = keeper(tell, () => refresh(deck));
  deck.acts = actions(deck);
  listen(deck);
  paint(deck);
  replace(deck, data);
  if (deck.open) deck.acts.open();
  return {
    deck,
    replace: (next) => { if (!deck.open) replace(deck, next); },
    received: (clients) => deck.keep.received(clients),
    dark: (is) => { if (!deck.open) { deck.dark = is; paint(deck); } },
    start: () => deck.acts.open(),
    leave: () => { deck.gone = true; if (!deck.open) end(deck); },
  };
}

function replace(deck, data) {
  deck.data = data;
  deck.at = Math.min(deck.at, data.slides.length - 1);
  deck.width = 0;
  fit(deck);
}

// The stage is 1080 high whatever the screen: text keeps its share of the picture. 4:3 gets a narrower stage, not smaller letters.
function fit(deck) {
  const wide = deck.root.clientWidth || WIDEST, tall = deck.root.clientHeight || TALL;
  const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, (TALL * wide) / tall)));
  const scale = Math.min(wide / width, tall / TALL);
  deck.stage.style.width = `${width}px`;
  deck.stage.style.transform = `translate(${(wide - width * scale) / 2}px, ${(tall - TALL * scale) / 2}px) scale(${scale})`;
  if (width !== deck.width) { deck.width = width; build(deck); }
}

function build(deck) {
  const { data, stage } = deck;
  stage.replaceChildren();
  deck.slides = data.slides.map((slide) => { const one = drawSlide(slide, deck.width); stage.append(one); return one; });
  for (const one of deck.slides) settle(one);
  const foot = make("footer", "", stage);
  make("span", "", foot, data.foot);
  make("span", "notice", foot, data.notice);
  deck.waiting = make("span", "waiting", foot);
  deck.auto = make("span", "auto", foot);
  deck.number = make("span", "number", foot);
  refresh(deck);
  show(deck, deck.at);
}

// What does not fit its slide gets tighter rows first, never smaller letters than the smallest.
function settle(one) {
  for (const tight of ["tight", "tighter", "tightest"]) {
    const body = one.querySelector(".body");
    if (body.scrollHeight <= body.clientHeight + 1) return;
    one.classList.add(tight);
  }
}

function show(deck, at) {
  const last = deck.slides.length - 1;
  deck.at = Math.min(Math.max(at, 0), last);
  deck.slides.forEach((one, place) => {
    one.classList.toggle("shown", place === deck.at);
    one.setAttribute("aria-hidden", String(place !== deck.at));
  });
  deck.number.textContent = `${deck.at + 1}/${last + 1}`;
  deck.root.dataset.at = deck.at + 1;
  deck.live.textContent = `${deck.data.labels.count} ${deck.at + 1}: ${deck.data.slides[deck.at].title}`;
}

function actions(deck) {
  const say = (name) => deck.data.labels[name];
  const auto = (on) => {
    clearInterval(deck.timer);
    deck.timer = on ? setInterval(() => show(deck, deck.at === deck.slides.length - 1 ? 0 : deck.at + 1), deck.seconds * 1000) : null;
    deck.auto.textContent = on ? `${say("auto_on")} ${deck.seconds} ${say("seconds")}` : "";
    deck.root.dataset.auto = on ? deck.seconds : "";
  };
  const pace = (by) => { deck.seconds = Math.min(300, Math.max(1, deck.seconds + by)); auto(true); };
  return {
    full: () => document.fullscreenElement ? document.exitFullscreen() : deck.root.requestFullscreen?.().catch(() => {}),
    auto: () => auto(!deck.timer), slower: () => pace(deck.seconds < 5 ? 1 : 5), faster: () => pace(deck.seconds <= 5 ? -1 : -5),
    still: () => deck.timer && auto(false),
    black: () => { deck.black.hidden = !deck.black.hidden; },
    ground: () => { deck.dark = !deck.dark; paint(deck); },
    help: () => deck.panel.hidden ? help(deck) : shut(deck),
    write: () => write(deck),
    open: () => {
      deck.open = true;
      if (deck.framed) { document.body.append(deck.root); document.body.classList.add("parcam-presenting"); }
      deck.root.classList.add("open");
      awake(deck);
      fit(deck);
      deck.root.focus();
      navigator.wakeLock?.request("screen").catch(() => {});
    },
    close: () => {
      if (!deck.framed) return;
      deck.open = false;
      auto(false);
      if (document.fullscreenElement) document.exitFullscreen();
      deck.root.classList.remove("open");
      deck.guard?.disconnect();
      document.body.classList.remove("parcam-presenting");
      if (deck.gone) { end(deck); return; }
      deck.parent.append(deck.root);
      fit(deck);
      deck.tell.closed?.();
    },
  };
}

function listen(deck) {
  deck.key = (event) => key(deck, event);
  document.addEventListener("keydown", deck.key, true);
  deck.observer = new ResizeObserver(() => fit(deck));
  deck.observer.observe(deck.root);
  let from = null;
  deck.root.addEventListener("touchstart", (event) => { from = event.touches[0]; }, { passive: true });
  deck.root.addEventListener("touchend", (event) => {
    const by = from ? event.changedTouches[0].clientX - from.clientX : 0;
    if (Math.abs(by) > 50 && deck.panel.hidden) show(deck, deck.at + (by < 0 ? 1 : -1));
    from = null;
  });
  deck.root.addEventListener("click", (event) => {
    if (!deck.panel.hidden || event.target.closest(".panel")) return;
    if (!deck.open) deck.acts.open();
    else if (!deck.black.hidden) deck.acts.black();
    else show(deck, deck.at + (event.clientX < deck.root.clientWidth / 4 ? -1 : 1));
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
  if (name === "Enter") { if (asked) show(deck, Number(asked) - 1); else if (!deck.open) deck.acts.open(); else show(deck, deck.at + 1); }
  else if (name === "Escape") { if (!deck.panel.hidden) shut(deck); else if (!deck.black.hidden) deck.acts.black(); else deck.acts.close(); }
  else if (AHEAD.has(name)) show(deck, deck.at + (event.shiftKey && name === " " ? -1 : 1));
  else if (BACK.has(name)) show(deck, deck.at - 1);
  else if (name === "Home") show(deck, 0);
  else if (name === "End") show(deck, deck.slides.length - 1);
  else if (LETTERS[name]) deck.acts[LETTERS[name]]();
  else return;
  take(event);
}

function take(event) {
  event.preventDefault();
  event.stopPropagation();
}

function paint(deck) {
  const inks = deck.dark ? deck.data.dark : deck.data.light;
  for (const [name, ink] of Object.entries(inks)) deck.root.style.setProperty(`--${name.replaceAll("_", "-")}`, ink);
  deck.root.dataset.ground = deck.dark ? "dark" : "light";
}

function refresh(deck) {
  if (!deck.waiting) return;
  const { labels, slides } = deck.data, waiting = deck.keep.waiting();
  deck.waiting.textContent = !waiting ? "" : deck.tell.send ? `${waiting} ${labels.waiting}` : labels.stick;
  deck.root.dataset.waiting = waiting;
  const mine = deck.keep.all().filter((one) => one.stamp === deck.data.stamp);
  slides.forEach((slide, at) => {
    const body = deck.slides[at]?.querySelector(".body");
    const here = mine.filter((one) => one.slide === slide.id || (slide.id === "decisions" && one.kind === "decision"));
    body?.querySelector(".written")?.remove();
    if (!body || !here.length || (slide.trend && slide.id !== "decisions")) return;
    const box = make("ul", "written", body);
    for (const one of here) make("li", "", box, `${labels[one.kind]}: ${one.text} (${one.by}). ${one.saved ? labels.saved : labels.local}`);
  });
}

function help(deck) {
  const { labels } = deck.data, words = labels.help_words.split("|");
  deck.panel.replaceChildren();
  make("h3", "", deck.panel, labels.help);
  const list = make("dl", "keys", deck.panel);
  labels.help_keys.split("|").forEach((keys, at) => { make("dt", "", list, keys); make("dd", "", list, words[at]); });
  deck.panel.hidden = false;
}

function shut(deck) {
  deck.panel.hidden = true;
  deck.root.focus();
}

function write(deck) {
  deck.acts.still();
  const { labels, slides, stamp } = deck.data, slide = slides[deck.at];
  deck.panel.replaceChildren();
  make("h3", "", deck.panel, labels.note_title);
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
    const about = { slide: slide.id, commitment: slide.commitment, unit: slide.unit, stamp };
    deck.keep.add({ ...about, kind: kind.value, text: text.value.trim(), by: deck.writer, due: due.value });
    shut(deck);
  });
  deck.panel.hidden = false;
  text.focus();
}

// A dialog of the page below, such as "the server does not answer", makes all outside it inert: notes could no longer be written.
function awake(deck) {
  deck.root.dataset.reactAriaTopLayer = "true";
  const wake = () => { for (const name of ["inert", "aria-hidden"]) deck.root.removeAttribute(name); };
  deck.guard = new MutationObserver(() => { if (deck.root.inert || deck.root.hasAttribute("aria-hidden")) wake(); });
  deck.guard.observe(deck.root, { attributes: true, attributeFilter: ["inert", "aria-hidden"] });
  wake();
}

function end(deck) {
  clearInterval(deck.timer);
  deck.guard?.disconnect();
  deck.keep.stop();
  deck.observer.disconnect();
  document.removeEventListener("keydown", deck.key, true);
  document.body.classList.remove("parcam-presenting");
  deck.root.remove();
}
