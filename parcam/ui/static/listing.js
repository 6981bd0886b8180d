// A table: real markup, headings that sort, rows that can be chosen by mouse and keyboard. Rebuilt only when its data changes.
const tables = new WeakMap();
const decoder = new TextDecoder();

export default function listing({ data, parentElement, setTriggerValue }) {
  let state = tables.get(parentElement);
  if (!state) {
    state = { root: document.createElement("div"), text: null, by: null, down: false };
    parentElement.querySelectorAll(":scope > .parcam-listing").forEach((left) => left.remove()); // by a mount in the same place before
    parentElement.append(state.root);
    tables.set(parentElement, state);
  }
  state.tell = setTriggerValue;
  const text = decoder.decode(data);
  if (text !== state.text) { state.text = text; state.payload = JSON.parse(text); draw(state); }
  return () => tables.delete(parentElement);
}

function make(tag, className, to, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text != null) element.textContent = text;
  to?.append(element);
  return element;
}

function draw(state) {
  const { payload } = state;
  state.root.className = payload.dense ? "parcam-listing dense" : "parcam-listing";
  const table = make("table");
  make("caption", "", table, payload.caption);
  const head = make("tr", "", make("thead", "", table));
  payload.columns.forEach((column, index) => heading(state, head, column, index));
  const body = make("tbody", "", table);
  for (const row of ordered(state)) line(state, body, row);
  state.root.replaceChildren(table);
}

function heading(state, head, column, index) {
  const cell = make("th", `to-${column.align}`, head);
  cell.scope = "col";
  if (column.width) cell.style.width = column.width;
  if (!column.label) return;
  const sorted = state.by === index;
  cell.setAttribute("aria-sort", sorted ? (state.down ? "descending" : "ascending") : "none");
  const press = make("button", "", cell, column.label + (sorted ? (state.down ? " ▾" : " ▴") : ""));
  press.type = "button";
  press.title = state.payload.sort_label;
  press.addEventListener("click", () => {
    if (sorted && state.down) { state.by = null; state.down = false; } else { state.down = sorted; state.by = index; }
    draw(state);
    state.root.querySelectorAll("thead th")[index].querySelector("button").focus();
  });
}

function ordered(state) {
  const { rows } = state.payload;
  if (state.by === null) return rows;
  const value = (row) => { const cell = row.cells[state.by]; return cell.sort ?? cell.text ?? ""; };
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const sign = state.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y)));
  });
}

function line(state, body, row) {
  const { payload } = state;
  const element = make("tr", row.id === payload.chosen ? "chosen" : "", body);
  row.cells.forEach((cell, index) => fill(make(index ? "td" : "th", `to-${payload.columns[index].align}`, element), cell, payload.columns[index], !index));
  if (!payload.clickable || !row.id) return;
  element.classList.add("open");
  element.tabIndex = 0;
  element.setAttribute("aria-current", String(row.id === payload.chosen));
  const choose = () => state.tell("row", row.id);
  element.addEventListener("click", () => { if (!String(getSelection())) choose(); });
  element.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } });
}

function fill(host, cell, column, first) {
  if (first) host.scope = "row";
  if (!column.wrap) host.classList.add("still");
  if (cell.strong) host.classList.add("strong");
  const words = cell.tone || cell.sign ? make("span", `tone ${cell.tone ?? ""}`, host) : host;
  if (cell.sign) make("span", "sign", words, cell.sign).setAttribute("aria-hidden", "true");
  words.append(cell.text ?? "");
  if (cell.picture) {
    const svg = new DOMParser().parseFromString(cell.picture, "image/svg+xml").documentElement;
    host.append(document.importNode(svg, true));
  }
  if (cell.under) make("div", "under", host, cell.under);
}
