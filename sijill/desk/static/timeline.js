// Drawing over the timeline chooses the days under the stretch; arrow keys walk its bars.

const NS = "http://www.w3.org/2000/svg";

export function brushing(svg, narrow) {
  if (!svg || svg.dataset.brushed) return;
  svg.dataset.brushed = "yes";
  const bars = [...svg.querySelectorAll("a")];
  let from = null;
  let stretch = null;

  const across = (event) => {
    const box = svg.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
  };
  const under = (left, right) => bars.filter((bar) => {
    const ground = bar.querySelector(".ground");
    const x = ground.x.baseVal.value;
    return x + ground.width.baseVal.value > left && x < right;
  });

  svg.addEventListener("pointerdown", (event) => { if (event.button === 0) from = across(event); });
  svg.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = across(event);
    if (!stretch && Math.abs(to - from) < 4) return;
    if (!stretch) {
      stretch = document.createElementNS(NS, "rect");
      stretch.setAttribute("class", "stretch");
      stretch.setAttribute("y", "0");
      stretch.setAttribute("height", svg.viewBox.baseVal.height);
      svg.append(stretch);
      svg.setPointerCapture(event.pointerId);
    }
    stretch.setAttribute("x", Math.min(from, to));
    stretch.setAttribute("width", Math.abs(to - from));
  });
  const drop = (event) => {
    if (from !== null && stretch && event.type === "pointerup") {
      const days = under(Math.min(from, across(event)), Math.max(from, across(event)));
      if (days.length) narrow({ since: least(days.map((d) => d.dataset.first)), until: most(days.map((d) => d.dataset.last)) });
    }
    stretch?.remove();
    const drew = stretch !== null;
    from = stretch = null;
    // the click that follows a stretch is not a click on a bar
    if (drew) svg.addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
  };
  svg.addEventListener("pointerup", drop);
  svg.addEventListener("pointercancel", drop);
  svg.addEventListener("click", (event) => {
    const bar = event.target.closest("a");
    if (!bar || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    narrow({ since: bar.dataset.first, until: bar.dataset.last });
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  svg.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    const forward = document.documentElement.dir === "rtl" ? -way : way;
    bars[bars.indexOf(document.activeElement) + forward]?.focus();
    event.preventDefault();
  });
}

const least = (days) => days.reduce((a, b) => (a < b ? a : b));
const most = (days) => days.reduce((a, b) => (a > b ? a : b));
