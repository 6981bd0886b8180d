// The table behind a chart, as real table markup: what a screen reader reads and what a person copies.
// Values come plain with the kind of each column; they are worded here, and only when someone opens the table.
const NARROW = "\u202f", NOTHING = "\u2014";

function worder(language) {
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const many = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const kinds = {
    percent: (x) => `${one.format(100 * x)}${NARROW}%`,
    points: (x) => `${x > 0 ? "+" : ""}${one.format(100 * x)}`,
    count: (x) => many.format(x),
    month: (x) => { const [, year, month] = /^(\d{4})-(\d{2})/.exec(x) ?? []; return year ? (language === "vi" ? `T${+month}/${year}` : `${month}/${year}`) : x; },
  };
  return (value, kind) => (value == null ? NOTHING : (kinds[kind] ?? String)(value));
}

export function fillTable(host, table, caption, language) {
  const word = worder(language);
  const make = (tag, text, to) => {
    const element = document.createElement(tag);
    if (text != null) element.textContent = text;
    to.append(element);
    return element;
  };
  host.replaceChildren();
  const element = make("table", null, host);
  make("caption", caption, element);
  const head = make("tr", null, make("thead", null, element));
  for (const name of table.columns) make("th", name, head).scope = "col";
  const body = make("tbody", null, element);
  for (const row of table.rows) {
    const line = make("tr", null, body);
    row.forEach((value, index) => {
      const cell = make(index ? "td" : "th", word(value, table.kinds[index]), line);
      if (!index) cell.scope = "row";
    });
  }
}
