// The graph of the page Explore: vis-network, dressed as `picture.js` draws.
// Called by Streamlit on every rerun with the same element: one network is kept for it.
import "./vis-network.min.js";
import { dress, painted } from "./picture.js";

const { DataSet, Network } = globalThis.vis;
const NARROW = 560, LEAST = 120, PNG_SCALE = 2;
const mounts = new WeakMap();

// As a link of the page does (links.js): the session stays, Back comes here again.
function follow(m, id) {
  const href = m.nodes.get(id)?.href;
  if (!href) return;
  m.status.textContent = m.data.words.going;
  window.history.pushState({}, "", href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

function isDark(element) {
  const parts = getComputedStyle(element).backgroundColor.match(/[\d.]+/g) || [255, 255, 255];
  const [r, g, b] = parts.map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

function sync(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items);
}

// Puts boxes where they stand at this width; the whole is always in view.
function place(m) {
  const width = m.canvas.clientWidth;
  if (width < LEAST) return;
  const { data } = m;
  m.frame = width < NARROW ? data.narrow : data.wide;
  const at = m.frame.boxes || {};
  m.palette = data.palettes[isDark(m.root) ? "dark" : "light"];
  sync(m.nodes, data.nodes.map((node) => m.own.node({ ...node, ...at[node.id] })));
  sync(m.edges, data.edges.map(m.own.edge));
  const scale = Math.min(1, width / m.frame.width);
  const height = Math.ceil(m.frame.height * scale);
  m.width = width;
  m.canvas.style.height = `${height}px`;
  m.net.setSize(`${width}px`, `${height}px`);
  m.net.redraw();
  m.net.moveTo({ position: { x: m.frame.width / 2, y: m.frame.height / 2 }, scale });
}

function tell(m, id) {
  const node = m.nodes.get(id);
  if (node) m.status.textContent = `${node.label.replaceAll("\n", " ")}. ${node.tip}`;
}

// The next box in the direction of an arrow key.
const TOWARDS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
function next(m, key) {
  const from = m.nodes.get(m.cursor ?? m.data.focus);
  const [dx, dy] = TOWARDS[key];
  let best = null, least = Infinity;
  m.nodes.forEach((node) => {
    const x = node.x - from.x, y = node.y - from.y;
    const ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    const far = ahead + 3 * aside;
    if (ahead > 1 && far < least) [best, least] = [node.id, far];
  });
  return best;
}

function pressed(m, event) {
  if (event.key in TOWARDS) {
    const found = next(m, event.key);
    if (found) move(m, found);
  } else if (event.key === "Enter" || event.key === " ") {
    follow(m, m.cursor ?? m.data.focus);
  } else return;
  event.preventDefault();
}

function move(m, id) {
  m.cursor = id;
  m.net.selectNodes([id]);
  tell(m, id);
}

// What is seen as a PNG, sharper than the screen.
function save(m) {
  painted(m.nodes, m.edges, m.palette, m.frame, PNG_SCALE).toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${m.data.file}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }, "image/png");
}

function mount(element, data) {
  const [root, canvas, status, png] = [".graph", ".canvas", ".status", ".png"].map((name) =>
    element.querySelector(name),
  );
  const m = {
    root, canvas, status, png, data,
    nodes: new DataSet([]), edges: new DataSet([]),
    frame: data.wide, palette: data.palettes.light,
  };
  m.net = new Network(canvas, { nodes: m.nodes, edges: m.edges }, {
    ...data.options, autoResize: false,
    interaction: { ...data.options.interaction, dragView: false, zoomView: false },
  });
  m.own = dress(m.net, m.nodes, m.edges, () => m.palette, () => m.frame.lane);
  m.net.on("click", ({ nodes }) => nodes.length && follow(m, nodes[0]));
  m.net.on("hoverNode", ({ node }) => {
    canvas.style.cursor = m.nodes.get(node)?.href ? "pointer" : "default";
  });
  m.net.on("blurNode", () => (canvas.style.cursor = "default"));
  canvas.addEventListener("keydown", (event) => pressed(m, event));
  png.addEventListener("click", () => save(m));
  m.scheme = window.matchMedia("(prefers-color-scheme: dark)");
  m.recolour = () => setTimeout(() => place(m), 500); // when the page has changed its own
  m.scheme.addEventListener("change", m.recolour);
  m.watch = new ResizeObserver(() => canvas.clientWidth !== m.width && place(m));
  m.watch.observe(canvas);
  mounts.set(element, m);
  return m;
}

export default function graph({ data, parentElement }) {
  const m = mounts.get(parentElement) || mount(parentElement, data);
  const changed = m.data.focus !== data.focus;
  m.data = data;
  if (changed) m.cursor = null;
  m.net.unselectAll();
  place(m);
  m.png.textContent = data.words.png;
  m.png.hidden = false;
  m.canvas.setAttribute("aria-label", data.words.graph);
  m.root.dataset.focus = data.focus;
  m.root.dataset.nodes = data.nodes.length;
  tell(m, data.focus);
  return () => {
    m.watch.disconnect();
    m.scheme.removeEventListener("change", m.recolour);
    m.net.destroy();
    mounts.delete(parentElement);
  };
}
