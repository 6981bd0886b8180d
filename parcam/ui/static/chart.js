// Draws one figure with Plotly.react: the chart is updated in place, never mounted again, so nothing blinks.
// Streamlit calls the default export at every change of data or theme and cleans up only when the chart leaves the page:
// what must survive stands in a WeakMap by the element Streamlit gives us.
import "./vendor/plotly-cartesian-4.1.1.min.js";
import { shared } from "./share.js";
import { walker } from "./walk.js";
import { savePicture } from "./picture.js";
import { fillTable } from "./table.js";

const Plotly = window.Plotly;
const charts = new WeakMap();
const decoder = new TextDecoder();

export default function chart({ data, parentElement, setTriggerValue }) {
  let state = charts.get(parentElement);
  if (!state) charts.set(parentElement, (state = build(parentElement)));
  state.tell = setTriggerValue;
  const text = decoder.decode(data);
  const colours = inks(parentElement);
  if (text !== state.text || colours.ground !== state.colours.ground) {
    Object.assign(state, { text, colours });
    const payload = JSON.parse(text);
    draw(state, colours.dark ? inDark(payload) : payload);
  }
  return () => { state.observer.disconnect(); Plotly.purge(state.plot); charts.delete(parentElement); };
}

function build(parent) {
  const make = (tag, name, to) => {
    const element = document.createElement(tag);
    element.className = name;
    to.append(element);
    return element;
  };
  parent.querySelectorAll(":scope > .parcam-chart").forEach((left) => left.remove()); // by a mount in the same place before
  const root = make("figure", "parcam-chart", parent);
  const head = make("div", "parcam-head", root);
  const caption = make("figcaption", "parcam-caption", head);
  const state = {
    root, head,
    title: make("h3", "parcam-title", caption), subtitle: make("p", "parcam-subtitle", caption),
    tools: make("div", "parcam-tools", head),
    plot: make("div", "parcam-plot", root),
    how: make("p", "parcam-how", root),
    table: make("div", "parcam-table", root),
    live: make("p", "parcam-live", root),
    draws: 0, figure: null, text: null, width: 0, colours: {},
  };
  state.live.setAttribute("aria-live", "polite");
  state.table.hidden = true;
  state.picture = button(state.tools, () => savePicture(Plotly, state, "png"));
  state.vector = button(state.tools, () => savePicture(Plotly, state, "svg"));
  state.open = button(state.tools, () => { state.table.hidden = !state.table.hidden; showTable(state); });
  state.plot.tabIndex = 0;
  state.plot.setAttribute("role", "img");
  const walk = walker(Plotly, state);
  state.plot.addEventListener("keydown", walk);
  // Only a change of width redraws: the height is the figure's own.
  state.observer = new ResizeObserver(() => {
    const width = Math.floor(state.plot.clientWidth);
    if (state.figure && width && width !== state.width) { state.width = width; Plotly.relayout(state.plot, { width }); }
  });
  state.observer.observe(state.plot);
  return state;
}

function button(to, press) {
  const element = document.createElement("button");
  element.type = "button";
  element.addEventListener("click", press);
  to.append(element);
  return element;
}

function draw(state, payload) {
  const { figure, labels, config } = payload;
  put(state.title, figure.title);
  put(state.subtitle, figure.subtitle);
  put(state.how, figure.how_to_read);
  put(state.picture, labels.picture);
  put(state.vector, labels.vector);
  state.labels = labels;
  state.language = payload.language;
  state.file = payload.file;
  state.plot.setAttribute("aria-label", payload.clickable ? `${figure.alt} ${labels.keys}` : figure.alt);
  state.plot.classList.toggle("parcam-clickable", payload.clickable);
  state.clickable = payload.clickable;
  state.rows = figure.table;
  showTable(state);
  state.width ||= Math.floor(state.plot.clientWidth) || 800;
  // Parts equal to the last drawing's are handed over as the same objects: Plotly compares arrays by identity.
  state.figure = shared(state.figure, { data: figure.data, layout: figure.layout });
  const layout = { dragmode: false, ...state.figure.layout, width: state.width, autosize: false };
  // What stands around the page's only chart takes some 330 pixels; on a tall screen the chart takes the rest.
  if (payload.tall) layout.height = Math.max(layout.height, Math.min(innerHeight - 330, layout.height * 1.8));
  layout.paper_bgcolor = layout.plot_bgcolor = "rgba(0,0,0,0)";
  layout.font = { ...layout.font, family: state.colours.font };
  state.config ??= { displayModeBar: false, responsive: false, doubleClick: false, showTips: false, ...config };
  Plotly.react(state.plot, state.figure.data, layout, state.config);
  if (!state.listening) {
    state.listening = true;
    state.plot.on("plotly_click", (event) => choose(state, event.points[0]));
  }
  state.draws += 1;
  state.root.dataset.draws = state.draws;
  state.root.dataset.stamp = payload.stamp;
}

export function choose(state, point) {
  if (state.clickable && point?.customdata != null) state.tell("point", point.customdata);
}

function showTable(state) {
  const shut = state.table.hidden;
  put(state.open, shut ? state.labels.table_open : state.labels.table_close);
  state.open.setAttribute("aria-expanded", String(!shut));
  if (!shut) fillTable(state.table, state.rows, state.title.textContent, state.language);
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text ?? "";
  element.hidden = !text;
}

// Light and dark: figures come in the light palette; in the dark theme each of its inks (hex, or "r,g,b") is exchanged.
function inDark(payload) {
  const pairs = new Map(Object.entries(payload.dark));
  const text = JSON.stringify(payload.figure).replace(/#[0-9a-fA-F]{6}\b|\d{1,3},\d{1,3},\d{1,3}/g, (ink) => pairs.get(ink.toLowerCase()) ?? ink);
  return { ...payload, figure: JSON.parse(text) };
}
function inks(element) {
  const style = getComputedStyle(element);
  const ground = style.getPropertyValue("--st-background-color").trim();
  const [r, g, b] = (ground.match(/^#(..)(..)(..)/)?.slice(1) ?? ["ff", "ff", "ff"]).map((part) => parseInt(part, 16));
  return { dark: r + g + b < 384, font: style.getPropertyValue("--st-font").trim() || style.fontFamily, ground };
}
