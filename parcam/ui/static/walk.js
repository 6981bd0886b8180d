// The keyboard's way to a point: left and right along a line, up and down between lines, Enter chooses, Escape lets go.
import { choose } from "./chart.js";

export function walker(Plotly, state) {
  let line = -1, at = -1;
  const lines = () => state.figure.data.map((trace, index) => ({ trace, index }))
    .filter(({ trace }) => Array.isArray(trace.customdata) && trace.customdata.some((one) => one != null));
  const known = (trace, index) => trace.customdata[index]?.[1] && trace.y?.[index] != null;

  function move(along, across) {
    const all = lines();
    if (!all.length) return;
    if (line < 0) {
      // The actual figures are the line with markers; the year before and the forecast come after.
      line = Math.max(0, all.findLastIndex(({ trace }) => trace.mode === "lines+markers"));
      [at, along, across] = [all[line].trace.customdata.length, -1, 0];
    }
    line = (line + across + all.length) % all.length;
    const { trace, index } = all[line];
    let next = Math.max(-1, Math.min(at + along, trace.customdata.length));
    const step = along || -1;
    while (next >= 0 && next < trace.customdata.length && !known(trace, next)) next += step;
    if (!known(trace, next)) return;
    at = next;
    const sub = (trace.xaxis ?? "x") + (trace.yaxis ?? "y");
    Plotly.Fx.hover(state.plot, [{ curveNumber: index, pointNumber: at }], sub);
    state.live.textContent = [trace.name, ...told(trace, at)].filter(Boolean).join(", ");
  }

  // From its third field on, customdata is worded by the figure; the figure's own value is a bare number of percent.
  const percent = new Intl.NumberFormat(navigator.language, { maximumFractionDigits: 1 });
  const sign = (trace) => (trace.hovertemplate?.includes("}\u202f%") ? "\u202f%" : "");
  const told = (trace, index) => [...trace.customdata[index].slice(2), trace.y[index]]
    .filter((part, place, all) => typeof part === "string" || place === all.findLastIndex((one) => typeof one === "number"))
    .map((part) => (typeof part === "number" ? percent.format(part) + sign(trace) : part));

  return (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (steps[event.key]) move(...steps[event.key]);
    else if (event.key === "Enter" && line >= 0) choose(state, { customdata: lines()[line]?.trace.customdata[at] });
    else if (event.key === "Escape") { Plotly.Fx.unhover(state.plot); line = at = -1; return; }
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
