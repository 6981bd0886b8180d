// A PNG (twice the screen's resolution) or an SVG made in the browser: the figure with its title and subtitle drawn in.
const WRAP = 13;

export async function savePicture(Plotly, state, format) {
  const layout = structuredClone(state.plot.layout);
  const width = state.width;
  const lines = (text, size) => wrap(text ?? "", Math.floor(width / (size * 0.52)));
  const title = lines(state.title.textContent, 18), subtitle = lines(state.subtitle.textContent, WRAP);
  const top = 14 + title.length * 24 + subtitle.length * 18;
  const old = layout.margin?.t ?? 20;
  layout.margin = { ...layout.margin, t: old + top };
  layout.height = (layout.height ?? state.plot.clientHeight) + top;
  layout.paper_bgcolor = layout.plot_bgcolor = state.colours.ground;
  layout.title = {
    text: `<b>${title.map(escape).join("<br>")}</b>`, x: 0, xref: "container", xanchor: "left", y: 1, yref: "container", yanchor: "top",
    pad: { t: 10, l: 12 }, font: { size: 18 }, subtitle: { text: subtitle.map(escape).join("<br>"), font: { size: WRAP } }, automargin: false,
  };
  const url = await Plotly.toImage({ data: state.plot.data, layout, config: state.config }, { format, width, height: layout.height, scale: format === "png" ? 2 : 1 });
  const link = document.createElement("a");
  link.href = url;
  link.download = `${state.file}.${format}`;
  link.click();
}

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function wrap(text, most) {
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
