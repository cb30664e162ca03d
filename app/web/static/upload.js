// How far the sending of files is; without this the browser sends them as any form.

const form = document.querySelector("form.add");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const status = form.querySelector(".sending");
  const bar = status.querySelector("progress");
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = (100 * loaded) / total; });
  request.addEventListener("load", () => {
    if (request.status < 400) { location.assign(request.responseURL); return; }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    status.replaceChildren(document.adoptNode(page.querySelector(".notice") ?? page.querySelector("h1")));
    form.querySelector("button").disabled = false;
  });
  request.addEventListener("error", () => { form.submit(); });
  request.open("POST", form.action);
  request.setRequestHeader("accept", "text/html");
  status.hidden = false;
  form.querySelector("button").disabled = true;
  request.send(new FormData(form));
});
