// The keyboard's way to a point: left and right along a line, up and down between lines, Enter chooses, Escape lets go.
import { choose } from "./chart.js";

export function walker(Plotly, state) {
  let line = -1, at = -1;
  const lines = () => state.figure.data.map((trace, index) => ({ trace, index }))
    .filter(({ trace }) => Array.isArray(trace.customdata) && trace.customdata.some((one) => one != null));
  const known = (trace, index) => index >= 0 && index < trace.customdata.length && trace.customdata[index] != null;

  function move(along, across) {
    const all = lines();
    if (!all.length) return;
    if (line < 0) { line = 0; at = all[0].trace.customdata.length; along = along || -1; }
    line = (line + across + all.length) % all.length;
    const { trace, index } = all[line];
    let next = Math.max(-1, Math.min(at + along, trace.customdata.length));
    const step = along || -1;
    while (next >= 0 && next < trace.customdata.length && !known(trace, next)) next += step;
    if (!known(trace, next)) return;
    at = next;
    const sub = (trace.xaxis ?? "x") + (trace.yaxis ?? "y");
    Plotly.Fx.hover(state.plot, [{ curveNumber: index, pointNumber: at }], sub);
    state.live.textContent = [trace.name, trace.x?.[at], trace.text?.[at] ?? trace.y?.[at]].filter((part) => part != null).join(", ");
  }

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
