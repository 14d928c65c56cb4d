/* Keys of the desk and buttons that copy. Everything can be done without it. */
"use strict";
(() => {
  const first = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rule = first("form.rule");
  const reason = rule && rule.elements.reason;

  /* What follows a ruling is read at once, also by a reader of screens. */
  const trouble = first(".trouble[tabindex]");
  if (trouble) trouble.focus();

  const unfold = () => { const fold = rule && rule.closest("details"); if (fold) fold.open = true; };
  const pick = (input) => { unfold(); input.checked = true; input.focus(); };
  const sides = () => all('input[name="verdict"][value^="one-right"]', rule);
  const accept = () => { const list = sides(); const at = list.findIndex((each) => each.checked); if (list.length) pick(list[(at + 1) % list.length]); };
  const verdict = (value) => () => { const input = rule && first(`input[name="verdict"][value="${value}"]`, rule); if (!input) return; pick(input); if (input.dataset.reason !== undefined) reason.focus(); };
  const press = (key) => () => { const goal = first(`a[data-key="${key}"], button[data-key="${key}"]`); if (goal) goal.click(); };
  const actions = {
    a: () => rule && accept(), b: verdict("both-right"), e: verdict("source-error"), x: verdict("explained"), c: verdict("needs-call"),
    s: press("s"), z: press("z"), n: press("n"), r: () => { unfold(); if (reason) reason.focus(); },
    "/": () => { const field = first('form.choose input[type="search"]'); if (field) { field.focus(); field.select(); } },
  };
  for (let place = 1; place <= 9; place += 1) actions[place] = () => { const side = rule && sides()[place - 1]; if (side) pick(side); };

  const KEYS = [["a", "accept a side; again for the one after it"], ["1 9", "accept that side"], ["b", "both are right"], ["x", "the difference is explained"], ["e", "the source is wrong"], ["c", "needs a call"], ["r", "write the reason"], ["Enter", "send the ruling; from the reason with Ctrl"], ["s", "skip it for now"], ["n", "the next open finding"], ["z", "take back what I did last"]];
  const list = first("#keys dl");
  if (list) for (const [keys, what] of KEYS) {
    const term = document.createElement("dt"), told = document.createElement("dd");
    for (const key of keys.split(" ")) { const cap = document.createElement("kbd"); cap.textContent = key; term.append(cap, " "); }
    told.textContent = what; list.append(term, told);
  }
  const on = () => { const toggle = document.getElementById("keys-on"); return !toggle || toggle.checked; };
  const typing = (goal) => goal.closest("select, textarea, [contenteditable]") || (goal.closest("input") && goal.type !== "radio");
  addEventListener("keydown", (event) => {
    if (rule && event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === reason) { event.preventDefault(); rule.requestSubmit(first("button.main", rule)); return; }
    if (event.key === "Escape" && event.target === reason) { reason.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || !on() || first("dialog[open]") || !(event.key in actions) || typing(event.target)) return;
    event.preventDefault();
    actions[event.key]();
  });

  /* A ruling goes out once. */
  for (const form of all('form[method="post"]')) form.addEventListener("submit", (event) => { if (form.dataset.sent) event.preventDefault(); form.dataset.sent = "1"; });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  for (const piece of all(".piece")) {
    const text = first("textarea", piece), button = document.createElement("button");
    button.type = "button"; button.className = "quiet"; button.textContent = "Copy";
    button.addEventListener("click", async () => { text.select(); try { await navigator.clipboard.writeText(text.value); button.textContent = "Copied"; } catch { button.textContent = "Selected: copy it with Ctrl+C"; } });
    piece.append(button);
  }
})();
