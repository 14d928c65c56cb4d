/* Filters, keys, folds. Everything can be read without it. */
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const single = document.body.classList.contains("single");
  const memory = { get: (k) => { try { return localStorage.getItem(k); } catch { return null; } }, set: (k, v) => { try { localStorage.setItem(k, v); } catch { /* none */ } } };
  const hash = () => decodeURIComponent(location.hash.slice(1));
  document.documentElement.classList.add("js");

  /* One file: show one page at a time. */
  const pages = all("section.page");
  let page = pages[0];
  const route = () => {
    const name = hash();
    const goal = name && !name.includes("=") ? document.getElementById(name) : null;
    if (single) {
      page = (goal && goal.closest("section.page")) || (name === "main" ? page : pages[0]);
      for (const each of pages) each.hidden = each !== page;
      document.title = page.getAttribute("aria-label");
      if (goal) { goal.scrollIntoView(); if (goal === page) { scrollTo(0, 0); goal.focus({ preventScroll: true }); } }
    }
    for (let fold = goal && goal.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  /* Filters of the first page; the choice is kept in the address. */
  const form = document.querySelector("form.filters");
  const setUp = () => {
    const rows = all("li[data-k]").map((row) => ({ row, keys: new Set(row.dataset.k.split(" ")), text: "" }));
    const notes = document.querySelector("details.notes");
    const selects = all("select", form);
    const say = form.querySelector("output");
    const search = form.elements.q;
    const show = () => {
      const wanted = selects.map((s) => s.selectedOptions[0].dataset.k).filter(Boolean);
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0, noted = 0;
      for (const each of rows) {
        if (words.length && !each.text) each.text = each.row.textContent.toLowerCase();
        const good = wanted.every((key) => each.keys.has(key)) && words.every((word) => each.text.includes(word));
        if (each.row.hidden === good) each.row.hidden = !good;
        if (good) { shown += 1; if (notes && notes.contains(each.row)) noted += 1; }
      }
      const active = wanted.length + words.length > 0;
      form.classList.toggle("active", active);
      say.textContent = active ? `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} findings` : "";
      if (notes && active) notes.open = noted > 0;
    };
    const keep = () => {
      const chosen = new URLSearchParams();
      for (const each of [search, ...selects]) if (each.value) chosen.set(each.name, each.value);
      const text = chosen.toString();
      history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
      show();
    };
    const restore = () => {
      const text = location.hash.slice(1);
      if (text && !text.includes("=")) return;
      const chosen = new URLSearchParams(text);
      for (const each of [search, ...selects]) each.value = chosen.get(each.name) || "";
      for (const each of selects) if (each.selectedIndex < 0) each.value = "";
      show();
    };
    form.hidden = false;
    form.addEventListener("input", keep);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(keep));
    addEventListener("hashchange", restore);
    restore();
  };
  if (form) setUp();
  route();
  addEventListener("hashchange", route);

  /* Print: nothing stays folded. */
  addEventListener("beforeprint", () => { for (const each of all("details:not([open])")) { each.open = true; each.dataset.printed = ""; } });
  addEventListener("afterprint", () => { for (const each of all("details[data-printed]")) { each.open = false; delete each.dataset.printed; } });

  /* Keys. */
  const KEYS = [["j k", "next, previous in a list or a text"], ["o", "open it"], ["u", "up to the story, or to all findings"], ["[ ]", "previous, next finding"], ["/", "search the findings"], ["?", "this list"]];
  const help = document.createElement("dialog");
  help.id = "keys"; help.setAttribute("aria-labelledby", "keys-title");
  help.innerHTML = `<h2 id="keys-title">Keys</h2><dl>${KEYS.map(([keys, what]) => `<dt>${keys.split(" ").map((key) => `<kbd>${key}</kbd>`).join(" ")}</dt><dd>${what}</dd>`).join("")}</dl>
    <p><label><input type="checkbox" id="keys-on"> Single keys are on</label></p><form method="dialog"><button>Close</button></form>`;
  document.body.append(help);
  const toggle = document.getElementById("keys-on");
  toggle.checked = memory.get("reconcile-keys") !== "off";
  toggle.addEventListener("change", () => memory.set("reconcile-keys", toggle.checked ? "on" : "off"));
  const hint = document.createElement("button");
  hint.type = "button"; hint.className = "keys"; hint.innerHTML = "<kbd>?</kbd> keys"; hint.setAttribute("aria-haspopup", "dialog");
  hint.addEventListener("click", () => help.showModal());
  document.querySelector("header.top nav").after(hint);

  const STOPS = ".rows > li, .claim[id], .fact, .rule-text, .alone tr[id]";
  const stops = () => all(STOPS, page).filter((each) => each.checkVisibility ? each.checkVisibility() : each.offsetParent);
  const current = () => document.activeElement.closest(STOPS);
  const move = (step) => {
    const list = stops();
    const at = list.indexOf(current());
    const next = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + step))];
    if (!next) return;
    const goal = next.matches("section, a") ? next : next.querySelector("a:not(.statelink)") || next;
    goal.focus(); goal.scrollIntoView({ block: "nearest" });
  };
  const follow = (rel) => { const link = page.querySelector(`a[rel~="${rel}"]`); if (link) link.click(); };
  const open = () => { const here = current(); const link = here && (document.activeElement.matches("a") ? document.activeElement : here.querySelector("a")); if (link) link.click(); };
  const actions = {
    j: () => move(1), k: () => move(-1), o: open, u: () => follow("up"), "[": () => follow("prev"), "]": () => follow("next"),
    "/": () => { if (form && !form.closest("[hidden]")) form.elements.q.focus(); }, "?": () => help.showModal(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || !(event.key in actions)) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (!toggle.checked && event.key !== "?") return;
    event.preventDefault();
    actions[event.key]();
  });
})();
