// The headline of Tổng quan: a sentence, four counts, a tile for each commitment. Rebuilt only when its data changes.
const strips = new WeakMap();
const decoder = new TextDecoder();

export default function headline({ data, parentElement, setTriggerValue }) {
  let state = strips.get(parentElement);
  if (!state) {
    state = { root: document.createElement("section"), text: null };
    state.root.className = "parcam-headline";
    parentElement.querySelectorAll(":scope > .parcam-headline").forEach((left) => left.remove()); // by a mount in the same place before
    parentElement.append(state.root);
    strips.set(parentElement, state);
  }
  state.tell = setTriggerValue;
  const text = decoder.decode(data);
  if (text !== state.text) { state.text = text; draw(state, JSON.parse(text)); }
  return () => strips.delete(parentElement);
}

function make(tag, className, to, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text != null) element.textContent = text;
  to.append(element);
  return element;
}

function draw(state, { title, under, groups }) {
  state.root.replaceChildren();
  make("h2", "", state.root, title);
  make("p", "under", state.root, under);
  const row = make("div", "groups", state.root);
  for (const group of groups) {
    const box = make("div", `group ${group.tone}`, row);
    const name = make("div", "name", box);
    make("span", "count", name, group.count);
    make("span", "", name, group.name);
    const tiles = make("div", "tiles", box);
    for (const tile of group.tiles) {
      const press = make("button", `tile ${tile.tone}`, tiles);
      press.type = "button";
      press.title = tile.title;
      press.setAttribute("aria-label", `${tile.id} ${tile.title}`);
      make("span", "sign", press, tile.sign);
      press.append(tile.id);
      press.addEventListener("click", () => state.tell("row", tile.id));
    }
  }
}
