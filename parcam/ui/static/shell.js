// Runs before Streamlit: the page speaks Vietnamese whatever the computer is set to, or English where the address says so.
// Streamlit's own texts are translated as they appear: it has no option for it. The dictionary comes from data/words.
(() => {
  "use strict";
  const PAIRS = /*WORDS*/[];
  const ATTRIBUTES = ["placeholder", "aria-label", "title", "alt", "data-placeholder"];
  const FIELD = /\{(\w+)\}/g;

  const wanted = () => (new URLSearchParams(location.search).get("language") === "en" ? "en" : "vi");
  let language = wanted();

  const locale = () => (language === "vi" ? "vi-VN" : "en-GB");
  Object.defineProperty(navigator, "language", { get: locale, configurable: true });
  Object.defineProperty(navigator, "languages", { get: () => Object.freeze([locale()]), configurable: true });

  function dictionary(from, to) {
    const exact = new Map(), shaped = [];
    for (const pair of PAIRS) {
      const [source, target] = [pair[from], pair[to]];
      if (!source.includes("{")) { exact.set(source, target); continue; }
      const names = [...source.matchAll(FIELD)].map((match) => match[1]);
      const parts = source.split(FIELD).filter((_, index) => index % 2 === 0);
      const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("(.+?)");
      shaped.push({ names, target, pattern: new RegExp(`^${pattern}$`, "s") });
    }
    return (text) => {
      const key = text.trim();
      if (!key) return null;
      const hit = exact.get(key);
      if (hit !== undefined) return text.replace(key, () => hit);
      for (const { names, target, pattern } of shaped) {
        const match = pattern.exec(key);
        if (match) return target.replace(FIELD, (_, name) => match[1 + names.indexOf(name)]);
      }
      return null;
    };
  }
  const toVietnamese = dictionary(0, 1), toEnglish = dictionary(1, 0);
  const translate = (text) => (language === "vi" ? toVietnamese : toEnglish)(text);

  function text(node) {
    const said = translate(node.data);
    if (said !== null && said !== node.data) node.data = said;
  }
  function attributes(element) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (!value) continue;
      const said = translate(value);
      if (said !== null && said !== value) element.setAttribute(name, said);
    }
  }
  // Our own parts hold our own words, and what stands in people's files word for word; an icon is a word of its font.
  const KEPT = "[class^='parcam-'], script, style, [data-testid='stIconMaterial']";
  const ours = (element) => element.closest?.(KEPT) != null;

  function everything(root) {
    if (root.nodeType === Node.TEXT_NODE) { if (root.parentElement && !ours(root.parentElement)) text(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE || ours(root)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node.nodeType === Node.ELEMENT_NODE && node.matches(KEPT)
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) text(node); else attributes(node);
    }
  }

  function followAddress() {
    if (wanted() === language) return;
    language = wanted();
    document.documentElement.lang = language;
    if (document.body) everything(document.body);
  }
  document.documentElement.lang = language;

  // On paper the page stands as it does on screen, made small enough for the sheet: charts keep their width and nothing is wrapped anew.
  const SHEET = 1045;
  addEventListener("beforeprint", () => document.documentElement.style.setProperty("--on-paper", Math.min(1, SHEET / innerWidth)));

  // A mark drawn anew leads the reader to it.
  const marks = document.getElementsByClassName("parcam-reveal");
  let led = "";
  function reveal() {
    const mark = marks[0];
    if (!mark || mark.id === led) return;
    led = mark.id;
    mark.scrollIntoView({ block: "start" });
  }

  new MutationObserver((records) => {
    followAddress();
    reveal();
    for (const record of records) {
      if (record.type === "childList") record.addedNodes.forEach(everything);
      else if (record.type === "characterData") { if (record.target.parentElement && !ours(record.target.parentElement)) text(record.target); }
      else if (!ours(record.target)) attributes(record.target);
    }
  }).observe(document.documentElement, {
    childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES, subtree: true,
  });
})();
