// Search without a server: the sections of all pages lie in search-index.js.  English words are found by their beginnings, Chinese text by
// its bigrams, so that no dictionary is needed; every word of the question must occur in a section.
(() => {
  "use strict";
  const sections = window.lessonsIndex || [];
  const results = document.getElementById("results"), found = document.getElementById("found");
  const field = document.querySelector(".search input");
  const fold = text => text.normalize("NFKC").toLowerCase();
  // For places in a text: as long as the text itself.
  const lower = text => { const small = text.toLowerCase(); return small.length === text.length ? small : text; };
  const han = /[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

  // "Convolutions of 卷积核" → convolutions, of, 卷积, 积核
  const terms = text => {
    const list = [];
    for (const word of fold(text).match(/[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+|[\p{L}\p{N}_]+?(?=[\u2e80-\u9fff\uf900-\ufaff]|[^\p{L}\p{N}_]|$)/gu) || []) {
      if (!han.test(word)) { list.push(word); continue; }
      const characters = [...word];
      if (characters.length === 1) list.push(word);
      for (let i = 0; i + 1 < characters.length; i++) list.push(characters[i] + characters[i + 1]);
    }
    return list;
  };
  // English plurals and the like: the shorter of two forms is enough.
  const stem = word => /^[a-z]{5,}$/.test(word) ? word.replace(/(?:ies|es|s|ing|ed)$/, "") : word;

  const index = new Map();
  const add = (text, number, weight) => {
    for (const term of terms(text)) {
      let places = index.get(term);
      if (!places) index.set(term, places = new Map());
      places.set(number, (places.get(number) || 0) + weight);
    }
  };
  sections.forEach((section, number) => {
    add(section.h, number, 12);
    if (section.t !== section.h) add(section.t, number, 3);
    add(section.x, number, 1);
  });
  const vocabulary = [...index.keys()];

  const matches = term => {
    const scores = new Map(), short = han.test(term) ? term : stem(term);
    for (const word of vocabulary) {
      const isHan = han.test(word);
      if (isHan ? !(word === term || [...term].length === 1 && word.includes(term)) : !(word.startsWith(short) || short.length > 3 && word.includes("_" + short))) continue;
      const exact = word === term ? 3 : 1, places = index.get(word);
      const rare = Math.log(1 + sections.length / places.size);
      for (const [number, weight] of places) scores.set(number, Math.max(scores.get(number) || 0, exact * rare * Math.min(weight, 30)));
    }
    return scores;
  };

  // Text is set as text; only our own <mark> elements are made.
  const marked = (element, text, words) => {
    const folded = lower(text);
    let at = 0;
    while (at < text.length) {
      let next = -1, length = 0;
      for (const word of words) {
        const place = folded.indexOf(word, at);
        if (place >= 0 && (next < 0 || place < next || place === next && word.length > length)) { next = place; length = word.length; }
      }
      if (next < 0) break;
      element.append(text.slice(at, next));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      element.append(mark);
      at = next + length;
    }
    element.append(text.slice(at));
  };
  const excerpt = (text, words) => {
    const folded = lower(text), places = words.map(word => folded.indexOf(word)).filter(place => place >= 0);
    let start = places.length ? Math.max(0, Math.min(...places) - 60) : 0;
    if (start > 0 && !han.test(text.slice(start, start + 12))) start = text.indexOf(" ", start) + 1 || start;
    const end = start + 220;
    return (start > 0 ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
  };

  const show = query => {
    const wanted = [...new Set(terms(query))];
    results.replaceChildren();
    if (!wanted.length) { found.textContent = found.dataset.empty; return; }
    let scores = null;
    for (const term of wanted) {
      const these = matches(term);
      scores = scores ? new Map([...scores].filter(([number]) => these.has(number)).map(([number, score]) => [number, score + these.get(number)])) : these;
    }
    const phrase = fold(query).trim();
    const hits = [...scores].map(([number, score]) => {
      const section = sections[number], words = fold(section.h + " " + section.x);
      return { section, score: score * (words.includes(phrase) ? 2 : 1) * (fold(section.h) === phrase ? 4 : 1) };
    }).sort((a, b) => b.score - a.score);
    found.textContent = hits.length === 0 ? found.dataset.none : hits.length === 1 ? found.dataset.one : found.dataset.many.replace("{n}", hits.length);
    const words = fold(query).split(/[^\p{L}\p{N}_]+/u).filter(Boolean).flatMap(word => han.test(word) ? [word, ...terms(word)] : [word, stem(word)]);
    for (const { section } of hits.slice(0, 50)) {
      const item = document.createElement("li"), link = document.createElement("a"), place = document.createElement("span"), text = document.createElement("p");
      link.href = section.u;
      if (section.l) item.lang = section.l;
      marked(link, section.h, words);
      place.className = "place";
      place.textContent = section.t === section.h ? "" : section.t;
      marked(text, excerpt(section.x, words), words);
      item.append(link, place, text);
      results.append(item);
    }
  };

  // The arrow keys walk through the results.
  addEventListener("keydown", event => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...results.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  field.addEventListener("input", () => {
    show(field.value);
    try { history.replaceState(null, "", "?q=" + encodeURIComponent(field.value)); } catch { /* not allowed for files in some browsers */ }
  });
  if (!field.value) field.focus();
  show(field.value);
})();
