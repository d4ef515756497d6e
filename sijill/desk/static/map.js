// The map: clusters of points and areas, each drawn by the desk for this zoom; country outlines lie beneath, with no network.

const HALF = 45; // pixels: half of a long name; one that would be cut off at the edge is left out
const AREA = 8; // km: known no better than this, a place is drawn as an area

const words = (text, filled) => text.replace(/\{(\w+)\}/g, (_, key) => filled[key]);
const arabic = document.documentElement.lang === "ar";

const [BUTTONS, FREE] = [[60, 30], [30, 30]]; // pixels beside what is shown: the buttons stand on the side where the page begins
const ROOM = { paddingTopLeft: arabic ? FREE : BUTTONS, paddingBottomRight: arabic ? BUTTONS : FREE, maxZoom: 9 };

/** Rings are steps from point to point in hundredths of a degree; the first is the point itself. */
function ring(steps, unit) {
  const points = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i]; y += steps[i + 1];
    points.push([y / unit, x / unit]);
  }
  return points;
}

async function land(map, address) {
  const { steps, countries } = await (await fetch(address)).json();
  for (const country of countries) {
    const rings = country.rings.map((r) => ring(r, steps));
    L.polygon(rings.map((r) => [r]), { className: "land", interactive: false, weight: 1, fillOpacity: 1, pane: "tilePane", renderer: map.ground }).addTo(map);
    named(map, country, rings);
  }
}

/** Borders between provinces, where the map is close enough to tell them apart. */
async function borders(map, address) {
  const { steps, lines } = await (await fetch(address)).json();
  const drawn = L.polyline(lines.map((l) => ring(l, steps)), { className: "province", interactive: false, weight: 1, fill: false, pane: "tilePane", renderer: map.ground });
  const fit = () => { if (map.getZoom() >= 5) drawn.addTo(map); else drawn.remove(); };
  map.on("zoomend", fit);
  fit();
}

/** The country's name, in the middle of its largest ring, where the map is close enough for it to fit. */
function named(map, country, rings) {
  const largest = rings.reduce((a, b) => (a.length >= b.length ? a : b));
  const bounds = L.latLngBounds(largest);
  const text = document.createElement("span");
  text.textContent = arabic ? country.ar : country.en;
  const label = L.marker(bounds.getCenter(), { interactive: false, keyboard: false, pane: "tilePane", icon: L.divIcon({ className: "country", html: text, iconSize: [120, 16] }) });
  const fit = () => {
    const wide = map.latLngToLayerPoint(bounds.getNorthEast()).x - map.latLngToLayerPoint(bounds.getSouthWest()).x;
    const { x } = map.latLngToContainerPoint(bounds.getCenter());
    const whole = x > HALF && x < map.getSize().x - HALF;
    if (wide > 90 && wide < 3000 && whole) label.addTo(map); else label.remove();
  };
  map.on("moveend", fit);
  fit();
}

export function drawMap({ query, narrow }) {
  const place = document.getElementById("map");
  const data = place.dataset;
  const map = L.map(place, { zoomControl: false, attributionControl: Boolean(data.tiles), minZoom: 2, maxZoom: 14, zoomSnap: 0.5, worldCopyJump: true, keyboardPanDelta: 60 });
  map.ground = L.svg({ padding: 0.5, pane: "tilePane" });
  map.setView([30, 40], 3);
  L.control.zoom({ position: arabic ? "topright" : "topleft", zoomInTitle: data.zoomIn, zoomOutTitle: data.zoomOut }).addTo(map);
  home(map, data.home, () => bounds && map.fitBounds(bounds, ROOM));
  land(map, data.land).then(() => borders(map, data.borders)).catch(() => {});
  if (data.tiles) L.tileLayer(data.tiles, { maxZoom: 18 }).addTo(map);
  const drawn = L.layerGroup().addTo(map);
  const lit = L.layerGroup().addTo(map);
  let bounds = null;
  let asked = null;
  let fitted = false;
  let settling = false; // the first look is the view's, not a choice of whoever looks

  const box = () => {
    const b = map.getBounds();
    return [Math.max(b.getWest(), -540), Math.max(b.getSouth(), -90), Math.min(b.getEast(), 540), Math.min(b.getNorth(), 90)].map((n) => n.toFixed(3)).join(",");
  };

  async function load() {
    asked?.abort();
    asked = new AbortController();
    const view = await answered(`/api/map?${new URLSearchParams({ zoom: Math.round(map.getZoom()), bounds: box() })}&${query()}`, asked.signal);
    if (!view) return;
    if (view.bounds) bounds = [[view.bounds[1], view.bounds[0]], [view.bounds[3], view.bounds[2]]];
    if (!fitted && bounds) {
      fitted = settling = true;
      const [w, s, e, n] = document.getElementById("found").dataset.box.split(",").map(Number);
      if (e === undefined) map.fitBounds(bounds, { ...ROOM, animate: false });
      else map.fitBounds([[s, w], [n, e]], { animate: false });
      return;
    }
    draw(view);
  }

  function draw(view) {
    drawn.clearLayers();
    for (const area of view.areas) drawArea(area);
    for (const cluster of view.clusters) drawCluster(cluster);
    place.dataset.drawn = `${view.clusters.length} ${view.areas.length}`;
  }

  function drawArea(area) {
    const said = `${words(data.area, { name: name(area.name), km: Math.round(area.uncertainty_km) })}. ${counted(area)}`;
    const circle = L.circle([area.lat, area.lon], { radius: area.uncertainty_km * 1000, className: "area", weight: 1.5 }).bindTooltip(plain(said), { sticky: true });
    circle.on("click", () => choose(area)).on("mouseover", () => point(area.ids)).on("mouseout", () => point([]));
    drawn.addLayer(circle);
    pressable(circle.getElement(), said, () => choose(area));
  }

  function drawCluster(cluster) {
    const size = 26 + Math.min(22, Math.round(Math.log2(cluster.incidents) * 4));
    const said = `${cluster.name ? `${name(cluster.name)}. ` : ""}${counted(cluster)}`;
    const count = document.createElement("span");
    count.textContent = cluster.incidents;
    const icon = L.divIcon({ className: "cluster", html: count, iconSize: [size, size] });
    const marker = L.marker([cluster.lat, cluster.lon], { icon, title: "", alt: said }).bindTooltip(plain(said));
    marker.on("click", () => choose(cluster)).on("mouseover", () => point(cluster.ids)).on("mouseout", () => point([]));
    if (cluster.uncertainty_km >= 1) drawn.addLayer(L.circle([cluster.lat, cluster.lon], { radius: cluster.uncertainty_km * 1000, className: "doubt", weight: 1, interactive: false }));
    drawn.addLayer(marker);
    marker.getElement().setAttribute("aria-label", said);
  }

  const counted = (one) => words(data.incidents, { count: one.incidents, killed: one.killed });
  const name = (one) => (arabic ? one.ar : one.en);
  const plain = (text) => { const line = document.createElement("span"); line.textContent = text; return line; };
  const point = (ids) => document.dispatchEvent(new CustomEvent("bars", { detail: { ids } }));

  /** One place narrows the view to it; several are looked at from nearer. */
  function choose(one) {
    if (one.name) narrow({ place: one.name.key });
    else map.fitBounds([[one.box[1], one.box[0]], [one.box[3], one.box[2]]], { padding: [40, 40], maxZoom: map.getZoom() + 3 });
  }

  let moved = 0;
  map.on("moveend", () => {
    clearTimeout(moved);
    moved = setTimeout(() => {
      if (document.getElementById("follow").checked && !settling) narrow({ box: box() });
      else load();
      settling = false;
    }, 60);
  });

  /** Where a row's incident was: a ring, or the area that it was somewhere in. */
  function show(spots) {
    lit.clearLayers();
    for (const spot of (spots ?? "").split(";").filter(Boolean)) {
      const [lat, lon, km] = spot.split(",").map(Number);
      lit.addLayer(km >= AREA ? L.circle([lat, lon], { radius: km * 1000, className: "lit", weight: 3, interactive: false }) : L.circleMarker([lat, lon], { radius: 18, className: "lit", weight: 3, interactive: false }));
    }
  }

  return { load, show, box };
}

/** What the desk answers; null where it refuses, or where something else was asked for meanwhile, be it while the answer came in. */
async function answered(address, signal) {
  try {
    const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function pressable(element, said, press) {
  if (!element) return;
  for (const [key, value] of Object.entries({ tabindex: "0", role: "button", "aria-label": said })) element.setAttribute(key, value);
  element.addEventListener("keydown", (event) => { if (event.key === "Enter") press(); });
}

/** A button that shows all of what was found. */
function home(map, title, press) {
  const Home = L.Control.extend({
    onAdd() {
      const bar = L.DomUtil.create("div", "leaflet-bar");
      const link = L.DomUtil.create("a", "", bar);
      Object.assign(link, { href: "#map", textContent: "⤢", title });
      link.setAttribute("role", "button");
      link.setAttribute("aria-label", title);
      L.DomEvent.disableClickPropagation(link);
      L.DomEvent.on(link, "click", (event) => { L.DomEvent.preventDefault(event); press(); });
      return bar;
    },
  });
  map.addControl(new Home({ position: arabic ? "topright" : "topleft" }));
}
