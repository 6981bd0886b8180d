// Structural sharing: where `next` equals `last`, the old object is kept, so that identity tells what changed.
export function shared(last, next) {
  if (Object.is(last, next)) return last;
  if (typeof last !== "object" || typeof next !== "object" || last === null || next === null) return next;
  if (Array.isArray(last) !== Array.isArray(next)) return next;
  if (Array.isArray(next)) {
    let same = last.length === next.length;
    const made = next.map((value, index) => {
      const kept = shared(last[index], value);
      if (!Object.is(kept, last[index])) same = false;
      return kept;
    });
    return same ? last : made;
  }
  const names = Object.keys(next);
  let same = names.length === Object.keys(last).length;
  const made = {};
  for (const name of names) {
    made[name] = shared(last[name], next[name]);
    if (!Object.is(made[name], last[name])) same = false;
  }
  return same ? last : made;
}
