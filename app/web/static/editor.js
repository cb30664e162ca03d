// Completion in the SPARQL form: classes, properties and prefixes of the store, and the variables of the query.
// Arrow keys choose, Enter or Tab takes, Escape closes; a prefix that is not declared yet is declared. Ctrl+Enter runs.

const MOST = 12;
const form = document.querySelector("form.editor");
const area = form.querySelector("textarea");
const popup = Object.assign(document.createElement("ul"), { id: "suggestions", className: "popup", hidden: true });
popup.setAttribute("role", "listbox");
popup.setAttribute("aria-label", form.dataset.words);
area.after(popup);
for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions" })) area.setAttribute(name, value);

let known;
const load = () => (known ??= fetch(form.dataset.terms).then((reply) => reply.json()));
area.addEventListener("focus", load, { once: true });

let offered = [];
let at = 0;

/** The word before the caret: `unp:Man`, `?par`, `Man`. */
function word() {
  const before = area.value.slice(0, area.selectionStart);
  return before.match(/[?$]?[\p{L}\p{N}_-]*:?[\p{L}\p{N}_.-]*$/u)[0];
}

function candidates(typed, { prefixes, terms }) {
  if (/^[?$]/.test(typed)) {
    const others = (area.value.slice(0, area.selectionStart - typed.length) + area.value.slice(area.selectionStart)).match(/[?$]\w+/g) ?? [];
    return [...new Set(others)].filter((one) => one.startsWith(typed) && one !== typed).sort().map((name) => ({ name, label: "" }));
  }
  const lower = typed.toLowerCase();
  const own = (one) => one.name.toLowerCase().startsWith(lower) ? 0 : one.name.split(":")[1].toLowerCase().startsWith(lower) ? 1 : one.label.toLowerCase().includes(lower) ? 2 : 3;
  const found = terms.map((one) => [own(one), one]).filter(([rank]) => rank < 3);
  found.sort((one, other) => one[0] - other[0] || (one[1].name < other[1].name ? -1 : 1));
  const bases = Object.keys(prefixes).filter((one) => `${one}:`.startsWith(lower) && `${one}:` !== lower).map((one) => ({ name: `${one}:`, label: prefixes[one], open: true }));
  return [...bases, ...found.map(([, one]) => one)].filter((one) => one.name !== typed);
}

async function suggest(always = false) {
  const typed = word();
  if (!always && typed.length < 2) return close();
  const data = await load();
  if (typed !== word()) return;
  offered = candidates(typed, data).slice(0, MOST);
  at = 0;
  offered.length ? show() : close();
}

function show() {
  popup.replaceChildren(...offered.map((one, place) => {
    const item = document.createElement("li");
    const [name, label] = [document.createElement("code"), document.createElement("small")];
    [name.textContent, label.textContent] = [one.name, one.label];
    item.append(name, label);
    item.id = `suggestion-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(place === at));
    item.addEventListener("pointerdown", (event) => { event.preventDefault(); at = place; take(); });
    return item;
  }));
  popup.hidden = false;
  area.setAttribute("aria-expanded", "true");
  area.setAttribute("aria-activedescendant", `suggestion-${at}`);
  popup.children[at].scrollIntoView({ block: "nearest" });
  stand();
}

/** Below the caret; the text is of one width, so its column tells the place. */
function stand() {
  const lines = area.value.slice(0, area.selectionStart).split("\n");
  const style = getComputedStyle(area);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = style.font;
  const left = parseFloat(style.paddingLeft) + pen.measureText(lines.at(-1)).width - area.scrollLeft;
  const top = parseFloat(style.paddingTop) + lines.length * parseFloat(style.lineHeight) - area.scrollTop;
  popup.style.left = `${Math.max(0, Math.min(area.offsetLeft + left, form.clientWidth - popup.offsetWidth))}px`;
  popup.style.top = `${area.offsetTop + top + 4}px`;
}

function close() {
  popup.hidden = true;
  offered = [];
  area.setAttribute("aria-expanded", "false");
  area.removeAttribute("aria-activedescendant");
}

async function take() {
  const { name, open } = offered[at];
  area.setRangeText(name, area.selectionStart - word().length, area.selectionStart, "end");
  close();
  if (open) { suggest(true); return; }
  const { prefixes } = await load();
  declare(name.split(":")[0], prefixes);
}

function declare(prefix, prefixes) {
  if (!prefixes[prefix] || new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(area.value)) return;
  if (!/^\s*PREFIX/im.test(area.value)) return; // all prefixes are known here; only a query that declares some must declare this too
  const line = `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
  const place = area.value.search(/^\s*PREFIX/im);
  const caret = area.selectionStart + line.length;
  area.setRangeText(line, place, place);
  area.setSelectionRange(caret, caret);
}

function move(by) {
  at = (at + by + offered.length) % offered.length;
  show();
}

const KEYS = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: take, Tab: take, Escape: close };
area.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); return; }
  if (event.key === " " && event.ctrlKey) { event.preventDefault(); suggest(true); return; }
  if (popup.hidden || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});
area.addEventListener("input", (event) => { if (!event.isComposing) suggest(); });
area.addEventListener("blur", close);

const insert = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: form.dataset.prefixes });
insert.addEventListener("click", async () => {
  const { prefixes } = await load();
  const used = Object.keys(prefixes).filter((one) => new RegExp(`(^|[^\\w?:])${one}:`).test(area.value.replace(/PREFIX.*/gi, "")));
  const missing = used.filter((one) => !new RegExp(`PREFIX\\s+${one}:`, "i").test(area.value));
  area.value = missing.map((one) => `PREFIX ${one}: <${prefixes[one]}>\n`).join("") + area.value;
  area.focus();
});
form.querySelector("button").after(" ", insert);
