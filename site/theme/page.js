(() => {
  "use strict";
  const root = document.documentElement;

  // Light and dark: the reader's system decides until the button is used; the choice is kept for the other pages (see early.js).
  const button = document.getElementById("theme");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; };
  button.hidden = false;
  button.addEventListener("click", () => {
    const face = isDark() ? "light" : "dark";
    root.dataset.theme = face;
    label();
    // A report stands alone.
    if (!document.body.classList.contains("site")) return;
    window.name = "lessons-face:" + face;
    try { localStorage.setItem("lessons-face", face); } catch { /* the window's name has to do */ }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
  label();

  // On narrow screens lists of links start folded.
  const folds = [[".sidebar details", "(max-width: 61.99rem)"], [".contents details", root.querySelector(".sidebar") ? "(max-width: 79.99rem)" : "(max-width: 69.99rem)"]];
  for (const [selector, query] of folds) {
    const list = document.querySelector(selector);
    if (list && matchMedia(query).matches) list.open = false;
  }
  // What is printed is unfolded, but for values, measurements and tracebacks; what was unfolded for printing is folded again.
  const unfolded = [];
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open], .data, .measured, .traceback)")) { details.open = true; unfolded.push(details); }
  });
  addEventListener("afterprint", () => { for (const details of unfolded.splice(0)) details.open = false; });

  // The heading in view is marked in the contents.
  const links = new Map([...document.querySelectorAll(".contents a")].map(a => [decodeURIComponent(a.hash.slice(1)), a]));
  if (links.size && "IntersectionObserver" in window) {
    const headings = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
    const mark = () => {
      let current = headings[0];
      for (const heading of headings) if (heading.getBoundingClientRect().top < 120) current = heading;
      for (const [id, a] of links) if (current && id === current.id) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "-100px 0px 0px 0px" });
    headings.forEach(heading => observer.observe(heading));
    addEventListener("scroll", mark, { passive: true });
    mark();
  }

  // Steps: one is shown, the buttons and the slider choose which.
  for (const steps of document.querySelectorAll(".steps")) {
    const frames = [...steps.querySelectorAll(".frames > li")], slider = steps.querySelector("input"), output = steps.querySelector("output");
    const show = number => {
      slider.value = Math.min(Math.max(number, 1), frames.length);
      frames.forEach((frame, index) => frame.classList.toggle("current", index === slider.value - 1));
      output.textContent = output.textContent.replace(/\d+/, slider.value);
    };
    slider.addEventListener("input", () => show(+slider.value));
    steps.querySelector(".first").addEventListener("click", () => show(1));
    steps.querySelector(".previous").addEventListener("click", () => show(+slider.value - 1));
    steps.querySelector(".next").addEventListener("click", () => show(+slider.value + 1));
    steps.classList.add("on");
    steps.querySelector(".step-controls").hidden = false;
    show(1);
  }

  // Lines of a chart: the nearest value below the pointer.
  for (const svg of document.querySelectorAll("figure.plot svg")) {
    const lines = [...svg.querySelectorAll("g.series.line")].map(group => ({
      group, name: group.dataset.name || "",
      values: (group.dataset.values || "").split(";").filter(Boolean).map(part => part.split(" ")),
    })).filter(line => line.values.length);
    if (!lines.length) continue;
    const make = (name, parent) => parent.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
    const tip = make("g", svg);
    tip.setAttribute("class", "tip");
    tip.style.display = "none";
    const box = make("rect", tip), text = make("text", tip), dot = make("circle", tip);
    dot.setAttribute("r", "4");
    svg.addEventListener("pointermove", event => {
      const matrix = svg.getScreenCTM();
      if (!matrix) return;
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
      let best = null;
      for (const line of lines) for (const value of line.values) {
        const distance = Math.hypot((value[0] - point.x), (value[1] - point.y) * 0.6);
        if (!best || distance < best.distance) best = { distance, value, line };
      }
      if (!best || best.distance > 60) { tip.style.display = "none"; return; }
      const [x, y, step, number] = best.value;
      tip.style.display = "";
      text.textContent = (best.line.name ? best.line.name + " " : "") + document.getElementById("content").dataset.at.replace("%1", number).replace("%2", step);
      const width = text.getComputedTextLength() + 16, limit = svg.viewBox.baseVal.width;
      const left = Math.min(Math.max(x - width / 2, 2), limit - width - 2), top = y > 44 ? y - 34 : +y + 12;
      box.setAttribute("x", left); box.setAttribute("y", top); box.setAttribute("width", width); box.setAttribute("height", 24); box.setAttribute("rx", 4);
      text.setAttribute("x", left + 8); text.setAttribute("y", top + 16);
      dot.setAttribute("cx", x); dot.setAttribute("cy", y);
    });
    svg.addEventListener("pointerleave", () => { tip.style.display = "none"; });
  }
})();
