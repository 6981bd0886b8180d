// The deck: every slide is drawn once and kept, so a key only shows another. No request, no server, no timer while it stands still.
import { drawSlide, make } from "./draw.js";
import { listen } from "./keys.js";
import { keeper } from "./notes.js";
import { help, shut, write } from "./panel.js";

const TALL = 1080, WIDEST = 1920, NARROWEST = 1440;
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
  deck.show = (at) => show(deck, at);
  deck.observer = new ResizeObserver(() => fit(deck));
  deck.observer.observe(deck.root);
  listen(deck);
  paint(deck);
  replace(deck, data);
  if (deck.open) deck.acts.open();
  return {
    deck,
    replace: (next) => { if (deck.open) deck.next = next; else replace(deck, next); },
    received: (clients, written) => deck.keep.received(clients, written),
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
  mark(deck);
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
      if (deck.next) { replace(deck, deck.next); deck.next = null; } else fit(deck);
      deck.tell.closed?.();
    },
  };
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
  const own = deck.keep.all().filter((one) => one.shown === deck.data.shown[0]), mine = [...own];
  for (const one of deck.keep.others()) if (!own.some((mark) => mark.client === one.client)) mine.push({ ...one, saved: true });
  slides.forEach((slide, at) => {
    const body = deck.slides[at]?.querySelector(".body");
    const here = mine.filter((one) => one.slide === slide.id || (slide.id === "decisions" && one.kind === "decision"));
    body?.querySelector(".written")?.remove();
    if (deck.slides[at]) deck.slides[at].dataset.notes = here.length || "";
    if (!body || !here.length || slide.trend) return;
    const box = make("ul", "written", body);
    for (const one of here) {
      const kept = one.saved ? labels.saved + (one.on ? `, ${labels.on} ${one.on}` : "") : labels.local;
      make("li", "", box, `${labels[one.kind]}: ${one.text} (${one.by}). ${kept}`);
    }
  });
  mark(deck);
}

// A slide filled by its charts has no room for what was written on it: its number says how many notes there are.
function mark(deck) {
  const notes = deck.slides[deck.at]?.dataset.notes;
  deck.number.textContent = (notes ? `${notes} ${deck.data.labels.here} · ` : "") + `${deck.at + 1}/${deck.slides.length}`;
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
