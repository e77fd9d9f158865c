(() => {
  "use strict";
  // Every word of the question must stand in a section, anywhere in a word: so it works for languages that put no spaces between words, too.
  const sections = JSON.parse(document.getElementById("sections").textContent);
  const fold = text => text.normalize("NFKC").toLowerCase();
  const prepared = sections.map(section => ({ ...section, title: fold(section.h + " " + section.t), text: fold(section.x) }));
  const results = document.getElementById("results"), found = document.getElementById("found");
  const field = document.querySelector(".search input");

  const excerpt = (section, words) => {
    const folded = fold(section.x), same = folded.length === section.x.length, text = same ? section.x : folded;
    const at = Math.max(0, Math.min(...words.map(word => folded.indexOf(word)).filter(place => place >= 0), folded.length) - 50);
    return (at > 0 ? "…" : "") + text.slice(at, at + 180).replace(/\s+/g, " ") + (at + 180 < text.length ? "…" : "");
  };

  // Text is set as text; only our own <mark> elements are made.
  const marked = (element, text, words) => {
    const folded = fold(text);
    let at = 0;
    while (at < text.length) {
      let next = text.length, length = 0;
      if (folded.length === text.length) for (const word of words) {
        const place = folded.indexOf(word, at);
        if (place >= 0 && place < next) { next = place; length = word.length; }
      }
      element.append(text.slice(at, next));
      if (length) { const mark = document.createElement("mark"); mark.textContent = text.slice(next, next + length); element.append(mark); }
      at = next + length;
      if (!length) break;
    }
  };

  const show = query => {
    const words = fold(query).split(/\s+/).filter(Boolean);
    results.replaceChildren();
    if (!words.length) { found.textContent = "Type a word, or several."; return; }
    const hits = [];
    for (const section of prepared) {
      if (!words.every(word => section.title.includes(word) || section.text.includes(word))) continue;
      let score = 0;
      for (const word of words) score += (section.title.includes(word) ? 20 : 0) + Math.min(section.text.split(word).length - 1, 8);
      hits.push({ section, score });
    }
    hits.sort((a, b) => b.score - a.score);
    found.textContent = hits.length === 1 ? "1 place found." : `${hits.length} places found.`;
    for (const { section } of hits.slice(0, 60)) {
      const item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
      link.href = section.u;
      marked(link, section.h === section.t ? section.h : `${section.t}: ${section.h}`, words);
      marked(text, excerpt(section, words), words);
      item.append(link, text);
      results.append(item);
    }
  };

  field.value = new URLSearchParams(location.search).get("q") || "";
  field.addEventListener("input", () => show(field.value));
  show(field.value);
})();
