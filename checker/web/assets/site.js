// What is nicer with a script; everything works without it.
"use strict";

// Files chosen or dropped are listed, and bounds are told before anything is sent.
for (const form of document.querySelectorAll("form.upload")) {
  const problem = form.querySelector(".problem");
  const megabytes = (bytes) => {
    const [much, unit] = bytes < 1048576 ? [Math.ceil(bytes / 1024), "KB"] : [bytes / 1048576, "MB"];
    return `${much.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${unit}`;
  };
  const check = () => {
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    const large = files.filter((file) => file.size > Number(form.dataset.file));
    const whole = files.reduce((sum, file) => sum + file.size, 0);
    let said = "";
    if (large.length) said = `${form.dataset.large} ${large.map((file) => `${file.name} (${megabytes(file.size)})`).join(", ")}`;
    else if (whole > Number(form.dataset.size)) said = `${form.dataset.large} ${megabytes(whole)}`;
    else if (files.length > Number(form.dataset.files)) said = `${form.dataset.many} ${form.dataset.files}`;
    problem.textContent = said;
    problem.hidden = !said;
    return !said;
  };
  for (const zone of form.querySelectorAll(".drop")) {
    const input = zone.querySelector("input[type=file]");
    const list = document.createElement("ul");
    list.className = "chosen";
    zone.append(list);
    const show = () => {
      list.replaceChildren(
        ...[...input.files].map((file) => {
          const row = document.createElement("li");
          for (const text of [file.name, megabytes(file.size)]) row.append(Object.assign(document.createElement("span"), { textContent: text }));
          return row;
        }),
      );
      check();
    };
    input.addEventListener("change", show);
    for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
    for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      const taken = new DataTransfer();
      for (const file of input.multiple ? [...input.files, ...event.dataTransfer.files] : [...event.dataTransfer.files].slice(0, 1)) taken.items.add(file);
      input.files = taken.files;
      show();
    });
  }
  form.addEventListener("submit", (event) => {
    if (!check()) { event.preventDefault(); problem.scrollIntoView(); return; }
    const button = form.querySelector("button.primary");
    button.textContent = form.dataset.sending;
    button.disabled = true;
  });
  // A file dropped beside the areas must not replace the page.
  for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
}
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// Progress is followed; at the end the page is loaded anew.
const main = document.querySelector("main[data-progress]");
if (main) {
  const words = JSON.parse(main.dataset.words);
  const follow = async () => {
    try {
      const answer = await fetch(main.dataset.progress, { cache: "no-store" });
      if (!answer.ok) { location.reload(); return; }
      const said = await answer.json();
      if (!said.busy) { location.reload(); return; }
      const rows = document.querySelectorAll(".parts li");
      if (rows.length !== said.parts.length) { location.reload(); return; }
      said.parts.forEach((part, at) => {
        rows[at].className = `is-${part.state}`;
        rows[at].querySelector(".state").textContent =
          words[part.state] + (part.pages && part.state === "reading" ? ` (${words.page} ${part.pages[0]}/${part.pages[1]})` : "");
      });
      const done = said.parts.filter((part) => !["waiting", "reading"].includes(part.state)).length;
      document.getElementById("bar").value = done;
      if (said.stage !== "judging") document.getElementById("told").textContent = words.told.replace("%s", done).replace("%s", rows.length);
    } catch { /* the server may be busy; asked again */ }
    setTimeout(follow, 700);
  };
  setTimeout(follow, 400);
}

// Words to paste are taken with one press.
if (navigator.clipboard) {
  const [take, taken] = document.documentElement.lang === "en" ? ["Copy", "Copied"] : ["Chép", "Đã chép"];
  for (const row of document.querySelectorAll(".suggestion")) {
    const words = row.querySelector("[lang=vi]").textContent;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: take });
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(words);
      button.textContent = taken;
      setTimeout(() => { button.textContent = take; }, 2000);
    });
    row.append(button);
  }
}
