// Draws the boxes of a view, and the lane of the orphans, on the canvas of vis-network.
// Texts are drawn, never parsed. Used by the app and by the page that is taken away.
const NAME = 17, SMALL = 14, PADDING = 7;
const FONT = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

function box(ctx, node, x, y, palette, marked) {
  const look = palette.looks[node.look];
  const left = x - node.w / 2, top = y - node.h / 2;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(left, top, node.w, node.h, 6);
  ctx.fillStyle = look.fill;
  ctx.fill();
  ctx.setLineDash(node.outlined ? [5, 4] : []);
  ctx.lineWidth = node.focused || marked ? 3 : 1.3;
  ctx.strokeStyle = look.border;
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = look.text;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  const room = node.w - PADDING; // letters wider than any foreseen are drawn narrower
  ctx.font = `${node.focused ? "700 " : ""}13px ${FONT}`;
  node.name.forEach((line, n) => {
    const base = top + PADDING + NAME * (n + 0.78);
    ctx.fillText(line, left + PADDING, base, room);
    if (node.struck) {
      ctx.fillRect(left + PADDING, base - 4.5, ctx.measureText(line).width, 1.2);
    }
  });
  ctx.globalAlpha = 0.85;
  ctx.font = `10.5px ${FONT}`;
  node.small.forEach((line, n) => {
    const base = top + PADDING + NAME * node.name.length + SMALL * (n + 0.78);
    ctx.fillText(line, left + PADDING, base, room);
  });
  ctx.restore();
}

function band(ctx, lane, lines) {
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(lane.x, lane.y, lane.width, lane.height, 8);
  ctx.fillStyle = lines.lane;
  ctx.fill();
  ctx.globalAlpha = 0.4;
  ctx.strokeStyle = lines.broken;
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.fillStyle = lines.heading;
  ctx.font = `600 12px ${FONT}`;
  lane.heading.forEach((line, n) => ctx.fillText(line, lane.x + PADDING, lane.line + n * SMALL));
  ctx.restore();
}

// Where between two columns an edge turns, so that edges of one kind share a trunk.
const TURN = { strong: 0.3, weak: 0.5, broken: 0.7 };

// From the edge of one box to that of another: straight down, or by a trunk between the
// columns. Gives where the arrow stands at the target.
function route(ctx, edge, one, other) {
  ctx.beginPath();
  if (Math.abs(one.x - other.x) < 1) {
    const down = other.y > one.y ? 1 : -1;
    const end = other.y - (down * other.h) / 2;
    ctx.moveTo(one.x, one.y + (down * one.h) / 2);
    ctx.lineTo(other.x, end);
    return [other.x, end, (down * Math.PI) / 2];
  }
  const side = other.x > one.x ? 1 : -1;
  const start = one.x + (side * one.w) / 2, end = other.x - (side * other.w) / 2;
  const [left, right] = [Math.min(start, end), Math.max(start, end)];
  const turn = left + (right - left) * TURN[edge.line];
  const round = Math.min(6, Math.abs(one.y - other.y) / 2);
  // Dashes of edges that share a trunk begin at the end that they share.
  const way = [[start, one.y], [turn, one.y], [turn, other.y], [end, other.y]];
  if (edge.back) way.reverse();
  ctx.moveTo(...way[0]);
  ctx.arcTo(...way[1], ...way[2], round);
  ctx.arcTo(...way[2], ...way[3], round);
  ctx.lineTo(...way[3]);
  return [end, other.y, side > 0 ? 0 : Math.PI];
}

function arrow(ctx, x, y, turn) {
  ctx.translate(x, y);
  ctx.rotate(turn);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(-9, -4.5);
  ctx.lineTo(-9, 4.5);
  ctx.closePath();
  ctx.fill();
}

function line(ctx, edge, one, other, lines) {
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = lines[edge.line];
  ctx.lineWidth = 1.5;
  ctx.setLineDash(edge.dashes || []);
  const end = route(ctx, edge, one, other);
  ctx.stroke();
  ctx.setLineDash([]);
  arrow(ctx, ...end);
  ctx.restore();
}

function under(ctx, nodes, edges, palette, lane) {
  if (lane) band(ctx, lane, palette.lines);
  edges.forEach((edge) => {
    const ends = [nodes.get(edge.from), nodes.get(edge.to)];
    // It is drawn between two changes as well, when nodes have gone and edges not yet.
    if (ends.every(Boolean)) line(ctx, edge, ...ends, palette.lines);
  });
}

// The whole on a canvas of its own, on its ground, `scale` pixels for one of the frame:
// sharp whatever the screen is.
export function painted(nodes, edges, palette, frame, scale) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [frame.width * scale, frame.height * scale];
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = palette.lines.ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.scale(scale, scale);
  under(ctx, nodes, edges, palette, frame.lane);
  nodes.forEach((node) => box(ctx, node, node.x, node.y, palette, false));
  return canvas;
}

// Gives a network these looks; palette and lane are asked for whenever it is drawn.
// Its own edges are hidden: they would go from middle to middle, behind other boxes.
export function dress(network, nodes, edges, palette, lane) {
  const draw = ({ ctx, id, x, y, state }) => {
    const node = nodes.get(id);
    const marked = state.selected || state.hover;
    return {
      drawNode: () => box(ctx, node, x, y, palette(), marked),
      nodeDimensions: { width: node.w, height: node.h },
    };
  };
  network.on("beforeDrawing", (ctx) => {
    under(ctx, nodes, edges, palette(), lane());
  });
  return {
    node: (node) => ({ ...node, title: node.tip, shape: "custom", ctxRenderer: draw }),
    edge: (edge) => ({ ...edge, hidden: true }),
  };
}
