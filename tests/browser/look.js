// What a reader's eye would stumble over, found by rule. Each function returns a list of complaints in words.
window.look = (() => {
  const seen = (element) => element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
  const short = (text) => text.trim().replace(/\s+/g, " ").slice(0, 60);
  const rgb = (text) => { const n = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0]; if (text.startsWith("color(")) for (let at = 0; at < 3; at += 1) n[at] *= 255; return n.length < 4 ? [...n.slice(0, 3), 1] : n; };
  const over = (top, below) => top.slice(0, 3).map((part, at) => part * top[3] + below[at] * (1 - top[3]));
  const light = (colour) => colour.slice(0, 3).map((part) => { const c = part / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; })
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = (element) => {
    const layers = [];
    const box = element.getBoundingClientRect(), [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    for (let one = element; one; one = one.parentElement) {
      const ground = one.getBoundingClientRect();
      const inside = ground.left <= x && x <= ground.right && ground.top <= y && y <= ground.bottom;
      // The word over a slider's thumb is moved out of the thumb: what that is painted with does not lie behind it.
      if (inside || ground.height > 40) layers.push(rgb(getComputedStyle(one).backgroundColor));
    }
    return layers.reverse().reduce((ground, layer) => over(layer, ground), [255, 255, 255]);
  };
  const faint = (element) => { let all = 1; for (let one = element; one; one = one.parentElement) all *= Number(getComputedStyle(one).opacity); return all; };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const off = (element) => element.closest(":disabled, [aria-disabled=true], .parcam-deck");

  // AA: 4.5 to 1, 3 to 1 from 18.66 px bold or 24 px. What is switched off is exempt, the slides have their own test.
  function contrast() {
    const found = new Set();
    for (const element of document.querySelectorAll("body *")) {
      if (!hasText(element) || !seen(element) || off(element) || element.closest("svg") || element.matches("[data-testid=stIconMaterial]")) continue;
      const style = getComputedStyle(element), size = parseFloat(style.fontSize), ground = behind(element);
      const own = rgb(style.color), ink = over([...own.slice(0, 3), own[3] * faint(element)], ground);
      const big = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700), got = ratio(ink, ground);
      if (got < (big ? 3 : 4.5) - 0.01) found.add(`${short(element.textContent)}: ${got.toFixed(2)}`);
    }
    for (const text of document.querySelectorAll(".parcam-plot svg text")) {
      if (!seen(text) || !text.textContent.trim()) continue;
      const ground = behind(text.closest(".parcam-plot")), own = rgb(getComputedStyle(text).fill), got = ratio(over(own, ground), ground);
      if (got < 4.49) found.add(`${short(text.textContent)}: ${got.toFixed(2)} (chart)`);
    }
    return [...found];
  }

  // Nothing is wider than the window, and our own tables and strips cut nothing off.
  function cut() {
    const found = [], main = document.querySelector("[data-testid=stMain]");
    if (main.scrollWidth > main.clientWidth) found.push(`page ${main.scrollWidth - main.clientWidth} px too wide`);
    for (const element of document.querySelectorAll(".parcam-listing, .parcam-headline, .parcam-head")) {
      if (element.scrollWidth > element.clientWidth + 1) found.push(`${short(element.textContent)} ${element.scrollWidth - element.clientWidth} px cut`);
    }
    for (const plot of document.querySelectorAll(".parcam-plot")) {
      const frame = plot.getBoundingClientRect();
      for (const text of plot.querySelectorAll("svg text")) {
        const box = text.getBoundingClientRect();
        if (box.width && (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)) {
          found.push(`${short(text.textContent)} leaves its chart`);
        }
      }
    }
    return found;
  }

  // No word of a chart lies on another.
  function overlaps() {
    const found = new Set();
    for (const plot of document.querySelectorAll(".parcam-plot")) {
      const boxes = [...plot.querySelectorAll("svg text")].filter((text) => text.textContent.trim() && seen(text))
        .map((text) => ({ words: short(text.textContent), box: text.getBoundingClientRect() }));
      for (let i = 0; i < boxes.length; i += 1) {
        for (let j = i + 1; j < boxes.length; j += 1) {
          const [a, b] = [boxes[i].box, boxes[j].box];
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > 3 && tall > 4) found.add(`${boxes[i].words} / ${boxes[j].words}`);
        }
      }
    }
    return [...found];
  }

  // Pickers side by side carry their labels on one line.
  function crooked() {
    const labels = [...document.querySelectorAll("[data-testid=stWidgetLabel]")].filter(seen)
      .map((label) => ({ words: short(label.textContent), box: label.getBoundingClientRect() })).filter(({ words, box }) => words && box.height > 4);
    return labels.flatMap(({ words, box }, at) => labels.slice(at + 1)
      .filter((other) => Math.abs(other.box.top - box.top) > 1 && Math.abs(other.box.top - box.top) < 20)
      .map((other) => `${words} / ${other.words}`));
  }

  // Every picture says what it shows, every chart has its table.
  function unsaid() {
    const found = [];
    for (const plot of document.querySelectorAll(".parcam-plot")) {
      if ((plot.getAttribute("aria-label") ?? "").length < 20) found.push("a chart without an alternative in words");
      const open = plot.closest("figure").querySelector(".parcam-tools [aria-expanded]");
      if (!open) found.push("a chart without its table");
      if (!plot.closest("figure").querySelector(".parcam-title")?.textContent.trim()) found.push("a chart without a message");
    }
    for (const image of document.querySelectorAll("img")) if (!image.alt && image.ariaHidden !== "true") found.push(`picture ${image.src.slice(0, 60)}`);
    for (const svg of document.querySelectorAll(".parcam-listing svg")) {
      if (svg.getAttribute("aria-hidden") !== "true" && !svg.getAttribute("aria-label")) found.push("a line in a table without words");
    }
    for (const press of document.querySelectorAll("button")) {
      const name = press.ariaLabel || press.title || press.innerText || press.getAttribute("aria-labelledby");
      if (seen(press) && !String(name).trim()) found.push(`a button without a name ${press.outerHTML.slice(0, 90)}`);
    }
    return found;
  }

  // What holds the keyboard is marked: an outline, a ring or a border that it has not otherwise.
  async function marked() {
    const held = document.activeElement;
    if (!held || held === document.body) return null;
    const chain = [held, held.parentElement, held.parentElement?.parentElement, held.parentElement?.parentElement?.parentElement,
      held.closest("[data-baseweb], [data-testid]"), held.nextElementSibling, held.firstElementChild].filter(Boolean);
    const look = () => chain.map((one) => { const s = getComputedStyle(one); return [s.outlineStyle !== "none" && s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine].join(); });
    const name = `${held.tagName.toLowerCase()} ${short(held.ariaLabel || held.innerText || held.id || held.className?.baseVal || String(held.className))}`;
    // Streamlit's fields are marked by their component, a moment later.
    const pause = () => new Promise((done) => setTimeout(done, held.matches("input, textarea") ? 350 : 0));
    await pause();
    const now = look();
    held.blur();
    await pause();
    const later = look();
    held.focus({ focusVisible: true });
    return { name, marked: now.some((one, at) => one !== later[at]) };
  }

  return { contrast, cut, overlaps, crooked, unsaid, marked };
})();
