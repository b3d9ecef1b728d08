// Sorting, filtering, and following a number to its commits.
'use strict';
const all = (selector) => document.querySelectorAll(selector);
const byId = (id) => document.getElementById(id);
const make = (name, attributes, text) => {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  if (text !== undefined) element.textContent = text;
  return element;
};
const grouped = (number) => number.toLocaleString('en-US');
const collator = new Intl.Collator(undefined, { numeric: true });

// A cell's number; NaN where it has none.
const amount = (cell) => {
  if (cell.dataset.value) return Number(cell.dataset.value);
  const text = cell.textContent;
  if (text.includes('tokens')) return NaN;
  const number = parseFloat(text.replace(/[<>$,]/g, ''));
  return text[0] === '<' ? number * 0.9 : number;
};

const sort = (table, heading) => {
  const place = heading.cellIndex;
  const down = heading.getAttribute('aria-sort') === 'ascending';
  const isNumber = heading.dataset.sort === 'number';
  const known = [], unknown = [];
  for (const row of table.tBodies[0].rows) {
    const key = isNumber ? amount(row.cells[place]) : row.cells[place].textContent;
    (key === '–' || Number.isNaN(key) ? unknown : known).push([key, row]);
  }
  const order = isNumber ? (a, b) => a[0] - b[0] : (a, b) => collator.compare(a[0], b[0]);
  known.sort(down ? (a, b) => order(b, a) : order);
  table.tBodies[0].append(...known.concat(unknown).map((pair) => pair[1]));
  for (const other of table.querySelectorAll('[aria-sort]')) other.setAttribute('aria-sort', 'none');
  heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  if (table === commits) tell(table);
};

for (const heading of all('th[data-sort]')) {
  const button = make('button', { type: 'button' }, heading.textContent);
  heading.replaceChildren(button);
  heading.setAttribute('aria-sort', 'none');
  button.addEventListener('click', () => sort(heading.closest('table'), heading));
}

// A row is shown where it has the typed text and, of commits, where it is behind the number.
// Of many commits the first are in sight: browsers take seconds to lay out thousands of rows.
const typed = new Map(), behind = new Map(), texts = new Map();
const first = 100, further = 900;
let room = first;
const show = (table) => {
  const text = typed.get(table) || '', words = behind.get(table) || [];
  const most = table === commits ? room : Infinity;
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    if (text && !texts.has(row)) texts.set(row, row.textContent.replace(/\u00a0/g, ' ').toLowerCase());
    const fits = (!text || texts.get(row).includes(text)) && words.every((word) => facts(row).has(word));
    if (row.hidden === fits) row.hidden = !fits;
    const name = fits && shown >= most ? 'later' : '';
    if (row.className !== name) row.className = name;
    if (fits) shown += 1;
  }
  return shown;
};

const commits = byId('commits-table');
const columns = {};
for (const heading of all('#commits-table th[data-is]')) columns[heading.dataset.is] = heading.cellIndex;

// What a commit's row says of it, as the words of links.
const known = new Map();
const cell = (row, name) => row.cells[columns[name]];
const lines = (row) => cell(row, 'lines').textContent.replace(/,/g, '').split('/').map(Number);
const paid = (row) => columns.cost && cell(row, 'cost').dataset.value;
const facts = (row) => {
  if (known.has(row)) return known.get(row);
  const words = new Set(row.dataset.t.split(' '));
  const landing = cell(row, 'landing').textContent, fate = cell(row, 'fate').textContent;
  words.add(landing).add(fate.replace(/ /g, '-'));
  if (!words.has('outside')) words.add('window');
  const [live, added] = lines(row);
  const add = (word, holds) => holds && words.add(word);
  add('merged', landing !== 'open' && landing !== 'abandoned');
  add('deployed', fate !== 'not deployed');
  add('stayed', words.has('deployed') && fate !== 'removed');
  add('ai', cell(row, 'evidence').textContent !== '–');
  add('tagged', words.has('ai') && words.has('window'));
  add('kept', live > 0);
  add('lines', added > 0);
  add('cost', Number(paid(row)) > 0);
  known.set(row, words);
  return words;
};

const phrases = {
  tagged: 'AI-assisted, of the window', ai: 'AI-assisted', window: 'of the window',
  stayed: 'deployed and not removed', lines: 'with new AI lines', kept: 'with AI lines that stayed',
  others: 'with other lines that stayed', cost: 'with a known cost', nobody: 'of no developer',
};
const phrase = (word) => {
  const row = /^[adp]\d+$/.test(word) && byId(word);
  if (!row) return phrases[word] || word.replace(/-/g, ' ');
  const name = row.cells[0].textContent;
  return word[0] === 'a' ? (name + ' ' + row.cells[1].textContent).replace(/ –$/, '') : name;
};
const dollars = (micros) => micros > 0 && micros < 5000 ? '<$0.01'
  : (micros / 1e6).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

const sums = (rows) => {
  let live = 0, added = 0, micros = 0, known = 0, unread = 0;
  for (const row of rows) {
    const [first, second] = lines(row);
    if (second >= 0) { live += first; added += second; } else unread += 1;
    const cost = paid(row);
    if (cost) { micros += Number(cost); known += 1; }
  }
  return '; ' + grouped(live) + ' of ' + grouped(added) + ' new AI lines stayed'
    + (unread ? ' (' + grouped(unread) + ' unknown)' : '')
    + (known ? '; ' + dollars(micros) : '') + '.';
};

const statuses = new Map(), inputs = new Map();
const showAll = make('button', { type: 'button', hidden: '' }, 'Show all commits');
const more = make('button', { type: 'button', class: 'more' });
// What only commits about AI or money are behind: these are listed before others.
const listedFirst = ['tagged', 'ai', 'kept', 'lines', 'cost'];
const tell = (table) => {
  const shown = show(table), rows = table.tBodies[0].rows, words = behind.get(table) || [];
  let text = grouped(shown) + ' of ' + grouped(rows.length) + ' ' + table.dataset.filter;
  if (words.length) text += ': ' + words.map(phrase).join(' · ');
  if (table === commits) {
    text += sums([...rows].filter((row) => !row.hidden));
    const { missing, missingAi } = table.dataset;
    const left = listedFirst.some((word) => words.includes(word)) ? missingAi : missing;
    if (left) text += ' ' + grouped(Number(left)) + ' others are not listed.';
    if (shown > room) text += ' Here are the first ' + grouped(room) + '.';
    showAll.hidden = !words.length && !typed.get(table);
    more.hidden = shown <= room;
    more.textContent = 'Show ' + grouped(Math.min(further, shown - room)) + ' more';
  }
  const status = statuses.get(table);
  status.dataset.count = shown;
  status.textContent = text;
};

const clear = (table) => {
  typed.set(table, '');
  inputs.get(table).value = '';
};

for (const table of all('table[data-filter]')) {
  const id = table.id + '-filter';
  const bar = make('div', { class: 'controls' });
  const input = make('input', { type: 'search', id, 'aria-controls': table.id });
  const status = make('p', { role: 'status' });
  bar.append(make('label', { for: id }, 'Filter ' + table.dataset.filter), input, status);
  statuses.set(table, status);
  inputs.set(table, input);
  if (table === commits) bar.append(showAll);
  const type = () => {
    room = first;
    typed.set(table, input.value.trim().toLowerCase());
    tell(table);
  };
  input.addEventListener('input', type);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    input.value = '';
    type();
  });
  table.closest('.region').before(bar);
  tell(table);
}

// The fragment keeps what a number's commits have in common.
const mark = '#commits=';
// Charts name a step of the funnel.
const words = ({ show, step }) => show || 'tagged ' + step.replace('withoutNewLines', 'no-new-lines');
let followed = null;
const follow = () => {
  const words = location.hash.startsWith(mark)
    ? location.hash.slice(mark.length).split('+').filter((word) => /^[a-z0-9-]+$/.test(word)) : [];
  if (!words.length && !(behind.get(commits) || []).length) return;
  behind.set(commits, words);
  room = first;
  if (words.length) clear(commits);
  tell(commits);
  const section = byId('commits');
  if (words.length) {
    section.focus();
    section.scrollIntoView();
  } else if (followed && !location.hash) {
    followed.focus({ preventScroll: true });
  }
};
if (commits) {
  const region = commits.closest('.region');
  region.after(more);
  more.addEventListener('click', () => {
    room += further;
    tell(commits);
    if (more.hidden) region.focus({ preventScroll: true });
  });
  showAll.addEventListener('click', () => {
    clear(commits);
    if (location.hash.startsWith(mark)) location.hash = '#commits';
    else tell(commits);
    inputs.get(commits).focus();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-show], a[data-step]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    followed = link;
    const hash = mark + words(link.dataset).replace(/ /g, '+');
    if (location.hash === hash) follow();
    else location.hash = hash;
  });
  addEventListener('hashchange', follow);
  follow();
}
