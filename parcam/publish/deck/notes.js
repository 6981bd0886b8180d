// Notes and decisions written on a slide: kept on this machine until the ledger says it has them, sent again and again until then.
const PLACE = "parcam.notes";
const AGAIN = 5000;

export function keeper(tell, changed) {
  let queue = load(), known = new Set(), others = [];
  const written = [...queue];
  const send = () => { if (tell.send && queue.length) tell.send(queue); };
  const timer = setInterval(send, AGAIN);
  return {
    add(note) {
      const one = { ...note, client: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}` };
      queue.push(one);
      written.push(one);
      save(queue);
      send();
      changed();
    },
    received(clients, written = []) {
      const more = JSON.stringify(written) !== JSON.stringify(others);
      others = written;
      known = new Set([...known, ...clients]);
      const left = queue.filter((one) => !known.has(one.client));
      if (left.length !== queue.length) { queue = left; save(queue); changed(); }
      else if (more) changed();
    },
    others: () => others,
    waiting: () => queue.length,
    all: () => written.map((one) => ({ ...one, saved: !queue.includes(one) })),
    stop: () => clearInterval(timer),
  };
}

function load() {
  try { return JSON.parse(localStorage.getItem(PLACE)) ?? []; } catch { return []; }
}

function save(queue) {
  // A browser may refuse storage to a file opened from a stick; the note then lives as long as the page.
  try { localStorage.setItem(PLACE, JSON.stringify(queue)); } catch { /* kept in memory */ }
}
