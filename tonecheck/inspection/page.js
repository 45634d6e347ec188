"use strict";
const marks = new Map();
for (const element of document.querySelectorAll("[data-marks]")) {
  for (const entry of element.dataset.marks.split(";")) {
    const at = entry.indexOf(":");
    const key = entry.slice(0, at), begins = entry[at + 1] === "^", value = entry.slice(at + (begins ? 2 : 1));
    if (!marks.has(key)) marks.set(key, []);
    marks.get(key).push({ element, begins, value, weight: Number(value) });
  }
}
const decimal = document.documentElement.lang === "de" ? "," : ".";
const said = value => /^[+-]\d/.test(value) ? value.replace("-", "\u2212").replace(".", decimal) : value;
const status = document.getElementById("status");
let pinned = null;

function clear() {
  for (const element of document.querySelectorAll("#reply .on")) {
    element.classList.remove("on", "plus", "minus", "plain", "s1", "s2", "s3", "s4");
    delete element.dataset.shown;
  }
  for (const element of document.querySelectorAll(".here")) element.classList.remove("here");
}

function light(button) {
  clear();
  if (!button) return;
  const labels = marks.get(button.dataset.key) || [];
  const colours = marks.get(button.dataset.key.replace(/^tone-/, "heat-")) || labels;
  const most = Math.max(...[...colours, ...labels].map(mark => Math.abs(mark.weight) || 0));
  for (const mark of colours.length ? colours : labels) paint(mark, most);
  for (const mark of labels) {
    if (!mark.element.classList.contains("on")) paint(mark, most, true);
    if (mark.begins) mark.element.dataset.shown = said(mark.value);
  }
  const sentence = button.dataset.sentence;
  if (sentence) for (const element of document.querySelectorAll(`.sentence[data-sentence="${sentence}"]`)) element.classList.add("here");
}

function paint(mark, most, always) {
  const share = Math.abs(mark.weight) / most;
  if (Number.isNaN(mark.weight)) mark.element.classList.add("on", "plain");
  else if (always || share >= 0.06) mark.element.classList.add("on", mark.weight < 0 ? "minus" : "plus", `s${Math.max(1, Math.ceil(share * 4))}`);
}

function pin(button) {
  if (pinned) pinned.setAttribute("aria-pressed", "false");
  pinned = button;
  if (pinned) pinned.setAttribute("aria-pressed", "true");
  light(pinned);
  const words = pinned ? (marks.get(pinned.dataset.key) || []) : [];
  status.textContent = words.map(mark => `${mark.begins ? said(mark.value) : ""} ${mark.element.textContent}`).join("; ");
}

function rest() {
  light(pinned || document.activeElement?.closest("button[data-key]"));
}

for (const button of document.querySelectorAll("button[data-key]")) {
  button.addEventListener("pointerenter", () => light(button));
  button.addEventListener("pointerleave", rest);
  button.addEventListener("focus", () => light(button));
  button.addEventListener("blur", rest);
  button.addEventListener("click", () => pin(pinned === button ? null : button));
}
document.addEventListener("keydown", event => { if (event.key === "Escape") pin(null); });
document.getElementById("how").hidden = false;
