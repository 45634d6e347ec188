(() => {
  const form = document.querySelector("form");
  const responses = [...document.querySelectorAll("details")];
  const count = document.querySelector("output");
  const apply = () => {
    const wanted = new Set([...form.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value));
    const rule = form.rule.value;
    const words = form.words.value.trim().toLowerCase();
    let shown = 0;
    for (const response of responses) {
      const said = !words || response.textContent.toLowerCase().includes(words);
      let left = 0;
      for (const item of response.querySelectorAll("li")) {
        item.hidden = !(wanted.has(item.dataset.severity) && wanted.has(item.dataset.state) && (!rule || item.dataset.rule === rule));
        left += item.hidden ? 0 : 1;
      }
      response.hidden = !said || (left === 0 && !wanted.has("clean"));
      shown += response.hidden ? 0 : 1;
    }
    count.textContent = `${shown} / ${responses.length}`;
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
