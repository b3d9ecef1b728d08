"""Sorting, filtering, and following a number to the commits behind it."""
import random
import re

from asserting import expect

# What a number of the page is worth: "1,234", "12 %", "$0.64", "1.2M"; null for what is not known.
WORTH = r"""
const worth = text => {
  text = text.replace(/\u2212/g, '-').replace(/[\u00a0\u202f\u2009]/g, ' ').trim();
  if (/^([–—]?|pending|[\d.,]+[kMG]? tokens)$/.test(text)) return null;
  const found = text.match(/^[<~≈$± ]*(-?[\d,]*\.?\d+)\s*([kMGB](?![a-z]))?\s*(%|lines?|days?|weeks?|commits?)?/);
  if (!found) return text;
  return parseFloat(found[1].replace(/,/g, '')) * ({k: 1e3, M: 1e6, G: 1e9, B: 1e9}[found[2]] || 1);
};
"""

SORT = WORTH + """
const columns = [], kinds = {ascending: 1, descending: -1};
const state = th => th.getAttribute('aria-sort');
for (const table of document.querySelectorAll('table')) {
  if (table.closest('details:not([open])')) table.closest('details').open = true;
  for (const th of table.querySelectorAll('thead th')) {
    const button = th.querySelector('button');
    if (!button || !table.tBodies.length || button.hidden) continue;
    const name = table.id + ' / ' + th.textContent.trim();
    const seen = new Set();
    for (let press = 0; press < 2; press += 1) {
      const before = [...table.tBodies[0].rows];
      button.click();
      const rows = [...table.tBodies[0].rows];
      const direction = kinds[state(th)];
      if (!direction) { columns.push({name, wrong: 'aria-sort is ' + state(th)}); break }
      seen.add(state(th));
      const others = [...table.querySelectorAll('thead th')].filter(o => o !== th && kinds[state(o)]);
      if (others.length) columns.push({name, wrong: 'two columns say that they are sorted'});
      if (rows.length !== before.length) columns.push({name, wrong: 'rows were lost'});
      const place = [...th.parentNode.cells].slice(0, th.cellIndex).reduce((n, c) => n + c.colSpan, 0);
      const cell = row => { let n = 0; for (const c of row.cells) { if (n >= place) return c; n += c.colSpan } };
      const number = (given, text) => given === undefined ? worth(text) : given === '' ? null : Number(given);
      const key = row => { const c = cell(row), text = c.textContent.trim();
        return th.dataset.sort === 'text' ? (text === '–' ? null : text) : number(c.dataset.value, text) };
      const mixed = rows.map(key).some(k => typeof k === 'string');
      const keys = rows.map(r => { const k = key(r); return k !== null && mixed ? cell(r).textContent.trim() : k });
      const old = new Map(before.map((row, at) => [row, at]));
      for (let at = 1; at < rows.length; at += 1) {
        const [a, c] = [keys[at - 1], keys[at]];
        if (a === null && c !== null) { columns.push({name, wrong: `unknown before '${c}'`}); break }
        if (c === null && a !== null) continue;
        const order = a === null ? 0 : typeof a === 'number' ? Math.sign(a - c)
          : a === c ? 0 : Math.sign(a.localeCompare(c, 'en', {numeric: true, sensitivity: 'base'}));
        const raw = a === c ? 0 : order;
        if (raw * direction > 0 && (typeof a === 'number' || a.toLowerCase() > c.toLowerCase() === direction > 0)) {
          columns.push({name, wrong: `${state(th)}, and '${a}' stands before '${c}'`}); break }
        if (a === c && old.get(rows[at - 1]) > old.get(rows[at])) {
          columns.push({name, wrong: `not stable at '${a}'`}); break }
      }
    }
    columns.push({name, wrong: seen.size === 2 ? null : 'a second press does not turn it round'});
  }
}
return columns;
"""

FILTER = """
const pause = () => new Promise(r => setTimeout(r, 250));
const said = [];
for (const input of document.querySelectorAll('input[type=search]')) {
  for (const d of document.querySelectorAll('details')) if (d.contains(input)) d.open = true;
  const table = document.getElementById(input.getAttribute('aria-controls'));
  if (!table) { said.push({wrong: 'aria-controls names no table: ' + input.outerHTML}); continue }
  const label = input.labels && input.labels[0] || input.getAttribute('aria-label');
  if (!label) said.push({wrong: 'a filter without a label'});
  const rows = [...table.querySelectorAll('tbody tr')];
  const shown = () => rows.filter(r => !r.hidden).length;
  const counted = () => [...document.querySelectorAll('[role=status], output')].map(e =>
    e.textContent.replace(/,/g, '')).join(' | ');
  const type = async text => { input.focus(); input.value = text;
    input.dispatchEvent(new InputEvent('input', {bubbles: true})); await pause() };
  const all = shown();
  const row = rows[Math.min(1, rows.length - 1)];
  const words = row.textContent.match(/[A-Za-z]{3,}/) || [row.cells[0].textContent.trim().slice(0, 4)];
  for (const text of [words[0], words[0].toUpperCase(), 'zzzz no such text zzzz']) {
    await type(text);
    const hits = rows.filter(r => r.textContent.toLowerCase().includes(text.toLowerCase())).length;
    if (shown() !== hits) said.push({wrong: `'${text}' shows ${shown()} of ${hits} rows in ${table.id}`});
    if (!new RegExp(`(^|\\\\D)${hits}(\\\\D|$)`).test(counted()) && !(hits === 0 && /\\bno\\b/i.test(counted())))
      said.push({wrong: `'${text}': nothing says ${hits}, but '${counted()}'`});
  }
  await type('');
  if (shown() !== all) said.push({wrong: `emptied, it shows ${shown()} of ${all} rows`});
  said.push({wrong: null});
}
return said;
"""

# Where not all commits are listed, those with evidence of AI are: what is only of them stays exact.
PARTIAL = """
const isPartial = link => link.classList.contains('partial')
  || document.querySelector('#commits table').dataset.missing
  && !/\\b(tagged|ai|kept|lines)\\b/.test(link.dataset.show || (link.dataset.step ? 'tagged' : ''));
"""

# A number is either a count of commits, or a sum of what stands in their rows: then the sums agree,
# where no commit is shared with somebody else, and no rows are left out.
FOLLOW = PARTIAL + WORTH + r"""
const [chosen] = given;
const pause = () => new Promise(r => setTimeout(r, 0)).then(() =>
  new Promise(r => requestAnimationFrame(() => setTimeout(r, 0))));
const numbers = [...document.querySelectorAll(NUMBERS)];
const table = document.querySelector('#commits table');
const rows = [...table.tBodies[0].rows];
const headings = [...table.tHead.rows[0].cells].map(c => c.textContent.trim());
const at = name => headings.findIndex(h => h.startsWith(name));
const count = text => parseInt(text.replace(/,/g, ''), 10) || 0;
const lines = (row, part) => count(row.cells[at('AI lines')].textContent.split('/')[part] || '0');
const wrong = []; const kinds = {};
for (const place of chosen) {
  const link = numbers[place];
  for (let e = link.closest('details'); e; e = e.parentElement.closest('details')) e.open = true;
  const said = link.textContent.trim(), number = worth(said);
  link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
  await pause();
  const shown = rows.filter(r => !r.hidden);
  const words = (link.dataset.show || link.dataset.step || 'deployment').split(/[ +,]/);
  const partial = isPartial(link);
  const alone = shown.every(r => (r.dataset.t.match(/\bd\d+\b/g) || []).length === 1);
  const cell = link.closest('td');
  const unit = /^\$/.test(said) ? 'money' : !/^[\d,]+$/.test(said) ? 'other'
    : words.includes('kept') ? 'kept' : words.includes('lines') ? 'lines' : 'commits';
  let found = shown.length, good;
  if (unit === 'commits') good = partial ? found <= number : found === number;
  else if (unit === 'other') good = found > 0 || partial;
  else if (unit === 'money') {
    found = shown.reduce((n, r) => n + Number(r.cells[at('cost')].dataset.value || 0), 0) / 1e6;
    good = partial || shown.length > 0 && (words.some(w => /^d\d/.test(w)) || cell?.cellIndex !== 1
      || Math.abs(found - number) < 0.006 + number * 1e-9);
  } else {
    found = shown.reduce((n, r) => n + lines(r, unit === 'kept' ? 0 : 1), 0);
    const developer = words.some(w => /^d\d/.test(w));
    good = partial ? found <= number : developer && !alone ? found >= number : found === number;
  }
  kinds[unit] = (kinds[unit] || 0) + 1;
  if (!good) wrong.push(`${link.outerHTML.slice(0, 160)} leads to ${found} (${unit})`);
}
return {wrong, kinds};
"""

NUMBERS = "a.number, a[data-show], a[data-step], a[data-deployment]"
FOLLOW = FOLLOW.replace("NUMBERS", repr(NUMBERS))
# The numbers in sight that are counts of commits.
COUNT = PARTIAL + """
const counts = () => [...document.querySelectorAll('a[data-show]')].filter(e => e.checkVisibility()
  && /^[\\d,]+$/.test(e.textContent) && !/kept|lines|others|cost/.test(e.dataset.show) && !isPartial(e));
"""
LISTED = "return document.querySelector('#commits table') !== null"
# Rows beyond the first hundred are behind a button; those that a filter leaves out are hidden.
SHOWN = "return [...document.querySelectorAll('#commits tbody tr')].filter(r => !r.hidden).length"


def sorts(b, page):
    """Each sortable column sorts both ways, numbers as numbers, unknown last, ties as they stood."""
    b.open(page)
    columns = b.js(SORT)
    wrong = [f"{c['name']}: {c['wrong']}" for c in columns if c["wrong"]]
    expect(not wrong, f"{len(wrong)} wrong: {wrong[:4]}")
    expect(columns, "there is no sortable column")
    return f"{len(columns)} columns"


def filters(b, page):
    """Each filter leaves the rows that hold the text, in whatever case, and says how many."""
    b.open(page)
    said = b.later(FILTER)
    expect("value" in said, said.get("error"))
    wrong = [s["wrong"] for s in said["value"] if s["wrong"]]
    expect(not wrong, f"{len(wrong)} wrong: {wrong[:4]}")
    expect(said["value"], "there is no filter")
    return f"{len(said['value'])} filters"


def follows(b, page):
    """Every number leads to as many commits as it says, or to as much; 200 where there are more."""
    b.open(page)
    count = b.js("return document.querySelectorAll(arguments[0]).length", NUMBERS)
    if not b.js(LISTED):
        expect(count == 0, f"{count} numbers lead to commits that are not listed")
        return "no commits are listed"
    expect(count, "no number leads anywhere")
    chosen = list(range(count))
    if count > 200:
        chosen = sorted(random.Random(8).sample(chosen, 200))
    said = b.later(FOLLOW, chosen)
    expect("value" in said, said.get("error"))
    wrong = said["value"]["wrong"]
    expect(not wrong, f"{len(wrong)} of {len(chosen)} wrong: {wrong[:4]}")
    kinds = ", ".join(f"{n} × {kind}" for kind, n in sorted(said["value"]["kinds"].items()))
    return f"{len(chosen)} of {count} numbers: {kinds}"


def returns(b, page):
    """Back shows what was there before a number was followed, forward the commits again."""
    b.open(page)
    if not b.js(LISTED):
        return "no commits are listed"
    before = b.js(SHOWN)
    expect(b.js(COUNT + "return counts().length"), "no number has all its commits here")
    number = b.js(COUNT + """const e = counts()[0];
      e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();
      return [r.x + r.width / 2, r.y + r.height / 2, e.textContent]""")
    for kind in ("mousePressed", "mouseReleased"):
        b.cdp("Input.dispatchMouseEvent", type=kind, x=number[0], y=number[1], button="left",
              clickCount=1)
    b.settle()
    after = b.js(SHOWN)
    value = int(re.sub(r"\D", "", number[2]) or -1)
    expect(after == value, f"'{number[2]}' shows {after} rows")
    place = b.js("""const e = document.querySelector('#commits').getBoundingClientRect();
      return e.top < innerHeight && e.bottom > 0""")
    expect(place, "the commits are not in view")
    focus = b.js("return document.querySelector('#commits').contains(document.activeElement)")
    expect(focus, "the focus is not at the commits: " + b.js("return document.activeElement.outerHTML")[:80])
    b.driver.back()
    b.settle()
    expect(b.js(SHOWN) == before, f"back shows {b.js(SHOWN)} rows, and {before} were there")
    b.driver.forward()
    b.settle()
    expect(b.js(SHOWN) == after, f"forward shows {b.js(SHOWN)} rows, and {after} were there")
    return f"{before} → {after} → {before} → {after} rows"
