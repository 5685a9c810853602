// Filters the ledgers, and lights up all passages of the finding that is pointed at. The page is whole without it.
"use strict";
const bar = document.getElementById("filter");
const rows = Array.from(document.querySelectorAll(".ledger tbody tr[id]"));
const groups = Array.from(document.querySelectorAll(".ledger tbody"));
const [words, state, status] = ["words", "state", "status"].map((name) => bar.querySelector(`[name=${name}]`));
const said = document.getElementById("shown");

function filter() {
  const wanted = words.value.trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const own = row.dataset.state || row.parentElement.dataset.state;
    const fits = (!state.value || own === state.value)
      && (!status.value || (row.dataset.status || "unchecked").split(" ").includes(status.value))
      && (!wanted || row.textContent.toLowerCase().includes(wanted));
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("tr[id]:not([hidden])");
  }
  said.textContent = shown === rows.length ? "" : `${shown} of ${rows.length} lines shown`;
}

function all() {
  for (const field of [words, state, status]) field.value = "";
  filter();
}

let lit = [];
function light(target) {
  const link = target.closest("a.w, a.sign");
  const row = link ? null : target.closest(".ledger tr[id]");
  const id = link ? link.getAttribute("href") : row && `#${row.id}`;
  for (const element of lit) element.classList.remove("lit");
  lit = id ? Array.from(document.querySelectorAll(`.words a[href="${id}"]`)) : [];
  for (const element of lit) element.classList.add("lit");
}

bar.hidden = false;
bar.addEventListener("input", filter);
bar.querySelector("button").addEventListener("click", all);
for (const name of ["mouseover", "focusin"]) {
  document.addEventListener(name, (event) => light(event.target));
}
// A link to a line that the filter hides shows it again.
window.addEventListener("hashchange", () => {
  const row = document.getElementById(location.hash.slice(1))?.closest("tr[hidden]");
  if (row) {
    all();
    row.scrollIntoView();
  }
});
