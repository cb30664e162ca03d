// The picture of a neighbourhood, made to move: zoom, pan, drag, follow the lines of a node; open a node or choose
// kinds of lines without leaving the page. All of it is drawn by the server, at an address of its own.

const NEAR = "near";

function start(section) {
  const canvas = section.querySelector(".canvas");
  if (!canvas) return;
  canvas.classList.add("alive");
  canvas.scrollLeft = (canvas.scrollWidth - canvas.clientWidth) / 2; // on a narrow screen: the middle first
  const svg = canvas.querySelector("svg");
  const box = svg.viewBox.baseVal;
  const whole = { x: box.x, y: box.y, width: box.width, height: box.height };
  const dots = new Map([...svg.querySelectorAll(".dot")].map((dot) => [dot.dataset.dot, dot]));
  const strokes = [...svg.querySelectorAll(".stroke")];
  focusing(canvas, dots, strokes);
  moving(svg, box, dots, strokes);
  zooming(canvas, svg, box, whole);
}

function focusing(canvas, dots, strokes) {
  const light = (dot) => {
    const own = strokes.filter((one) => [one.dataset.from, one.dataset.to].includes(dot.dataset.dot));
    canvas.classList.add("dim");
    for (const one of [dot, ...own, ...own.flatMap((s) => [dots.get(s.dataset.from), dots.get(s.dataset.to)])]) one.classList.add(NEAR);
  };
  const dark = () => {
    canvas.classList.remove("dim");
    for (const one of canvas.querySelectorAll(`.${NEAR}`)) one.classList.remove(NEAR);
  };
  for (const dot of dots.values()) {
    dot.addEventListener("pointerenter", () => { dark(); light(dot); });
    dot.addEventListener("pointerleave", dark);
    dot.addEventListener("focusin", () => { dark(); light(dot); });
    dot.addEventListener("focusout", dark);
  }
}

const place = (dot) => {
  const { e, f } = dot.transform.baseVal.consolidate().matrix;
  return { x: e, y: f };
};

function draw(stroke, dots) {
  const from = place(dots.get(stroke.dataset.from));
  const to = place(dots.get(stroke.dataset.to));
  const length = Math.max(Math.hypot(to.x - from.x, to.y - from.y), 1);
  const radius = Number(dots.get(stroke.dataset.to).querySelector("circle").getAttribute("r")) + 7;
  stroke.setAttribute("x1", from.x);
  stroke.setAttribute("y1", from.y);
  stroke.setAttribute("x2", to.x - ((to.x - from.x) * radius) / length);
  stroke.setAttribute("y2", to.y - ((to.y - from.y) * radius) / length);
}

function moving(svg, box, dots, strokes) {
  let held = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch") return; // fingers scroll; the buttons zoom
    held = { dot: event.target.closest(".dot"), x: event.clientX, y: event.clientY, far: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held) return;
    const scale = box.width / svg.clientWidth;
    const across = (event.clientX - held.x) * scale;
    const down = (event.clientY - held.y) * scale;
    if (!held.far && Math.hypot(across, down) < 4 * scale) return;
    if (!held.far) svg.setPointerCapture(event.pointerId);
    Object.assign(held, { x: event.clientX, y: event.clientY, far: true });
    if (held.dot) {
      const at = place(held.dot);
      held.dot.setAttribute("transform", `translate(${at.x + across} ${at.y + down})`);
      for (const one of strokes) if ([one.dataset.from, one.dataset.to].includes(held.dot.dataset.dot)) draw(one, dots);
    } else {
      box.x -= across;
      box.y -= down;
    }
  });
  svg.addEventListener("pointerup", () => { const was = held; held = null; svg.moved = Boolean(was?.far); });
  svg.addEventListener("click", (event) => { if (svg.moved) { event.preventDefault(); event.stopPropagation(); } }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}

function zooming(canvas, svg, box, whole) {
  const zoom = (factor, x = box.x + box.width / 2, y = box.y + box.height / 2) => {
    const width = Math.min(Math.max(box.width * factor, whole.width / 8), whole.width * 2);
    const by = width / box.width;
    Object.assign(box, { x: x - (x - box.x) * by, y: y - (y - box.y) * by, width, height: box.height * by });
  };
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the page keeps its scrolling
    event.preventDefault();
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, at.x, at.y);
  }, { passive: false });
  const bar = document.createElement("div");
  bar.className = "zoom";
  for (const [sign, act] of [["+", () => zoom(1 / 1.3)], ["−", () => zoom(1.3)], ["⤢", () => Object.assign(box, whole)]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.addEventListener("click", act);
    bar.append(button);
  }
  const names = (canvas.dataset.zoom ?? "").split("|");
  [...bar.children].forEach((button, at) => button.setAttribute("aria-label", names[at] || button.textContent));
  canvas.prepend(bar);
}

async function go(address, push) {
  const reply = await fetch(address, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const fresh = page.getElementById("picture");
  const old = document.getElementById("picture");
  if (!reply.ok || !fresh) { location.assign(address); return; }
  const before = new Map([...old.querySelectorAll(".dot")].map((dot) => [dot.dataset.iri, place(dot)]));
  old.replaceWith(fresh);
  if (push) history.pushState(null, "", address);
  glide(fresh, before);
  start(fresh);
}

function glide(section, before) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const dot of section.querySelectorAll(".dot")) {
    const from = before.get(dot.dataset.iri);
    const to = place(dot);
    const first = from ? `translate(${from.x}px, ${from.y}px)` : `translate(${to.x}px, ${to.y}px) scale(0)`;
    dot.animate([{ transform: first }, { transform: `translate(${to.x}px, ${to.y}px)` }], { duration: 450, easing: "ease-out" });
  }
  for (const stroke of section.querySelectorAll(".stroke")) stroke.animate([{ opacity: 0 }, {}], { duration: 700 });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("#picture a");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = new URL(link.getAttribute("href"), location.href);
  if (address.pathname !== location.pathname) return;
  event.preventDefault();
  go(address.href, true);
});
addEventListener("popstate", () => go(location.href, false));
const first = document.getElementById("picture");
if (first) start(first);
