// One slide as elements, in stage pixels (1080 high, 1440 to 1920 wide). No text below 24.
const SVG = "http://www.w3.org/2000/svg";
const SMALL = 24;

export function make(tag, className, to, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text != null) element.textContent = text;
  to?.append(element);
  return element;
}

export function drawSlide(slide, width) {
  const root = make("section", `slide ${slide.kind}`);
  root.setAttribute("aria-label", slide.title);
  const head = make("h2", "", root, slide.title);
  if (slide.kind === "commitment") head.classList.add(slide.marks[0][0]);
  const body = make("div", "body", root);
  const inner = width - 160;
  if (slide.kind === "commitment") commitment(slide, body, inner);
  else {
    if (slide.subtitle) make("p", "sub", body, slide.subtitle);
    if (slide.tiles.length) tiles(slide, body);
    if (slide.table) table(slide, body);
    lines(slide, body);
  }
  return root;
}

function tiles(slide, to) {
  const row = make("div", "tiles", to);
  for (const tile of slide.tiles) {
    const box = make("div", `tile ${tile.tone}`, row);
    make("strong", "", box, tile.count);
    make("span", "", box, tile.label);
  }
}

function lines(slide, to) {
  if (!slide.lines.length) return;
  const list = make("dl", "lines", to);
  slide.lines.forEach(([label, text], at) => {
    const row = make("div", label ? "" : "whole", list);
    if (label) make("dt", "", row, label);
    make("dd", at === 0 && slide.kind === "commitment" ? slide.marks[0][0] : "", row,
      (at === 0 && slide.kind === "commitment" ? slide.marks[0][1] + " " : "") + text);
  });
}

function table(slide, to) {
  const { columns, rows, alt, sign } = slide.table;
  const grid = make("table", "", to);
  make("caption", "", grid, alt);
  const top = make("tr", "", make("thead", "", grid));
  for (const [title, share, align] of columns) {
    const cell = make("th", align, top, title);
    cell.scope = "col";
    cell.style.width = `${share * 100}%`;
  }
  const under = make("tbody", "", grid);
  rows.forEach((texts, at) => {
    const row = make("tr", "", under);
    const [tone, mark] = slide.marks[at];
    texts.forEach((text, place) => {
      const cell = make("td", columns[place][2], row);
      if (place === sign) { cell.classList.add("verdict", tone); text = `${mark} ${text}`; }
      cell.textContent = text;
    });
  });
}

function commitment(slide, to, inner) {
  if (!slide.trend) {
    make("p", "sub large", to, slide.subtitle);
    lines(slide, to);
    to.classList.add("deed");
    return;
  }
  const left = make("div", "left", to), right = make("div", "right", to);
  const leftWidth = Math.round(inner * 0.56), rightWidth = inner - leftWidth - 48;
  left.style.width = `${leftWidth}px`;
  right.style.width = `${rightWidth}px`;
  left.append(trend(slide.trend, leftWidth, 560));
  make("p", "sub", left, slide.subtitle);
  lines(slide, right);
  if (slide.gaps) right.append(gaps(slide.gaps, rightWidth));
}

function picture(width, height, alt) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", alt);
  return svg;
}

function shape(svg, tag, className, values, text) {
  const element = document.createElementNS(SVG, tag);
  element.setAttribute("class", className);
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
  if (text != null) element.textContent = text;
  svg.append(element);
  return element;
}

function trend(one, width, height) {
  const svg = picture(width, height, one.alt);
  const left = 96, right = 30, top = 56, bottom = 100;
  const each = (width - left - right) / one.months.length;
  const x = (at) => left + (at + 0.5) * each;
  const y = (value) => top + (1 - (value - one.low) / (one.high - one.low)) * (height - top - bottom);
  for (const [value, word] of one.ticks) {
    shape(svg, "line", "grid", { x1: left, x2: width - right, y1: y(value), y2: y(value) });
    shape(svg, "text", "soft", { x: left - 12, y: y(value) + 8, "text-anchor": "end" }, word);
  }
  const step = each < 52 ? 2 : 1;
  one.months.forEach((month, at) => at % step || shape(svg, "text", "soft", { x: x(at), y: height - bottom + 36, "text-anchor": "middle" }, month));
  if (one.forecast.length) {
    const [low, high] = one.forecast.map(y), end = x(one.months.length - 1), [at] = one.last;
    if (at >= 0 && at < one.months.length - 1) {
      shape(svg, "path", "fan", { d: `M${x(at)},${y(one.running[at])}L${end},${high}L${end},${low}Z` });
    }
    shape(svg, "line", "ahead", { x1: end, x2: end, y1: low, y2: high });
  }
  if (one.target != null) shape(svg, "line", "target", { x1: left, x2: width - right, y1: y(one.target), y2: y(one.target) });
  for (const name of ["monthly", "running"]) {
    let open = false, path = "";
    one[name].forEach((value, at) => {
      if (value == null) { open = false; return; }
      path += `${open ? "L" : "M"}${x(at)},${y(value)}`;
      open = true;
    });
    shape(svg, "path", name, { d: path });
    one[name].forEach((value, at) => value != null && shape(svg, "circle", name, { cx: x(at), cy: y(value), r: name === "running" ? 8 : 5 }));
  }
  const [at, word] = one.last;
  if (at >= 0) {
    const here = one.running[at], around = [one.target, one.monthly[at - 1], one.monthly[at]].filter((value) => value != null);
    const taken = (sign) => around.some((value) => sign * (value - here) >= 0 && Math.abs(y(value) - y(here)) < 60);
    const below = taken(1) && (!taken(-1) || (one.target != null && one.target >= here));
    shape(svg, "text", "last", { x: Math.min(x(at), width - right - 60), y: y(one.running[at]) + (below ? 48 : -20), "text-anchor": "middle" }, word);
  }
  const months = one.monthly.some((value) => value != null) ? [["key monthly", one.names[0]]] : [];
  const names = [...months, ["key running", one.names[1]], ["key target", one.target_text]];
  if (one.forecast_text) names.push(["key ahead", one.forecast_text]);
  let place = 0, row = height - 30;
  for (const [name, text] of names) {
    const wide = 44 + text.length * 12.2;
    if (place && place + wide > width) { place = 0; row += 0; }
    shape(svg, "text", name, { x: place, y: name === "key ahead" ? 26 : row }, (name === "key target" ? "┄ " : name === "key ahead" ? "▐ " : "━ ") + text);
    if (name !== "key ahead") place += wide;
  }
  return svg;
}

function gaps(one, width) {
  const each = Math.min(46, 380 / one.units.length), height = 20 + each * one.units.length;
  const box = make("div", "gaps");
  make("h3", "", box, one.title);
  const svg = picture(width, height, one.alt);
  const low = Math.min(0, ...one.points), high = Math.max(0, ...one.points);
  const names = 16 + Math.max(...one.units.map((unit) => unit.length)) * 13, side = 84;
  const scale = (width - names - 2 * side) / (high - low || 1), zero = names + side - low * scale;
  one.units.forEach((unit, at) => {
    const value = one.points[at], top = at * each, tone = value < 0 ? "bad" : "good";
    const end = zero + value * scale;
    shape(svg, "rect", tone, { x: Math.min(zero, end), y: top + each * 0.16, width: Math.max(1, Math.abs(value * scale)), height: each * 0.68 });
    shape(svg, "text", "ink", { x: 0, y: top + each / 2 + 8 }, unit);
    shape(svg, "text", "ink", { x: value < 0 ? end - 8 : end + 8, y: top + each / 2 + 8, "text-anchor": value < 0 ? "end" : "start" }, one.words[at]);
  });
  shape(svg, "line", "zero", { x1: zero, x2: zero, y1: 0, y2: height - 20 });
  box.append(svg);
  return box;
}
